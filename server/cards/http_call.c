/* Calls that wait for a server without an end. */
#include "cards/fact.h"
#include "cards/words.h"
#include "syntax/arguments.h"

/* The functions of the module: what they do is settled, while a session may have adapters. */
static bool is_requests_function(Slice name) {
  static const char *const names[] = {"get",    "post", "put",     "patch",
                                      "delete", "head", "options", "request"};
  Slice package;
  if (!slice_split(&name, '.', &package) || !slice_is(package, "requests")) return false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (slice_is(name, names[i])) return true;
  return false;
}

Fact fact_of_http_call(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  if (call == NO_NODE || arguments_are_spread(nodes, call) ||
      nodes_has_flag(nodes, call, NODE_HAS_ERROR))
    return (Fact){0};
  Slice name = names_qualified(place->view->names, place->leaf, place->arena);
  if (!is_requests_function(name)) return (Fact){0};
  NodeId timeout = arguments_keyword(nodes, call, "timeout");
  if (timeout != NO_NODE && !nodes_is(nodes, timeout, NODE_NONE)) return (Fact){0};
  const char *pattern =
      "There is no `timeout` here: if the server accepts the connection and never "
      "answers, {} never returns.";
  Holes values = {{words_code(nodes_text(nodes, nodes_child_by_field(nodes, call, FIELD_FUNCTION)),
                              place->arena)}};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
