/* A container as a test: what counts as true.
 *   source  Python library reference, "Truth Value Testing". */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"

/* `if items:`, `elif items:`, `while items:` and `not items`, where the file shows that `items` is
 * a built-in container. */
Fact fact_of_truth(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId around = nodes_parent(nodes, place->leaf);
  bool is_not = nodes_is(nodes, around, NODE_NOT_OPERATOR);
  NodeId value = is_not ? nodes_next_named_sibling(nodes, place->leaf)
                        : nodes_child_by_field(nodes, around, FIELD_CONDITION);
  ShownType shown = value_type_shown(place->view, value);
  if (shown.type == TYPE_UNKNOWN || shown.premise == PREMISE_NONE) return (Fact){0};
  Holes values = {{words_premise(place->view, value, place->arena)}};
  const char *pattern =
      is_not ? "{}, this is true while it is empty." : "{}, the test is false while it is empty.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
