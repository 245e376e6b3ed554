/* Objects that change in place: who else sees the change. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"

/* The operators with `=` that a type knows: with others the statement raises TypeError. */
static bool knows_operator(BuiltinType type, Slice operator_text) {
  bool adds = slice_is(operator_text, "+=") || slice_is(operator_text, "*=");
  bool joins = slice_is(operator_text, "|=");
  switch (type) {
  case TYPE_LIST:
  case TYPE_DEQUE:
  case TYPE_BYTEARRAY:
  case TYPE_TUPLE:
  case TYPE_STR:
  case TYPE_BYTES: return adds;
  case TYPE_DICT:
  case TYPE_SET:
  case TYPE_FROZENSET: return joins;
  default: return false;
  }
}

/* `+=` on a name whose value the file shows. */
static Fact fact_of_augmented(const FactPlace *place, NodeId assignment) {
  const Nodes *nodes = place->view->nodes;
  NodeId target = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  if (!nodes_is(nodes, target, NODE_IDENTIFIER)) return (Fact){0};
  ShownType shown = value_type_shown(place->view, target);
  NodeId operator_token = nodes_child_by_field(nodes, assignment, FIELD_OPERATOR);
  if (!knows_operator(shown.type, nodes_text(nodes, operator_token))) return (Fact){0};
  Slice name = words_node(nodes, target, place->arena);
  Holes values = {{words_premise(place->view, target, place->arena),
                   words_node(nodes, operator_token, place->arena), name}};
  const char *pattern = value_type_is_mutable(shown.type)
                            ? "{}, {} changes it in place: every other name for it sees the change."
                            : "{}, {} makes a new one and binds {} to it: other names keep the old "
                              "one.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_repeated(const FactPlace *place, NodeId operation) {
  const Nodes *nodes = place->view->nodes;
  NodeId left = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, operation, FIELD_LEFT));
  NodeId item = nodes_first_named_child(nodes, left);
  if (item == NO_NODE) return (Fact){0};
  Holes values = {
      {words_node(nodes, operation, place->arena), words_node(nodes, item, place->arena)}};
  const char *pattern =
      "{} holds the very same {} several times: a change in one place shows in all "
      "of them.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_class_value(const FactPlace *place, NodeId value) {
  const Nodes *nodes = place->view->nodes;
  NodeId target = nodes_child_by_field(nodes, nodes_parent(nodes, value), FIELD_LEFT);
  if (!nodes_is(nodes, target, NODE_IDENTIFIER)) return (Fact){0};
  Holes values = {
      {words_node(nodes, value, place->arena), words_node(nodes, target, place->arena)}};
  const char *pattern =
      "{} is made once, with the class: all its objects share it as {}, until one of "
      "them is given its own.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_mutability(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, parent, NODE_AUGMENTED_ASSIGNMENT)) return fact_of_augmented(place, parent);
  if (nodes_is(nodes, parent, NODE_BINARY_OPERATOR) && nodes_is(nodes, place->leaf, PUNCT_STAR))
    return fact_of_repeated(place, parent);
  parent = nodes_parent(nodes, place->node);
  if (nodes_is(nodes, parent, NODE_DEFAULT_PARAMETER) ||
      nodes_is(nodes, parent, NODE_TYPED_DEFAULT_PARAMETER))
    return fact_of_default(place);
  bool is_class_value = nodes_is(nodes, parent, NODE_ASSIGNMENT) &&
                        nodes_get(nodes, place->node)->field == FIELD_RIGHT;
  return is_class_value ? fact_of_class_value(place, place->node) : (Fact){0};
}
