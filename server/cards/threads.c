/* threading.Thread(target=...): what runs where, and when. */
#include "cards/fact.h"
#include "cards/words.h"

/* The value of the keyword argument, NO_NODE where the call has none of that name. */
static NodeId keyword_value(const Nodes *nodes, NodeId call, const char *keyword) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (!nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT)) continue;
    if (slice_is(nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME)), keyword))
      return nodes_child_by_field(nodes, argument, FIELD_VALUE);
  }
  return NO_NODE;
}

Fact fact_of_thread(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId callee = place->node;
  NodeId call = nodes_parent(nodes, callee);
  if (!nodes_is(nodes, call, NODE_CALL) || nodes_get(nodes, callee)->field != FIELD_FUNCTION)
    return (Fact){0};
  Slice name = names_qualified(place->view->names, callee, place->arena);
  if (!slice_is(name, "threading.Thread")) return (Fact){0};
  NodeId target = keyword_value(nodes, call, "target");
  if (target == NO_NODE || nodes_is(nodes, target, NODE_NONE)) return (Fact){0};
  bool is_called = nodes_is(nodes, target, NODE_CALL);
  if (is_called) {
    Holes values = {{words_node(nodes, target, place->arena)}};
    const char *pattern = "{} is called here and now, in this thread; the new thread runs what it "
                          "returns.";
    return (Fact){.words = words_fill(place->arena, pattern, values)};
  }
  Holes values = {{words_node(nodes, target, place->arena)}};
  const char *pattern =
      "Nothing runs yet: {} runs in a thread of its own once `start()` is called.";
  if (nodes_is(nodes, keyword_value(nodes, call, "daemon"), NODE_TRUE))
    pattern =
        "Nothing runs yet: {} runs in a thread of its own once `start()` is called, and is cut "
        "off when the program ends.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
