/* Operators that stand together in a way that is easily misread. */
#include "concepts/predicates/predicate.h"

/* An operator of a comparison with several. */
static bool is_chained(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId first = nodes_first_child(nodes, nodes_parent(nodes, node));
  NodeId second = nodes_next_sibling(nodes, nodes_next_sibling(nodes, first));
  return nodes_next_sibling(nodes, second) != NO_NODE;
}

static bool is_power(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_BINARY_OPERATOR) &&
         slice_is(nodes_text(nodes, nodes_child_by_field(nodes, node, FIELD_OPERATOR)), "**");
}

/* The sign or the `**` of `-x ** y`. */
static bool is_sign_of_power(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId expression = nodes_parent(nodes, node);
  if (nodes_is(nodes, expression, NODE_UNARY_OPERATOR))
    return is_power(nodes, nodes_next_sibling(nodes, node));
  return is_power(nodes, expression) &&
         nodes_is(nodes, nodes_parent(nodes, expression), NODE_UNARY_OPERATOR);
}

/* An operator on bits with another operator beside it, and no parentheses between them. Unions of
 * types are no arithmetic, so `|` has to have something else than `|` beside it. */
static bool is_mixed(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId expression = nodes_parent(nodes, node);
  NodeId beside[] = {nodes_child_by_field(nodes, expression, FIELD_LEFT),
                     nodes_child_by_field(nodes, expression, FIELD_RIGHT),
                     nodes_parent(nodes, expression)};
  for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
    Slice other = nodes_text(nodes, nodes_child_by_field(nodes, beside[i], FIELD_OPERATOR));
    if (nodes_is(nodes, beside[i], NODE_BINARY_OPERATOR) &&
        !slice_equal(other, nodes_text(nodes, node)))
      return true;
  }
  return false;
}

/* Where only the truth of an expression counts. */
static bool is_test(const Nodes *nodes, NodeId expression) {
  NodeId parent = nodes_parent(nodes, expression);
  switch (nodes_symbol(nodes, parent)) {
  case NODE_IF_STATEMENT:
  case NODE_ELIF_CLAUSE:
  case NODE_WHILE_STATEMENT: return nodes_get(nodes, expression)->field == FIELD_CONDITION;
  case NODE_CONDITIONAL_EXPRESSION:
    return nodes_is(nodes, nodes_previous_sibling(nodes, expression), KEYWORD_IF);
  case NODE_ASSERT_STATEMENT: return nodes_first_named_child(nodes, parent) == expression;
  case NODE_IF_CLAUSE:
  case NODE_NOT_OPERATOR: return true;
  default: return false;
  }
}

/* What is `True` or `False` and nothing else, as far as it is written so. */
static bool is_truth_value(const Nodes *nodes, NodeId expression) {
  static const char *const askers[] = {"isinstance", "issubclass", "hasattr", "callable",
                                       "all",        "any",        "bool"};
  Slice called = nodes_text(nodes, nodes_child_by_field(nodes, expression, FIELD_FUNCTION));
  for (size_t i = 0; i < sizeof askers / sizeof askers[0]; i++)
    if (slice_is(called, askers[i])) return true;
  return nodes_is(nodes, expression, NODE_COMPARISON_OPERATOR) ||
         nodes_is(nodes, expression, NODE_NOT_OPERATOR) || nodes_is(nodes, expression, NODE_TRUE) ||
         nodes_is(nodes, expression, NODE_FALSE);
}

/* The `or` of `name or "nobody"`: the result is one of the two sides, and used as such. */
static bool gives_value(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId top = nodes_parent(nodes, node);
  NodeId left = nodes_child_by_field(nodes, top, FIELD_LEFT);
  for (NodeId around = nodes_parent(nodes, top);
       nodes_is(nodes, around, NODE_BOOLEAN_OPERATOR) ||
       nodes_is(nodes, around, NODE_PARENTHESIZED_EXPRESSION);
       around = nodes_parent(nodes, around))
    top = around;
  return !is_test(nodes, top) && !is_truth_value(nodes, nodes_unparenthesized(nodes, left));
}

const Predicate predicates_operators[] = {
    {"chained", is_chained},
    {"gives_value", gives_value},
    {"mixed", is_mixed},
    {"sign_of_power", is_sign_of_power},
    {NULL, NULL},
};
