#include "semantics/imports.h"

#include "base/buffer.h"

/* The parts of a dotted name up to identifier `last`, or all of them for NO_NODE. */
static void add_dotted(Buffer *path, const Nodes *nodes, NodeId dotted, NodeId last) {
  for (NodeId part = nodes_first_child(nodes, dotted); part != NO_NODE;
       part = nodes_next_sibling(nodes, part)) {
    if (!nodes_is(nodes, part, NODE_IDENTIFIER)) continue;
    if (path->len > 0) buffer_add_char(path, '.');
    buffer_add(path, nodes_text(nodes, part));
    if (part == last) return;
  }
}

/* The package that the dots of a relative import lead to; false when they lead out of it. */
static bool add_package(Buffer *path, const Nodes *nodes, const OuterNames *outer, NodeId prefix) {
  if (outer == NULL || outer->module_name.len == 0) return false;
  Slice package = outer->module_name;
  uint32_t up = outer->is_package ? 0 : 1;
  Slice dots = nodes_text(nodes, prefix);
  for (size_t i = 0, seen = 0; i < dots.len; i++)
    if (dots.ptr[i] == '.' && seen++ > 0) up++;
  for (; up > 0 && package.len > 0; up--) {
    while (package.len > 0 && package.ptr[package.len - 1] != '.') package.len--;
    if (package.len > 0) package.len--;
  }
  buffer_add(path, package);
  return package.len > 0;
}

static bool add_module(Buffer *path, const Nodes *nodes, const OuterNames *outer, NodeId module,
                       NodeId last) {
  if (nodes_is(nodes, module, NODE_DOTTED_NAME)) {
    add_dotted(path, nodes, module, last);
    return true;
  }
  NodeId prefix = nodes_child_with_symbol(nodes, module, NODE_IMPORT_PREFIX);
  if (prefix == NO_NODE || !add_package(path, nodes, outer, prefix)) return false;
  NodeId dotted = nodes_child_with_symbol(nodes, module, NODE_DOTTED_NAME);
  if (dotted != NO_NODE) add_dotted(path, nodes, dotted, last);
  return true;
}

static NodeId statement_of(const Nodes *nodes, NodeId dotted) {
  NodeId parent = nodes_parent(nodes, dotted);
  bool is_inside =
      nodes_is(nodes, parent, NODE_ALIASED_IMPORT) || nodes_is(nodes, parent, NODE_RELATIVE_IMPORT);
  return is_inside ? nodes_parent(nodes, parent) : parent;
}

/* The name `dotted` of an import, up to its identifier `last`. */
static bool add_import(Buffer *path, const Nodes *nodes, const OuterNames *outer, NodeId dotted,
                       NodeId last) {
  NodeId statement = statement_of(nodes, dotted);
  switch (nodes_symbol(nodes, statement)) {
  case NODE_IMPORT_STATEMENT: break;
  case NODE_FUTURE_IMPORT_STATEMENT: buffer_add(path, SLICE("__future__")); break;
  case NODE_IMPORT_FROM_STATEMENT: {
    NodeId module = nodes_child_by_field(nodes, statement, FIELD_MODULE_NAME);
    if (nodes_is_within(nodes, dotted, module)) return add_module(path, nodes, outer, module, last);
    if (!add_module(path, nodes, outer, module, NO_NODE)) return false;
    break;
  }
  default: return false;
  }
  add_dotted(path, nodes, dotted, last);
  return true;
}

static Slice import_path(const Nodes *nodes, const OuterNames *outer, NodeId dotted, NodeId last,
                         Arena *arena) {
  Buffer path;
  buffer_init(&path);
  bool is_known = add_import(&path, nodes, outer, dotted, last);
  Slice result = is_known ? arena_copy(arena, buffer_slice(&path)) : (Slice){0};
  buffer_release(&path);
  return result;
}

Slice import_binding_path(const Nodes *nodes, const OuterNames *outer, const Binding *binding,
                          Arena *arena) {
  if (!nodes_is(nodes, binding->value, NODE_DOTTED_NAME)) return (Slice){0};
  bool is_aliased = nodes_is(nodes, nodes_parent(nodes, binding->node), NODE_ALIASED_IMPORT);
  return import_path(nodes, outer, binding->value, is_aliased ? (NodeId)NO_NODE : binding->node,
                     arena);
}

Slice import_identifier_path(const Nodes *nodes, const OuterNames *outer, NodeId id, Arena *arena) {
  NodeId parent = nodes_parent(nodes, id);
  if (nodes_is(nodes, parent, NODE_DOTTED_NAME))
    return import_path(nodes, outer, parent, id, arena);
  if (!nodes_is(nodes, parent, NODE_ALIASED_IMPORT)) return (Slice){0};
  return import_path(nodes, outer, nodes_child_by_field(nodes, parent, FIELD_NAME), NO_NODE, arena);
}
