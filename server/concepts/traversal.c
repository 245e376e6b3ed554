#include "concepts/traversal.h"

enum { NODES_AT_MOST = 4000 };

typedef enum Act { ACT_OTHER, ACT_TAKES_FIRST, ACT_TAKES_LAST, ACT_ADDS, ACT_UNSURE } Act;

static Act act_of_call(const Nodes *nodes, NodeId call, Slice method) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId argument = nodes_first_named_child(nodes, arguments);
  if (slice_is(method, "popleft")) return ACT_TAKES_FIRST;
  if (slice_is(method, "append") || slice_is(method, "extend")) return ACT_ADDS;
  if (slice_is(method, "appendleft") || slice_is(method, "insert")) return ACT_UNSURE;
  if (!slice_is(method, "pop")) return ACT_OTHER;
  if (argument == NO_NODE) return ACT_TAKES_LAST;
  return slice_is(nodes_text(nodes, argument), "0") ? ACT_TAKES_FIRST : ACT_UNSURE;
}

Traversal traversal_of_loop(const Nodes *nodes, NodeId loop) {
  Traversal none = {TRAVERSAL_NONE, NO_NODE, NO_NODE};
  Traversal found = none;
  Slice store = nodes_text(nodes, nodes_child_by_field(nodes, loop, FIELD_CONDITION));
  const Node *item = nodes_get(nodes, loop);
  if (item == NULL || item->next - loop > NODES_AT_MOST) return none;
  for (NodeId id = loop; id < item->next; id++) {
    if (nodes->items[id].symbol != NODE_CALL) continue;
    NodeId function = nodes_child_by_field(nodes, id, FIELD_FUNCTION);
    NodeId object = nodes_child_by_field(nodes, function, FIELD_OBJECT);
    if (!slice_equal(nodes_text(nodes, object), store)) continue;
    NodeId method = nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE);
    Act act = act_of_call(nodes, id, nodes_text(nodes, method));
    if (act == ACT_UNSURE) return none;
    if (act == ACT_ADDS && found.add == NO_NODE) found.add = id;
    if (act != ACT_TAKES_FIRST && act != ACT_TAKES_LAST) continue;
    TraversalKind kind = act == ACT_TAKES_FIRST ? TRAVERSAL_QUEUE : TRAVERSAL_STACK;
    if (found.kind != TRAVERSAL_NONE && found.kind != kind) return none;
    if (found.take == NO_NODE) found.take = id;
    found.kind = kind;
  }
  return found.take == NO_NODE || found.add == NO_NODE ? none : found;
}
