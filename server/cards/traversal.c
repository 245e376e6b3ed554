/* Loops that visit: which end the next one comes from. */
#include "concepts/traversal.h"

#include "cards/fact.h"
#include "cards/words.h"

Fact fact_of_traversal(const FactPlace *place) {
  const SegmentView *view = place->view;
  const Nodes *nodes = view->nodes;
  NodeId loop = nodes_parent(nodes, place->leaf);
  if (!nodes_is(nodes, loop, NODE_WHILE_STATEMENT)) return (Fact){0};
  Traversal found = traversal_of_loop(nodes, loop);
  if (found.kind == TRAVERSAL_NONE) return (Fact){0};
  NodeId store = nodes_child_by_field(nodes, loop, FIELD_CONDITION);
  Holes values = {{words_node(nodes, store, place->arena),
                   words_line(view, nodes_get(nodes, found.take)->start, place->arena),
                   words_line(view, nodes_get(nodes, found.add)->start, place->arena)}};
  const char *pattern = found.kind == TRAVERSAL_QUEUE
                            ? "From {} the one that waits longest is taken on {}; what is added on "
                              "{} has to wait for "
                              "all the others."
                            : "From {} the one that came last is taken on {}; what is added on {} "
                              "goes before all the "
                              "others.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
