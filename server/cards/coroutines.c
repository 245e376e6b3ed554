/* async and await: what a call does not yet do, and where other tasks get their turn.
 *   source  Python language reference, "Coroutines" and "Await expression". */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"

static Fact fact_of_function(const FactPlace *place, NodeId function) {
  const SegmentView *view = place->view;
  const Scope *scope = names_scope(view->names, function_scope(view, function));
  if (scope == NULL || scope->is_generator || !function_is_async(view->nodes, function))
    return (Fact){0};
  Slice name = words_code(function_name(view->nodes, function), place->arena);
  bool is_decorated = definition_next_decorator(view->nodes, function, NO_NODE) != NO_NODE;
  const char *pattern =
      is_decorated ? "Beneath its decorators, calling {} runs nothing yet: it makes a coroutine."
                   : "Calling {} runs nothing yet: it makes a coroutine, which runs when it is "
                     "awaited or made a task.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{name}})};
}

static Fact fact_of_await(const FactPlace *place, NodeId await) {
  const Nodes *nodes = place->view->nodes;
  NodeId function = function_around(place->view, await);
  NodeId awaited = nodes_first_named_child(nodes, await);
  if (function == NO_NODE || awaited == NO_NODE) return (Fact){0};
  Holes values = {{words_code(function_name(nodes, function), place->arena),
                   words_node(nodes, awaited, place->arena)}};
  const char *pattern = "{} goes on here when {} is done; while that waits, other tasks can run.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_coroutine(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId function = function_of_token(nodes, place->leaf);
  if (function != NO_NODE) return fact_of_function(place, function);
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, parent, NODE_AWAIT)) return fact_of_await(place, parent);
  return (Fact){0};
}
