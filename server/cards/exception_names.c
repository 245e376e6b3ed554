/* Where one of Python's own exceptions stands among the others.
 *   source  Python library reference, "Exception hierarchy". */
#include "cards/exception_family.h"
#include "cards/fact.h"
#include "cards/words.h"

enum { NAMED_AT_MOST = 3 };

/* "`KeyError`" for "builtins.KeyError"; empty for names of other modules. */
static Slice short_name(Slice qualified, Arena *arena) {
  Slice module = SLICE("builtins.");
  if (!slice_starts_with(qualified, module)) return (Slice){NULL, 0};
  return words_code(slice_sub(qualified, module.len, qualified.len), arena);
}

/* "`except KeyError`". */
static Slice clause_of(Slice qualified, Arena *arena) {
  Slice name = slice_sub(qualified, SLICE("builtins.").len, qualified.len);
  return words_code(words_fill(arena, "except {}", (Holes){{name}}), arena);
}

static bool is_root(Slice qualified) {
  return slice_is(qualified, "builtins.Exception") ||
         slice_is(qualified, "builtins.BaseException") || slice_is(qualified, "builtins.Warning");
}

static Slice kinds_words(const FactPlace *place, Slice qualified) {
  enum { KINDS_AT_MOST = 32 };
  Slice kinds[KINDS_AT_MOST];
  uint32_t count = exception_kinds(qualified, kinds, KINDS_AT_MOST);
  Slice list = {NULL, 0};
  uint32_t named = 0;
  bool is_more = false;
  for (uint32_t i = 0; i < count; i++) {
    Slice kind = short_name(kinds[i], place->arena);
    if (kind.len == 0) continue;
    is_more = named == NAMED_AT_MOST;
    if (is_more) break;
    list = named == 0 ? kind : words_fill(place->arena, "{}, {}", (Holes){{list, kind}});
    named++;
  }
  if (named == 0) return list;
  return words_fill(place->arena,
                    is_more ? "{} also takes its kinds: {} and others."
                            : "{} also takes its kinds: {}.",
                    (Holes){{clause_of(qualified, place->arena), list}});
}

/* The class that names the exception as a base; NO_NODE where the leaf stands elsewhere. */
static NodeId class_below(const Nodes *nodes, NodeId leaf) {
  NodeId arguments = nodes_parent(nodes, leaf);
  NodeId class = nodes_parent(nodes, arguments);
  bool is_base = nodes_is(nodes, arguments, NODE_ARGUMENT_LIST) &&
                 nodes_is(nodes, class, NODE_CLASS_DEFINITION);
  return is_base ? class : NO_NODE;
}

static Slice base_words(const FactPlace *place, NodeId class, Slice qualified) {
  const Nodes *nodes = place->view->nodes;
  NodeId name = nodes_child_by_field(nodes, class, FIELD_NAME);
  Holes values = {{clause_of(qualified, place->arena), words_node(nodes, name, place->arena)}};
  return words_fill(place->arena, "{} takes {} too.", values);
}

Fact fact_of_exception_name(const FactPlace *place) {
  if (!nodes_is(place->view->nodes, place->leaf, NODE_IDENTIFIER)) return (Fact){0};
  Slice qualified = names_qualified(place->view->names, place->leaf, place->arena);
  Slice name = short_name(qualified, place->arena);
  Slice base = exception_base(qualified);
  if (name.len == 0 || base.len == 0 || is_root(qualified)) return (Fact){0};
  const Nodes *nodes = place->view->nodes;
  NodeId class = class_below(nodes, place->leaf);
  if (class != NO_NODE) return (Fact){.words = base_words(place, class, qualified)};
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, parent, NODE_ATTRIBUTE)) return (Fact){0}; /* `ValueError.__init__` */
  bool is_made =
      nodes_is(nodes, parent, NODE_CALL) && nodes_get(nodes, place->leaf)->field == FIELD_FUNCTION;
  Slice kinds = kinds_words(place, qualified);
  if (is_made && kinds.len > 0) return (Fact){0}; /* that matters where it is caught */
  if (is_root(base) || kinds.len > 0) return (Fact){.words = kinds};
  Holes values = {{name, short_name(base, place->arena), clause_of(base, place->arena)}};
  return (Fact){.words = words_fill(place->arena, "{} is a kind of {}: {} takes it too.", values)};
}
