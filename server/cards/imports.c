/* Where the module of an import comes from, and what a relative one is called from the top. */
#include "base/file.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "semantics/standard_modules.h"

static const OuterNames no_names;

static const OuterNames *outer_of(const FactPlace *place) {
  const OuterNames *outer = names_outer(place->view->names);
  return outer == NULL ? &no_names : outer;
}

/* The import statement that the leaf stands in; NO_NODE for none. */
static NodeId statement_of(const Nodes *nodes, NodeId leaf) {
  enum { STEPS = 4 };
  NodeId id = leaf;
  for (int i = 0; i < STEPS && id != NO_NODE; i++, id = nodes_parent(nodes, id))
    if (nodes_is(nodes, id, NODE_IMPORT_STATEMENT) ||
        nodes_is(nodes, id, NODE_IMPORT_FROM_STATEMENT))
      return id;
  return NO_NODE;
}

/* The only module that `import a, b as c` names; NO_NODE where there are several. */
static NodeId only_module(const Nodes *nodes, NodeId statement) {
  if (nodes_is(nodes, statement, NODE_IMPORT_FROM_STATEMENT))
    return nodes_child_by_field(nodes, statement, FIELD_MODULE_NAME);
  NodeId module = nodes_first_named_child(nodes, statement);
  if (nodes_next_named_sibling(nodes, module) != NO_NODE) return NO_NODE;
  bool is_aliased = nodes_is(nodes, module, NODE_ALIASED_IMPORT);
  return is_aliased ? nodes_child_by_field(nodes, module, FIELD_NAME) : module;
}

/* The dotted name that the card is about. */
static NodeId module_of(const Nodes *nodes, NodeId leaf) {
  NodeId parent = nodes_parent(nodes, leaf);
  if (nodes_is(nodes, parent, NODE_DOTTED_NAME)) return parent;
  bool is_module = nodes_is(nodes, nodes_parent(nodes, parent), NODE_IMPORT_STATEMENT);
  if (is_module && nodes_is(nodes, parent, NODE_ALIASED_IMPORT))
    return nodes_child_by_field(nodes, parent, FIELD_NAME);
  return only_module(nodes, statement_of(nodes, leaf));
}

/* Whether a module of this name lies beside the file. */
static bool has_neighbour(const OuterNames *outer, Slice name, Arena *arena) {
  Slice folder = outer->folder;
  if (folder.len == 0) return false;
  return file_is_there(
      arena_format(arena, "%.*s/%.*s.py", (int)folder.len, folder.ptr, (int)name.len, name.ptr)
          .ptr);
}

static bool is_in_package(const OuterNames *outer) {
  return outer->module_name.len > 0 || outer->is_package;
}

static Slice standard_words(const StandardModule *module, Slice name, bool is_hidden,
                            Arena *arena) {
  Holes values = {{words_code(name, arena)}};
  if (is_hidden) {
    values.of[1] = words_code(arena_format(arena, "%.*s.py", (int)name.len, name.ptr), arena);
    return words_fill(arena,
                      "{} is a module of Python itself, but {} in this folder is found first when "
                      "this file is run as a script.",
                      values);
  }
  if (module->until != NULL) {
    values.of[1] = slice_from_cstr(module->until);
    return words_fill(arena, "{} came with Python up to {}; later versions do not have it.",
                      values);
  }
  if (module->since == NULL) return words_fill(arena, "{} comes with Python itself.", values);
  values.of[1] = slice_from_cstr(module->since);
  return words_fill(arena, "{} comes with Python itself, since {}.", values);
}

static Slice other_words(const OuterNames *outer, Slice name, Arena *arena) {
  Holes values = {{words_code(name, arena)}};
  Slice top = slice_sub(outer->module_name, 0, slice_find(outer->module_name, SLICE("."), 0));
  if (top.len > 0 && slice_equal(top, name)) {
    values.of[1] = words_code(outer->module_name, arena);
    return words_fill(arena, "{} is the package that this file belongs to, as {}.", values);
  }
  if (!is_in_package(outer) && has_neighbour(outer, name, arena)) {
    values.of[1] = words_code(arena_format(arena, "%.*s.py", (int)name.len, name.ptr), arena);
    return words_fill(arena, "{} is {} in this folder, when this file is run as a script.", values);
  }
  if (slice_starts_with(name, SLICE("_"))) return (Slice){NULL, 0}; /* Python has such as well */
  return words_fill(
      arena, "{} does not come with Python: it is installed, or a part of this project.", values);
}

Fact fact_of_import(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId module = module_of(nodes, place->leaf);
  Slice name = nodes_text(nodes, nodes_first_named_child(nodes, module));
  if (!nodes_is(nodes, module, NODE_DOTTED_NAME) || name.len == 0) return (Fact){0};
  const OuterNames *outer = outer_of(place);
  const StandardModule *standard = standard_module(name);
  if (standard == NULL) return (Fact){.words = other_words(outer, name, place->arena)};
  bool is_hidden = !standard->is_there_at_start && !is_in_package(outer) &&
                   has_neighbour(outer, name, place->arena);
  return (Fact){.words = standard_words(standard, name, is_hidden, place->arena)};
}

/* The package that `dots` lead to from this file; empty where they lead out of all. */
static Slice package_of(const OuterNames *outer, Slice dots) {
  Slice package = outer->module_name;
  uint32_t up = outer->is_package ? 0 : 1;
  for (size_t i = 0, seen = 0; i < dots.len; i++)
    if (dots.ptr[i] == '.' && seen++ > 0) up++;
  for (; up > 0 && package.len > 0; up--) {
    while (package.len > 0 && package.ptr[package.len - 1] != '.') package.len--;
    if (package.len > 0) package.len--;
  }
  return package;
}

Fact fact_of_relative_import(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  Arena *arena = place->arena;
  const OuterNames *outer = outer_of(place);
  NodeId statement = statement_of(nodes, place->leaf);
  NodeId module = nodes_child_by_field(nodes, statement, FIELD_MODULE_NAME);
  if (outer->module_name.len == 0 || !nodes_is(nodes, module, NODE_RELATIVE_IMPORT) ||
      nodes_has_flag(nodes, module, NODE_HAS_ERROR))
    return (Fact){0};
  Slice dots = nodes_text(nodes, nodes_child_with_symbol(nodes, module, NODE_IMPORT_PREFIX));
  Slice package = package_of(outer, dots);
  Holes values = {{words_code(outer->module_name, arena), words_node(nodes, module, arena)}};
  if (package.len == 0)
    return (Fact){.words = words_fill(arena,
                                      "Going by the `__init__.py` files around it, this file is "
                                      "{}: {} leads out of the topmost package, an `ImportError`.",
                                      values)};
  Slice rest = nodes_text(nodes, nodes_child_with_symbol(nodes, module, NODE_DOTTED_NAME));
  values.of[2] = words_code(arena_format(arena, "%.*s%s%.*s", (int)package.len, package.ptr,
                                         rest.len > 0 ? "." : "", (int)rest.len, rest.ptr),
                            arena);
  return (Fact){.words = words_fill(arena,
                                    "Going by the `__init__.py` files around it, this file is {}, "
                                    "so {} is {}.",
                                    values)};
}
