/* Sorting: by what, in which direction, and what comes back.
 *   source  Python's "Sorting Techniques"; `min`, `max` and `list.sort` of the library reference.
 */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"
#include "syntax/arguments.h"

/* The call that a place of the topic is about: by its function's name, or by `key` or `reverse`. */
static NodeId sorting_call(const Nodes *nodes, const FactPlace *place) {
  NodeId keyword = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, keyword, NODE_KEYWORD_ARGUMENT) &&
      nodes_get(nodes, place->leaf)->field == FIELD_NAME)
    return nodes_parent(nodes, nodes_parent(nodes, keyword));
  return arguments_call(nodes, place->leaf);
}

/* The body of `lambda x: ...` with exactly one plain parameter; NO_NODE for other keys. */
static NodeId body_of_key(const Nodes *nodes, NodeId key) {
  NodeId parameters = nodes_child_by_field(nodes, key, FIELD_PARAMETERS);
  NodeId parameter = nodes_first_named_child(nodes, parameters);
  bool is_plain = nodes_is(nodes, key, NODE_LAMBDA) &&
                  nodes_is(nodes, parameter, NODE_IDENTIFIER) &&
                  nodes_next_named_sibling(nodes, parameter) == NO_NODE;
  return is_plain ? nodes_child_by_field(nodes, key, FIELD_BODY) : (NodeId)NO_NODE;
}

/* "`-r.score`, and where that is equal by `r.name`". */
static Slice criteria(const Nodes *nodes, NodeId key, Arena *arena) {
  NodeId body = body_of_key(nodes, key);
  if (body == NO_NODE)
    return words_fill(arena, "what {} returns for each", (Holes){{words_node(nodes, key, arena)}});
  NodeId first = nodes_first_named_child(nodes, body);
  NodeId second = nodes_next_named_sibling(nodes, first);
  bool is_pair = nodes_is(nodes, body, NODE_TUPLE) && second != NO_NODE &&
                 nodes_next_named_sibling(nodes, second) == NO_NODE &&
                 !nodes_is(nodes, first, NODE_LIST_SPLAT) &&
                 !nodes_is(nodes, second, NODE_LIST_SPLAT);
  if (!is_pair) return words_node(nodes, body, arena);
  Holes values = {{words_node(nodes, first, arena), words_node(nodes, second, arena)}};
  return words_fill(arena, "{}, and where that is equal by {}", values);
}

/* False for a `reverse` that only shows when the program runs. */
static bool find_direction(const Nodes *nodes, NodeId call, bool *is_falling) {
  NodeId reverse = arguments_keyword(nodes, call, "reverse");
  *is_falling = nodes_is(nodes, reverse, NODE_TRUE);
  return reverse == NO_NODE || *is_falling || nodes_is(nodes, reverse, NODE_FALSE);
}

static Fact fact_of_order(const FactPlace *place, NodeId call, NodeId items, NodeId key) {
  const Nodes *nodes = place->view->nodes;
  bool is_falling = false;
  if (items == NO_NODE || !find_direction(nodes, call, &is_falling)) return (Fact){0};
  Slice direction = is_falling ? SLICE("largest") : SLICE("smallest");
  Slice name = words_node(nodes, items, place->arena);
  if (key == NO_NODE) {
    if (!is_falling) return (Fact){0};
    return (Fact){.words =
                      words_fill(place->arena, "The largest of {} comes first.", (Holes){{name}})};
  }
  Holes values = {{name, criteria(nodes, key, place->arena), direction}};
  return (Fact){.words =
                    words_fill(place->arena, "The items of {} go by {}, the {} first.", values)};
}

static Fact fact_of_choice(const FactPlace *place, NodeId call, NodeId key, bool is_least) {
  const Nodes *nodes = place->view->nodes;
  NodeId items = arguments_positional(nodes, call, 0);
  bool is_one = items != NO_NODE && arguments_positional(nodes, call, 1) == NO_NODE;
  NodeId body = body_of_key(nodes, key);
  if (!is_one || key == NO_NODE || arguments_are_spread(nodes, call)) return (Fact){0};
  Slice name = words_node(nodes, items, place->arena);
  Slice extreme = is_least ? SLICE("smallest") : SLICE("largest");
  Slice measure = words_node(nodes, body == NO_NODE ? key : body, place->arena);
  Holes values = {{name, extreme, measure}};
  const char *pattern = "The first item of {} with the {} {}.";
  if (body == NO_NODE) {
    values = (Holes){{name, measure, extreme}};
    pattern = "The first item of {} for which {} returns the {} value.";
  }
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* `ordered = names.sort()`: the list is not what comes back. */
static Fact fact_of_result(const FactPlace *place, NodeId call, NodeId list) {
  const Nodes *nodes = place->view->nodes;
  NodeId target = nodes_child_by_field(nodes, nodes_parent(nodes, call), FIELD_LEFT);
  bool is_kept = nodes_is(nodes, nodes_parent(nodes, call), NODE_ASSIGNMENT) &&
                 nodes_get(nodes, call)->field == FIELD_RIGHT &&
                 nodes_is(nodes, target, NODE_IDENTIFIER);
  if (!is_kept || value_type_shown(place->view, list).type != TYPE_LIST) return (Fact){0};
  Holes values = {
      {words_premise(place->view, list, place->arena), words_node(nodes, target, place->arena)}};
  return (Fact){.words =
                    words_fill(place->arena,
                               "{}, {} becomes `None` here: the list itself is sorted.", values)};
}

Fact fact_of_sorting(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = sorting_call(nodes, place);
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  NodeId key = arguments_keyword(nodes, call, "key");
  if (nodes_is(nodes, key, NODE_NONE)) key = NO_NODE;
  if (nodes_is(nodes, function, NODE_ATTRIBUTE)) {
    NodeId method = nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE);
    NodeId list = nodes_child_by_field(nodes, function, FIELD_OBJECT);
    if (!slice_is(nodes_text(nodes, method), "sort")) return (Fact){0};
    Fact fact = fact_of_result(place, call, list);
    if (fact.words.len == 0) fact = fact_of_order(place, call, list, key);
    return fact.words.len > 0 ? fact : fact_of_cost(place);
  }
  Slice name = nodes_text(nodes, function);
  if (slice_is(name, "min") || slice_is(name, "max"))
    return fact_of_choice(place, call, key, slice_is(name, "min"));
  if (!slice_is(name, "sorted")) return (Fact){0};
  Fact fact = fact_of_order(place, call, arguments_positional(nodes, call, 0), key);
  return fact.words.len > 0 ? fact : fact_of_cost(place);
}
