/* What an operation costs on the built-in type that the file shows.
 *   source  Python's documentation of the types, and "Design and History FAQ" for lists and dicts.
 */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"

typedef struct Cost {
  BuiltinType type;
  const char *operation; /* the method's name, or "in" */
  const char *words;
} Cost;

/* n is the number of items. */
static const Cost costs[] = {
    {TYPE_LIST, "in", "compares item by item, O(n)"},
    {TYPE_TUPLE, "in", "compares item by item, O(n)"},
    {TYPE_DEQUE, "in", "compares item by item, O(n)"},
    {TYPE_SET, "in", "computes one hash, O(1) on average"},
    {TYPE_FROZENSET, "in", "computes one hash, O(1) on average"},
    {TYPE_DICT, "in", "computes the hash of one key, O(1) on average"},
    {TYPE_STR, "in", "searches the text for a piece, O(n) for most texts"},
    {TYPE_BYTES, "in", "searches the bytes for a piece, O(n) for most"},
    {TYPE_LIST, "len", "reads a stored number, O(1)"},
    {TYPE_TUPLE, "len", "reads a stored number, O(1)"},
    {TYPE_DICT, "len", "reads a stored number, O(1)"},
    {TYPE_SET, "len", "reads a stored number, O(1)"},
    {TYPE_STR, "len", "reads a stored number, O(1)"},
    {TYPE_BYTES, "len", "reads a stored number, O(1)"},
    {TYPE_DEQUE, "len", "reads a stored number, O(1)"},
    {TYPE_LIST, "max", "looks at every item, O(n)"},
    {TYPE_LIST, "min", "looks at every item, O(n)"},
    {TYPE_LIST, "sum", "looks at every item, O(n)"},
    {TYPE_LIST, "sorted", "copies and sorts, O(n log n)"},
    {TYPE_DICT, "max", "looks at every key, O(n)"},
    {TYPE_DICT, "min", "looks at every key, O(n)"},
    {TYPE_DICT, "sorted", "copies and sorts the keys, O(n log n)"},
    {TYPE_SET, "max", "looks at every item, O(n)"},
    {TYPE_SET, "min", "looks at every item, O(n)"},
    {TYPE_SET, "sum", "looks at every item, O(n)"},
    {TYPE_SET, "sorted", "copies and sorts, O(n log n)"},
    {TYPE_TUPLE, "max", "looks at every item, O(n)"},
    {TYPE_TUPLE, "min", "looks at every item, O(n)"},
    {TYPE_TUPLE, "sum", "looks at every item, O(n)"},
    {TYPE_TUPLE, "sorted", "copies and sorts, O(n log n)"},
    {TYPE_LIST, "del", "moves up the items behind that place, O(n)"},
    {TYPE_DICT, "del", "computes one hash, O(1) on average"},
    {TYPE_DEQUE, "del", "moves items to close the gap, O(n)"},
    {TYPE_LIST, ":", "copies the items between its ends"},
    {TYPE_TUPLE, ":", "copies the items between its ends"},
    {TYPE_STR, ":", "copies the text between its ends"},
    {TYPE_BYTES, ":", "copies the bytes between its ends"},
    {TYPE_RANGE, ":", "makes another range, O(1)"},
    {TYPE_LIST, "+", "makes a new list of all items of both sides"},
    {TYPE_TUPLE, "+", "makes a new tuple of all items of both sides"},
    {TYPE_STR, "+", "makes a new text of both sides"},
    {TYPE_BYTES, "+", "makes new bytes of both sides"},
    {TYPE_LIST, "append", "adds at the end, O(1) on average"},
    {TYPE_LIST, "extend", "takes as long as there are items to add"},
    {TYPE_LIST, "insert", "moves every item behind that place, O(n)"},
    {TYPE_LIST, "remove", "searches item by item and closes the gap, O(n)"},
    {TYPE_LIST, "index", "searches item by item, O(n)"},
    {TYPE_LIST, "count", "looks at every item, O(n)"},
    {TYPE_LIST, "sort", "takes O(n log n), and O(n) if the items are sorted already"},
    {TYPE_LIST, "reverse", "moves every item, O(n)"},
    {TYPE_LIST, "copy", "copies every reference, O(n)"},
    {TYPE_TUPLE, "index", "searches item by item, O(n)"},
    {TYPE_TUPLE, "count", "looks at every item, O(n)"},
    {TYPE_DICT, "get", "computes one hash, O(1) on average"},
    {TYPE_DICT, "pop", "computes one hash, O(1) on average"},
    {TYPE_DICT, "setdefault", "computes one hash, O(1) on average"},
    {TYPE_DICT, "copy", "copies every entry, O(n)"},
    {TYPE_SET, "add", "computes one hash, O(1) on average"},
    {TYPE_SET, "discard", "computes one hash, O(1) on average"},
    {TYPE_SET, "remove", "computes one hash, O(1) on average"},
    {TYPE_SET, "copy", "copies every entry, O(n)"},
    {TYPE_DEQUE, "append", "adds at an end, O(1)"},
    {TYPE_DEQUE, "appendleft", "adds at an end, O(1)"},
    {TYPE_DEQUE, "pop", "takes from an end, O(1)"},
    {TYPE_DEQUE, "popleft", "takes from an end, O(1)"},
    {TYPE_DEQUE, "insert", "moves items to make room, O(n)"},
    {TYPE_DEQUE, "remove", "searches item by item, O(n)"},
    {TYPE_DEQUE, "index", "searches item by item, O(n)"},
    {TYPE_DEQUE, "count", "looks at every item, O(n)"},
};

