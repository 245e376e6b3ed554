/* Names that say something by how they are written, where they are defined. */
#include "concepts/predicates/predicate.h"

#include "concepts/value_type.h"

static bool is_dunder(Slice name) {
  return name.len > 4 && slice_starts_with(name, SLICE("__")) && slice_ends_with(name, SLICE("__"));
}

/* `_name`, and neither `_` nor `__name`. */
static bool is_private(Slice name) {
  return name.len > 1 && name.ptr[0] == '_' && name.ptr[1] != '_';
}

/* `__name`, which Python writes anew within a class. */
static bool is_mangled(Slice name) {
  return slice_starts_with(name, SLICE("__")) && !slice_ends_with(name, SLICE("__")) &&
         name.len > 2;
}

static ScopeKind scope_kind(const SegmentView *view, NodeId node) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  return scope != NULL ? scope->kind : SCOPE_FUNCTION;
}

static bool is_in_class(const SegmentView *view, NodeId node) {
  const OuterNames *outer = names_outer(view->names);
  return (outer != NULL && outer->class_count > 0) ||
         nodes_ancestor(view->nodes, node, NODE_CLASS_DEFINITION) != NO_NODE;
}

/* A name of the module: within a class, an underscore says what everybody knows. */
static bool is_private_definition(const SegmentView *view, NodeId node) {
  if (!is_private(nodes_text(view->nodes, node))) return false;
  const OuterNames *outer = names_outer(view->names);
  bool is_module = outer == NULL || outer->class_count == 0;
  return is_module && nodes_is(view->nodes, node, NODE_IDENTIFIER) &&
         scope_kind(view, node) == SCOPE_MODULE;
}

static bool is_mangled_name(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  return is_mangled(name) && !is_dunder(name) && (nodes_is(view->nodes, node, NODE_IDENTIFIER)) &&
         is_in_class(view, node);
}

/* `SIZES = [1, 2]` in a module: a constant by its name that code can change all the same. */
static bool is_constant(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  size_t letters = 0;
  for (size_t i = 0; i < name.len; i++) {
    if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') return false;
    if ((unsigned char)name.ptr[i] >= 0x80) return false;
    letters += name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
  }
  const OuterNames *outer = names_outer(view->names);
  bool is_module = outer == NULL || outer->class_count == 0;
  return letters > 1 && is_module && nodes_is(view->nodes, node, NODE_IDENTIFIER) &&
         scope_kind(view, node) == SCOPE_MODULE &&
         value_is_mutable(
             view, nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_RIGHT));
}

const Predicate predicates_naming[] = {
    {"constant_name", is_constant},
    {"mangled_name", is_mangled_name},
    {"private_definition", is_private_definition},
    {NULL, NULL},
};
