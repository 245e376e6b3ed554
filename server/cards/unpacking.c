/* What the targets of an unpacking take.
 *   source  Python language reference, "Assignment statements". */
#include "cards/fact.h"
#include "cards/words.h"

static bool is_pattern(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_PATTERN_LIST) || nodes_is(nodes, node, NODE_TUPLE_PATTERN) ||
         nodes_is(nodes, node, NODE_LIST_PATTERN);
}

/* "the first 2 items", "the last item"; empty for none. */
static Slice items_words(const char *which, uint32_t count, Arena *arena) {
  if (count == 0) return (Slice){NULL, 0};
  return count == 1 ? arena_format(arena, "the %s item", which)
                    : arena_format(arena, "the %s %u items", which, count);
}

/* The star among targets: what the others leave. */
static Fact fact_of_star(const FactPlace *place, NodeId star) {
  const Nodes *nodes = place->view->nodes;
  NodeId targets = nodes_parent(nodes, star);
  if (!is_pattern(nodes, targets)) return (Fact){0};
  uint32_t before = 0;
  uint32_t after = 0;
  bool is_before = true;
  for (NodeId target = nodes_first_named_child(nodes, targets); target != NO_NODE;
       target = nodes_next_named_sibling(nodes, target)) {
    if (target == star)
      is_before = false;
    else if (is_before)
      before++;
    else
      after++;
  }
  Slice first = items_words("first", before, place->arena);
  Slice last = items_words("last", after, place->arena);
  Slice name = words_node(nodes, nodes_first_named_child(nodes, star), place->arena);
  Holes values = {{name, first.len > 0 ? first : last, last}};
  if (first.len == 0 && last.len == 0)
    return (Fact){.words = words_fill(place->arena, "{} is a list of all the items.", values)};
  return (Fact){.words = words_fill(place->arena,
                                    first.len > 0 && last.len > 0
                                        ? "{} is a list of all items but {} and {}."
                                        : "{} is a list of all items but {}.",
                                    values)};
}

/* `a, b = b, a`: two names on both sides, the other way round. */
static bool is_swap(const Nodes *nodes, NodeId left, NodeId right) {
  NodeId a = nodes_first_named_child(nodes, left);
  NodeId b = nodes_next_named_sibling(nodes, a);
  NodeId c = nodes_first_named_child(nodes, right);
  NodeId d = nodes_next_named_sibling(nodes, c);
  bool is_list = nodes_is(nodes, right, NODE_EXPRESSION_LIST) || nodes_is(nodes, right, NODE_TUPLE);
  return is_list && nodes_is(nodes, a, NODE_IDENTIFIER) && nodes_is(nodes, b, NODE_IDENTIFIER) &&
         nodes_next_named_sibling(nodes, b) == NO_NODE &&
         nodes_next_named_sibling(nodes, d) == NO_NODE &&
         slice_equal(nodes_text(nodes, a), nodes_text(nodes, d)) &&
         slice_equal(nodes_text(nodes, b), nodes_text(nodes, c)) &&
         !slice_equal(nodes_text(nodes, a), nodes_text(nodes, b));
}

static Fact fact_of_assignment(const FactPlace *place, NodeId assignment) {
  const Nodes *nodes = place->view->nodes;
  NodeId left = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  NodeId right = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  if (!is_pattern(nodes, left) || !is_swap(nodes, left, right)) return (Fact){0};
  NodeId a = nodes_first_named_child(nodes, left);
  NodeId b = nodes_next_named_sibling(nodes, a);
  Holes values = {{words_node(nodes, a, place->arena), words_node(nodes, b, place->arena)}};
  return (Fact){.words = words_fill(
                    place->arena,
                    "Swaps {} and {}: both are read before the first of them is bound.", values)};
}

Fact fact_of_unpacking(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_has_flag(nodes, parent, NODE_HAS_ERROR)) return (Fact){0};
  if (nodes_is(nodes, parent, NODE_LIST_SPLAT_PATTERN)) return fact_of_star(place, parent);
  if (nodes_is(nodes, place->leaf, PUNCT_EQUAL) && nodes_is(nodes, parent, NODE_ASSIGNMENT))
    return fact_of_assignment(place, parent);
  return (Fact){0};
}
