/* Containers where they are made: what is in them in the end.
 *   source  language reference, "Dictionary displays", "Set displays", "Parenthesized forms". */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"
#include "syntax/arguments.h"

enum { ITEMS_AT_MOST = 128 };

static bool is_display(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_DICTIONARY) || nodes_is(nodes, node, NODE_SET);
}

/* The key of an entry, the item itself in a set; NO_NODE for what is spread out. */
static NodeId key_of(const Nodes *nodes, NodeId item) {
  if (nodes_is(nodes, item, NODE_PAIR)) return nodes_child_by_field(nodes, item, FIELD_KEY);
  bool is_spread =
      nodes_is(nodes, item, NODE_DICTIONARY_SPLAT) || nodes_is(nodes, item, NODE_LIST_SPLAT);
  return is_spread ? (NodeId)NO_NODE : item;
}

/* The last item below `display` whose constant key is written as that of `item`. */
static NodeId last_twin(const Nodes *nodes, NodeId item) {
  NodeId key = key_of(nodes, item);
  NodeId twin = NO_NODE;
  if (key == NO_NODE || !value_is_constant(nodes, key)) return NO_NODE;
  uint32_t count = 0;
  for (NodeId other = nodes_next_named_sibling(nodes, item);
       other != NO_NODE && count < ITEMS_AT_MOST;
       other = nodes_next_named_sibling(nodes, other), count++)
    if (slice_equal(nodes_text(nodes, key_of(nodes, other)), nodes_text(nodes, key))) twin = other;
  return twin;
}

static Fact fact_of_twins(const FactPlace *place, NodeId display) {
  const SegmentView *view = place->view;
  const Nodes *nodes = view->nodes;
  uint32_t count = 0;
  for (NodeId item = nodes_first_named_child(nodes, display);
       item != NO_NODE && count < ITEMS_AT_MOST;
       item = nodes_next_named_sibling(nodes, item), count++) {
    NodeId twin = last_twin(nodes, item);
    if (twin == NO_NODE) continue;
    Holes values = {{words_node(nodes, key_of(nodes, item), place->arena),
                     words_line(view, nodes_get(nodes, item)->start, place->arena),
                     words_line(view, nodes_get(nodes, twin)->start, place->arena)}};
    const char *pattern = nodes_is(nodes, display, NODE_SET)
                              ? "{} stands here more than once, on {} and {}; it is kept once."
                              : "The key {} stands here more than once, on {} and {}: the last "
                                "value wins.";
    return (Fact){.words = words_fill(place->arena, pattern, values)};
  }
  return (Fact){0};
}

/* Dicts and sets: keys that stand twice, else what the operation costs. */
Fact fact_of_hashed(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId display = nodes_parent(nodes, place->leaf);
  return is_display(nodes, display) ? fact_of_twins(place, display) : fact_of_cost(place);
}

/* `TIMEOUT = 30,`: what one might not have meant. */
Fact fact_of_tuple(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId list = nodes_parent(nodes, place->leaf);
  NodeId assignment = nodes_parent(nodes, list);
  NodeId target = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  if (!nodes_is(nodes, place->leaf, PUNCT_COMMA) || !nodes_is(nodes, assignment, NODE_ASSIGNMENT) ||
      !nodes_is(nodes, target, NODE_IDENTIFIER))
    return (Fact){0};
  NodeId item = nodes_first_named_child(nodes, list);
  Slice text = arena_format(place->arena, "(%.*s,)", (int)nodes_text(nodes, item).len,
                            nodes_text(nodes, item).ptr);
  Holes values = {{words_node(nodes, target, place->arena), words_code(text, place->arena),
                   words_node(nodes, item, place->arena)}};
  return (Fact){.words = words_fill(place->arena, "{} becomes {}, not {}.", values)};
}

/* `deque(lines, maxlen=10)` */
Fact fact_of_deque(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  NodeId bound = arguments_keyword(nodes, call, "maxlen");
  if (bound == NO_NODE || nodes_is(nodes, bound, NODE_NONE)) return (Fact){0};
  Holes values = {{words_node(nodes, bound, place->arena)}};
  const char *pattern =
      "Holds at most {} items: to add one more drops one at the other end, without a word.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* `any([test(x) for x in xs])` */
Fact fact_of_search(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  NodeId items = arguments_positional(nodes, call, 0);
  if (!nodes_is(nodes, function, NODE_IDENTIFIER) ||
      !nodes_is(nodes, items, NODE_LIST_COMPREHENSION))
    return (Fact){0};
  Holes values = {{words_node(nodes, function, place->arena)}};
  const char *pattern = "The brackets build the whole list before {} looks at any of it; without "
                        "them it stops at the first item that decides.";
  Slice name = nodes_text(nodes, function);
  bool stops = slice_is(name, "any") || slice_is(name, "all");
  return stops ? (Fact){.words = words_fill(place->arena, pattern, values)} : (Fact){0};
}
