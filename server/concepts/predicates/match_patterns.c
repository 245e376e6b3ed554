/* The parts of patterns behind `case`. */
#include "concepts/predicates/predicate.h"
#include "concepts/target_pattern.h"

/* A token of a pattern that could stand elsewhere too, or the `if` of a guard. */
static bool is_in_case(const SegmentView *view, NodeId node) {
  NodeId around = nodes_grandparent(view->nodes, node);
  return nodes_is(view->nodes, around, NODE_CASE_PATTERN) ||
         nodes_is(view->nodes, around, NODE_CASE_CLAUSE);
}

/* A bracket or comma of a sequence, and not parentheses that only group. */
static bool is_sequence_pattern(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId pattern = nodes_parent(nodes, node);
  if (target_pattern_is_bound(nodes, pattern)) return false;
  bool is_empty = nodes_first_named_child(nodes, pattern) == NO_NODE;
  return nodes_is(nodes, pattern, NODE_LIST_PATTERN) || is_empty ||
         nodes_child_with_symbol(nodes, pattern, PUNCT_COMMA) != NO_NODE;
}

/* The kind of pattern around the dotted name to which an identifier or dot belongs. */
static uint16_t pattern_around(const SegmentView *view, NodeId node) {
  if (!nodes_is(view->nodes, nodes_parent(view->nodes, node), NODE_DOTTED_NAME)) return 0;
  uint16_t symbol = nodes_symbol(view->nodes, nodes_grandparent(view->nodes, node));
  bool is_pattern = symbol == NODE_CASE_PATTERN || symbol == NODE_KEYWORD_PATTERN ||
                    symbol == NODE_UNION_PATTERN || symbol == NODE_DICT_PATTERN ||
                    symbol == NODE_CLASS_PATTERN;
  return is_pattern ? symbol : 0;
}

static bool has_dot(const SegmentView *view, NodeId node) {
  NodeId name = nodes_parent(view->nodes, node);
  return nodes_child_with_symbol(view->nodes, name, PUNCT_DOT) != NO_NODE;
}

static bool is_capture_pattern(const SegmentView *view, NodeId node) {
  uint16_t around = pattern_around(view, node);
  return around != 0 && around != NODE_CLASS_PATTERN && !has_dot(view, node);
}

static bool is_value_pattern(const SegmentView *view, NodeId node) {
  uint16_t around = pattern_around(view, node);
  return around != 0 && around != NODE_CLASS_PATTERN && has_dot(view, node);
}

static bool is_class_pattern(const SegmentView *view, NodeId node) {
  return pattern_around(view, node) == NODE_CLASS_PATTERN;
}

/* The name behind the `as` of a pattern. */
static bool is_as_capture(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_parent(view->nodes, node), NODE_AS_PATTERN) &&
         nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_CASE_PATTERN);
}

const Predicate predicates_match_patterns[] = {
    {"as_capture", is_as_capture},
    {"capture_pattern", is_capture_pattern},
    {"class_pattern", is_class_pattern},
    {"in_case", is_in_case},
    {"sequence_pattern", is_sequence_pattern},
    {"value_pattern", is_value_pattern},
    {NULL, NULL},
};
