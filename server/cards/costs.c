/* What an operation costs on the built-in type that the file shows.
 *   source  Python's documentation of the types, and "Design and History FAQ" for lists and dicts.
 */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"

typedef struct Cost {
  ValueType type;
  const char *operation; /* the method's name, or "in" */
  const char *words;
} Cost;

/* n is the number of items. */
static const Cost costs[] = {
    {VALUE_LIST, "in", "it compares item by item, O(n)"},
    {VALUE_TUPLE, "in", "it compares item by item, O(n)"},
    {VALUE_DEQUE, "in", "it compares item by item, O(n)"},
    {VALUE_SET, "in", "it computes one hash, O(1) on average"},
    {VALUE_FROZENSET, "in", "it computes one hash, O(1) on average"},
    {VALUE_DICT, "in", "it computes the hash of one key, O(1) on average"},
    {VALUE_STR, "in", "it searches the text for a piece, O(n) for most texts"},
    {VALUE_BYTES, "in", "it searches the bytes for a piece, O(n) for most"},
    {VALUE_LIST, "append", "it adds at the end, O(1) on average"},
    {VALUE_LIST, "extend", "it costs as much as there are items to add"},
    {VALUE_LIST, "insert", "it moves every item behind that place, O(n)"},
    {VALUE_LIST, "remove", "it searches item by item and closes the gap, O(n)"},
    {VALUE_LIST, "index", "it searches item by item, O(n)"},
    {VALUE_LIST, "count", "it looks at every item, O(n)"},
    {VALUE_LIST, "sort", "it takes O(n log n), and O(n) if the items are sorted already"},
    {VALUE_LIST, "reverse", "it moves every item, O(n)"},
    {VALUE_LIST, "copy", "it copies every reference, O(n)"},
    {VALUE_TUPLE, "index", "it searches item by item, O(n)"},
    {VALUE_TUPLE, "count", "it looks at every item, O(n)"},
    {VALUE_DICT, "get", "it computes one hash, O(1) on average"},
    {VALUE_DICT, "pop", "it computes one hash, O(1) on average"},
    {VALUE_DICT, "setdefault", "it computes one hash, O(1) on average"},
    {VALUE_DICT, "copy", "it copies every entry, O(n)"},
    {VALUE_SET, "add", "it computes one hash, O(1) on average"},
    {VALUE_SET, "discard", "it computes one hash, O(1) on average"},
    {VALUE_SET, "remove", "it computes one hash, O(1) on average"},
    {VALUE_SET, "copy", "it copies every entry, O(n)"},
    {VALUE_DEQUE, "append", "it adds at an end, O(1)"},
    {VALUE_DEQUE, "appendleft", "it adds at an end, O(1)"},
    {VALUE_DEQUE, "pop", "it takes from an end, O(1)"},
    {VALUE_DEQUE, "popleft", "it takes from an end, O(1)"},
    {VALUE_DEQUE, "insert", "it moves items to make room, O(n)"},
    {VALUE_DEQUE, "remove", "it searches item by item, O(n)"},
    {VALUE_DEQUE, "index", "it searches item by item, O(n)"},
    {VALUE_DEQUE, "count", "it looks at every item, O(n)"},
};

static const char *cost_words(ValueType type, Slice operation) {
  for (size_t i = 0; i < sizeof costs / sizeof costs[0]; i++)
    if (costs[i].type == type && slice_is(operation, costs[i].operation)) return costs[i].words;
  return NULL;
}

/* `pop()` takes the last item of a list, `pop(0)` the first: that decides what it costs. */
static const char *pop_words(const Nodes *nodes, NodeId attribute) {
  NodeId call = nodes_parent(nodes, attribute);
  if (!nodes_is(nodes, call, NODE_CALL)) return NULL;
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId index = nodes_first_named_child(nodes, arguments);
  if (index == NO_NODE || slice_is(nodes_text(nodes, index), "-1"))
    return "it takes the last item, O(1)";
  if (slice_is(nodes_text(nodes, index), "0"))
    return "it takes the first item and moves up all others, O(n)";
  return "it moves up the items behind that place, O(n)";
}

static Fact fact_on(const FactPlace *place, NodeId object, Slice operation, const char *pop) {
  const Nodes *nodes = place->view->nodes;
  NodeId premise = NO_NODE;
  ValueType type = value_type_shown(place->view, object, &premise);
  const char *words = pop != NULL && type == VALUE_LIST ? pop : cost_words(type, operation);
  if (words == NULL) return (Fact){0};
  Slice values[] = {words_node(nodes, object, place->arena), slice_from_cstr(value_type_name(type)),
                    slice_from_cstr(words), SLICE("")};
  if (premise == NO_NODE)
    return (Fact){.words = words_fill(place->arena, "On {}, a {}, {}.", values)};
  values[3] = values[2];
  values[2] = words_line(place->view, nodes_get(nodes, premise)->start, place->arena);
  return (Fact){.words = words_fill(place->arena, "If {} is still the {} from {}, {}.", values)};
}

Fact fact_of_cost(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId parent = nodes_parent(nodes, place->node);
  if (nodes_is(nodes, parent, NODE_COMPARISON_OPERATOR)) {
    NodeId container = nodes_next_sibling(nodes, place->node);
    return container == NO_NODE ? (Fact){0} : fact_on(place, container, SLICE("in"), NULL);
  }
  if (!nodes_is(nodes, place->node, NODE_ATTRIBUTE)) return (Fact){0};
  NodeId object = nodes_child_by_field(nodes, place->node, FIELD_OBJECT);
  Slice method = nodes_text(nodes, nodes_child_by_field(nodes, place->node, FIELD_ATTRIBUTE));
  const char *pop = slice_is(method, "pop") ? pop_words(nodes, place->node) : NULL;
  return object == NO_NODE ? (Fact){0} : fact_on(place, object, method, pop);
}