static const char *cost_words(BuiltinType type, Slice operation) {
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
    return "takes the last item, O(1)";
  if (slice_is(nodes_text(nodes, index), "0"))
    return "takes the first item and moves up all others, O(n)";
  return "moves up the items behind that place, O(n)";
}

static Fact fact_on(const FactPlace *place, NodeId object, Slice operation, const char *pop) {
  BuiltinType type = value_type_shown(place->view, object).type;
  const char *words = pop != NULL && type == TYPE_LIST ? pop : cost_words(type, operation);
  if (words == NULL) return (Fact){0};
  Holes values = {{words_premise(place->view, object, place->arena),
                   words_code(operation, place->arena), slice_from_cstr(words)}};
  return (Fact){.words = words_fill(place->arena, "{}, {} {}.", values)};
}

/* The container on which an operator or keyword works; NO_NODE where there is none to name. */
static NodeId operand_of(const Nodes *nodes, NodeId leaf) {
  NodeId parent = nodes_parent(nodes, leaf);
  switch (nodes_symbol(nodes, parent)) {
  case NODE_COMPARISON_OPERATOR: return nodes_next_sibling(nodes, leaf);
  case NODE_BINARY_OPERATOR: return nodes_child_by_field(nodes, parent, FIELD_LEFT);
  case NODE_SLICE: return nodes_child_by_field(nodes, nodes_parent(nodes, parent), FIELD_VALUE);
  case NODE_DELETE_STATEMENT:
    return nodes_child_by_field(nodes, nodes_next_named_sibling(nodes, leaf), FIELD_VALUE);
  case NODE_CALL:
    return nodes_first_named_child(nodes, nodes_child_by_field(nodes, parent, FIELD_ARGUMENTS));
  default: return NO_NODE;
  }
}

static Slice operation_of(const Nodes *nodes, NodeId leaf) {
  bool is_membership = nodes_is(nodes, nodes_parent(nodes, leaf), NODE_COMPARISON_OPERATOR);
  return is_membership ? SLICE("in") : nodes_text(nodes, leaf);
}

Fact fact_of_cost(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_is(nodes, place->node, NODE_ATTRIBUTE)) {
    NodeId object = nodes_child_by_field(nodes, place->node, FIELD_OBJECT);
    Slice method = nodes_text(nodes, nodes_child_by_field(nodes, place->node, FIELD_ATTRIBUTE));
    const char *pop = slice_is(method, "pop") ? pop_words(nodes, place->node) : NULL;
    return object == NO_NODE ? (Fact){0} : fact_on(place, object, method, pop);
  }
  NodeId operand = operand_of(nodes, place->node);
  if (operand == NO_NODE) return (Fact){0};
  return fact_on(place, operand, operation_of(nodes, place->node), NULL);
}
