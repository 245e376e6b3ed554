/* Stars, and targets that take a value apart. */
#include "concepts/predicates/predicate.h"
#include "concepts/target_pattern.h"

/* The star, or the name behind it, of `*args`. */
static bool is_in_parameters(const SegmentView *view, NodeId node) {
  NodeId around = nodes_grandparent(view->nodes, node);
  return nodes_is(view->nodes, around, NODE_PARAMETERS) ||
         nodes_is(view->nodes, around, NODE_LAMBDA_PARAMETERS) ||
         nodes_is(view->nodes, around, NODE_TYPED_PARAMETER);
}

static bool is_in_call(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_ARGUMENT_LIST);
}

/* A token of a statement or clause whose left side takes the value apart. */
static bool unpacks(const SegmentView *view, NodeId node) {
  NodeId statement = nodes_parent(view->nodes, node);
  return target_pattern_is(view->nodes, nodes_child_by_field(view->nodes, statement, FIELD_LEFT));
}

/* A bracket of targets, and not of a pattern of `match`. */
static bool is_of_target(const SegmentView *view, NodeId node) {
  return target_pattern_is_bound(view->nodes, nodes_parent(view->nodes, node));
}

/* The `_` that takes what nobody needs. */
static bool is_throwaway(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!slice_is(nodes_text(nodes, node), "_")) return false;
  NodeId parent = nodes_parent(nodes, node);
  bool is_loop =
      nodes_is(nodes, parent, NODE_FOR_STATEMENT) || nodes_is(nodes, parent, NODE_FOR_IN_CLAUSE);
  bool is_starred = nodes_is(nodes, parent, NODE_LIST_SPLAT_PATTERN) &&
                    target_pattern_is(nodes, nodes_parent(nodes, parent));
  return target_pattern_is(nodes, parent) || is_starred ||
         (is_loop && nodes_get(nodes, node)->field == FIELD_LEFT);
}

const Predicate predicates_targets[] = {
    {"in_call", is_in_call},     {"in_parameters", is_in_parameters},
    {"is_target", is_of_target}, {"throwaway", is_throwaway},
    {"unpacks", unpacks},        {NULL, NULL},
};
