/* Where a token stands: in which construct, and of which kind that is. */
#include "concepts/predicates/predicate.h"

#include "concepts/test_code.h"

/* A token of a function definition whose body has a `yield` of its own. Of a test fixture that is
 * not worth a word: nobody calls it as a generator. */
static bool is_of_generator(const SegmentView *view, NodeId node) {
  NodeId function = nodes_parent(view->nodes, node);
  if (test_code_is_fixture(view, function)) return false;
  NodeId body = nodes_child_by_field(view->nodes, function, FIELD_BODY);
  if (body == NO_NODE) return false;
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, body));
  return scope != NULL && scope->node == function && scope->is_generator;
}

static bool has_async(const SegmentView *view, NodeId node) {
  NodeId parent = nodes_parent(view->nodes, node);
  return nodes_child_with_symbol(view->nodes, parent, KEYWORD_ASYNC) != NO_NODE;
}

static bool is_in_comprehension(const SegmentView *view, NodeId node) {
  return nodes_is_comprehension(view->nodes, nodes_grandparent(view->nodes, node));
}

static bool is_in_generator_expression(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_GENERATOR_EXPRESSION);
}

static bool is_in_except(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_EXCEPT_CLAUSE);
}

static bool is_in_with(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_WITH_ITEM);
}

static bool is_in_try(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, nodes_grandparent(view->nodes, node), NODE_TRY_STATEMENT);
}

static bool is_context_method(const SegmentView *view, NodeId node) {
  static const char *const methods[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
    if (slice_is(nodes_text(view->nodes, node), methods[i])) return true;
  return false;
}

static bool is_enter_method(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  return slice_is(name, "__enter__") || slice_is(name, "__aenter__");
}

static bool is_exit_method(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  return slice_is(name, "__exit__") || slice_is(name, "__aexit__");
}

static bool is_singleton(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_NONE) || nodes_is(nodes, id, NODE_TRUE) ||
         nodes_is(nodes, id, NODE_FALSE);
}

static bool is_beside_singleton(const SegmentView *view, NodeId node) {
  return is_singleton(view->nodes, nodes_previous_sibling(view->nodes, node)) ||
         is_singleton(view->nodes, nodes_next_sibling(view->nodes, node));
}

const Predicate predicates_places[] = {
    {"async", has_async},
    {"context_method", is_context_method},
    {"enter_method", is_enter_method},
    {"exit_method", is_exit_method},
    {"generator", is_of_generator},
    {"in_comprehension", is_in_comprehension},
    {"in_except", is_in_except},
    {"in_generator_expression", is_in_generator_expression},
    {"in_try", is_in_try},
    {"in_with", is_in_with},
    {"with_singleton", is_beside_singleton},
    {NULL, NULL},
};
