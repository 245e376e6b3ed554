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

const Predicate predicates_operators[] = {
    {"chained", is_chained},
    {"mixed", is_mixed},
    {"sign_of_power", is_sign_of_power},
    {NULL, NULL},
};
