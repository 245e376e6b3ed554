/* To which statement a keyword of control flow belongs, and where `:=` stands. */
#include "concepts/predicates/predicate.h"

static bool is_under(const SegmentView *view, NodeId node, uint16_t symbol) {
  NodeId clause = nodes_parent(view->nodes, node);
  return nodes_is(view->nodes, nodes_parent(view->nodes, clause), symbol);
}

static bool is_of_for(const SegmentView *view, NodeId node) {
  return is_under(view, node, NODE_FOR_STATEMENT);
}

static bool is_of_if(const SegmentView *view, NodeId node) {
  return is_under(view, node, NODE_IF_STATEMENT);
}

static bool is_of_while(const SegmentView *view, NodeId node) {
  return is_under(view, node, NODE_WHILE_STATEMENT);
}

/* A token of the tuple that an assertion tests, and that is always true. */
static bool is_in_assert(const SegmentView *view, NodeId node) {
  NodeId tuple = nodes_parent(view->nodes, node);
  NodeId statement = nodes_parent(view->nodes, tuple);
  return nodes_is(view->nodes, statement, NODE_ASSERT_STATEMENT) &&
         nodes_first_named_child(view->nodes, statement) == tuple &&
         nodes_first_named_child(view->nodes, tuple) != NO_NODE;
}

/* The kind of statement or clause of which the expression around a token is a part; 0 where it
 * lies deeper than one would see at a glance. */
static uint16_t owner_of(const SegmentView *view, NodeId node) {
  enum { LEVELS_AT_MOST = 12 };
  for (uint32_t level = 0; level < LEVELS_AT_MOST && node != NO_NODE; level++) {
    uint16_t symbol = nodes_symbol(view->nodes, node);
    switch (symbol) {
    case NODE_BLOCK:
    case NODE_ELIF_CLAUSE:
    case NODE_EXPRESSION_STATEMENT:
    case NODE_FOR_IN_CLAUSE:
    case NODE_IF_CLAUSE:
    case NODE_IF_STATEMENT:
    case NODE_LAMBDA:
    case NODE_DICTIONARY_COMPREHENSION:
    case NODE_GENERATOR_EXPRESSION:
    case NODE_LIST_COMPREHENSION:
    case NODE_SET_COMPREHENSION:
    case NODE_WHILE_STATEMENT: return symbol;
    default: node = nodes_parent(view->nodes, node);
    }
  }
  return 0;
}

static bool is_in_while_test(const SegmentView *view, NodeId node) {
  return owner_of(view, node) == NODE_WHILE_STATEMENT;
}

static bool is_in_if_test(const SegmentView *view, NodeId node) {
  uint16_t owner = owner_of(view, node);
  return owner == NODE_IF_STATEMENT || owner == NODE_ELIF_CLAUSE;
}

static bool is_in_comprehension_part(const SegmentView *view, NodeId node) {
  uint16_t owner = owner_of(view, node);
  return owner == NODE_IF_CLAUSE || owner == NODE_LIST_COMPREHENSION ||
         owner == NODE_SET_COMPREHENSION || owner == NODE_DICTIONARY_COMPREHENSION ||
         owner == NODE_GENERATOR_EXPRESSION;
}

const Predicate predicates_flow[] = {
    {"in_assert", is_in_assert},   {"in_comprehension_part", is_in_comprehension_part},
    {"in_if_test", is_in_if_test}, {"in_while_test", is_in_while_test},
    {"of_for", is_of_for},         {"of_if", is_of_if},
    {"of_while", is_of_while},     {NULL, NULL},
};
