/* How the parameters of a function can be passed.
 *   source  Python language reference, "Function definitions". */
#include "cards/fact.h"
#include "cards/words.h"

enum { NAMED_AT_MOST = 3 };

typedef enum Kind { KIND_PLAIN, KIND_BY_POSITION, KIND_BY_NAME } Kind;

static NodeId name_of(const Nodes *nodes, NodeId parameter) {
  if (nodes_is(nodes, parameter, NODE_IDENTIFIER)) return parameter;
  if (nodes_is(nodes, parameter, NODE_TYPED_PARAMETER)) {
    NodeId name = nodes_first_named_child(nodes, parameter);
    return nodes_is(nodes, name, NODE_IDENTIFIER) ? name : NO_NODE;
  }
  return nodes_child_by_field(nodes, parameter, FIELD_NAME);
}

/* The `*` or `*args` of a parameter list: what stands behind it is passed by name. */
static bool is_star(const Nodes *nodes, NodeId parameter) {
  if (nodes_is(nodes, parameter, NODE_TYPED_PARAMETER))
    parameter = nodes_first_named_child(nodes, parameter);
  return nodes_is(nodes, parameter, NODE_KEYWORD_SEPARATOR) ||
         nodes_is(nodes, parameter, NODE_LIST_SPLAT_PATTERN);
}

static bool is_double_star(const Nodes *nodes, NodeId parameter) {
  if (nodes_is(nodes, parameter, NODE_TYPED_PARAMETER))
    parameter = nodes_first_named_child(nodes, parameter);
  return nodes_is(nodes, parameter, NODE_DICTIONARY_SPLAT_PATTERN);
}

static Kind kind_of(const Nodes *nodes, NodeId parameter) {
  NodeId list = nodes_parent(nodes, parameter);
  bool is_before = true;
  Kind kind = KIND_PLAIN;
  for (NodeId other = nodes_first_named_child(nodes, list); other != NO_NODE;
       other = nodes_next_named_sibling(nodes, other)) {
    if (other == parameter) is_before = false;
    if (is_before && is_star(nodes, other)) kind = KIND_BY_NAME;
    if (!is_before && nodes_is(nodes, other, NODE_POSITIONAL_SEPARATOR)) kind = KIND_BY_POSITION;
  }
  return kind;
}

/* "`a` and `b`", of the parameters of that kind; empty for none, or for too many to name. */
static Slice names_of_kind(const FactPlace *place, NodeId list, Kind kind, uint32_t *count) {
  const Nodes *nodes = place->view->nodes;
  Slice text = {NULL, 0};
  Slice last = {NULL, 0};
  *count = 0;
  for (NodeId parameter = nodes_first_named_child(nodes, list); parameter != NO_NODE;
       parameter = nodes_next_named_sibling(nodes, parameter)) {
    NodeId name = name_of(nodes, parameter);
    if (name == NO_NODE || is_star(nodes, parameter) || is_double_star(nodes, parameter)) continue;
    if (kind_of(nodes, parameter) != kind) continue;
    if ((*count)++ == NAMED_AT_MOST) return (Slice){NULL, 0};
    Holes values = {{text, last}};
    if (*count == 2) text = last;
    if (*count > 2) text = words_fill(place->arena, "{}, {}", values);
    last = words_node(nodes, name, place->arena);
  }
  return text.len == 0 ? last : words_fill(place->arena, "{} and {}", (Holes){{text, last}});
}

static Slice of_kind_words(const FactPlace *place, NodeId list, Kind kind) {
  uint32_t count = 0;
  Slice names = names_of_kind(place, list, kind, &count);
  if (names.len == 0) return names;
  Holes values = {{names, kind == KIND_BY_NAME ? SLICE("name") : SLICE("position")}};
  return words_fill(place->arena, "{} can only be passed by {}.", values);
}

static Slice one_words(const FactPlace *place, NodeId name) {
  Kind kind = kind_of(place->view->nodes, name);
  if (kind == KIND_PLAIN) return (Slice){NULL, 0};
  Holes values = {{words_node(place->view->nodes, name, place->arena)}};
  return words_fill(place->arena,
                    kind == KIND_BY_NAME ? "{} can only be passed by name, and every call has to."
                                         : "{} can only be passed by position: it stands before "
                                           "the `/`.",
                    values);
}

Fact fact_of_functions(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId parent = nodes_parent(nodes, place->leaf);
  switch (nodes_symbol(nodes, parent)) {
  case NODE_POSITIONAL_SEPARATOR:
    return (Fact){.words = of_kind_words(place, nodes_parent(nodes, parent), KIND_BY_POSITION)};
  case NODE_KEYWORD_SEPARATOR:
    return (Fact){.words = of_kind_words(place, nodes_parent(nodes, parent), KIND_BY_NAME)};
  case NODE_PARAMETERS:
    return nodes_is(nodes, place->leaf, NODE_IDENTIFIER)
               ? (Fact){.words = one_words(place, place->leaf)}
               : (Fact){0};
  default: return fact_of_return(place);
  }
}
