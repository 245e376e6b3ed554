/* What an operation costs on the built-in type that the file shows.
 *   source  Python's documentation of the types, and "Design and History FAQ" for lists and dicts.
 */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"

enum {
  LIST = 1 << TYPE_LIST,
  DICT = 1 << TYPE_DICT,
  SET = 1 << TYPE_SET,
  DEQUE = 1 << TYPE_DEQUE,
  BYTEARRAY = 1 << TYPE_BYTEARRAY,
  TUPLE = 1 << TYPE_TUPLE,
  STR = 1 << TYPE_STR,
  BYTES = 1 << TYPE_BYTES,
  FROZENSET = 1 << TYPE_FROZENSET,
  RANGE = 1 << TYPE_RANGE,
};

typedef struct Cost {
  const char *operation; /* the name of a method or builtin, or a token */
  unsigned types; /* on which it costs that */
  const char *words;
} Cost;

/* n is the number of items. */
static const Cost costs[] = {
    {"in", LIST | TUPLE | DEQUE, "compares item by item, O(n)"},
    {"in", SET | FROZENSET, "computes one hash, O(1) on average"},
    {"in", DICT, "computes the hash of one key, O(1) on average"},
    {"in", STR, "searches the text for a piece, O(n) for most texts"},
    {"in", BYTES | BYTEARRAY, "searches the bytes for a piece, O(n) for most"},
    {"in", RANGE, "calculates for an `int`, O(1)"},
    {"len", LIST | DICT | SET | DEQUE | BYTEARRAY | TUPLE | STR | BYTES | FROZENSET,
     "reads a stored number, O(1)"},
    {"max", LIST | SET | TUPLE | FROZENSET | DEQUE, "looks at every item, O(n)"},
    {"min", LIST | SET | TUPLE | FROZENSET | DEQUE, "looks at every item, O(n)"},
    {"sum", LIST | SET | TUPLE | FROZENSET | DEQUE | RANGE, "looks at every item, O(n)"},
    {"sorted", LIST | SET | TUPLE | FROZENSET | DEQUE, "copies and sorts, O(n log n)"},
    {"max", DICT, "looks at every key, O(n)"},
    {"min", DICT, "looks at every key, O(n)"},
    {"sorted", DICT, "copies and sorts the keys, O(n log n)"},
    {"del", LIST | BYTEARRAY, "moves up what is behind that place, O(n)"},
    {"del", DEQUE, "moves items to close the gap, O(n)"},
    {"del", DICT, "computes one hash, O(1) on average"},
    {":", LIST | TUPLE, "copies the items between its ends"},
    {":", STR, "copies the text between its ends"},
    {":", BYTES | BYTEARRAY, "copies the bytes between its ends"},
    {":", RANGE, "makes another range, O(1)"},
    {"+", LIST, "makes a new list of all items of both sides"},
    {"+", TUPLE, "makes a new tuple of all items of both sides"},
    {"+", STR, "makes a new text of both sides"},
    {"+", BYTES | BYTEARRAY, "makes a new object with the bytes of both sides"},
    {"append", LIST | BYTEARRAY, "adds at the end, O(1) on average"},
    {"append", DEQUE, "adds at an end, O(1)"},
    {"appendleft", DEQUE, "adds at an end, O(1)"},
    {"pop", DEQUE, "takes from an end, O(1)"},
    {"popleft", DEQUE, "takes from an end, O(1)"},
    {"extend", LIST | DEQUE, "takes as long as there are items to add"},
    {"insert", LIST, "moves every item behind that place, O(n)"},
    {"insert", DEQUE, "moves items to make room, O(n)"},
    {"remove", LIST | DEQUE, "searches item by item and closes the gap, O(n)"},
    {"index", LIST | TUPLE | DEQUE, "searches item by item, O(n)"},
    {"count", LIST | TUPLE | DEQUE, "looks at every item, O(n)"},
    {"sort", LIST, "takes O(n log n), and O(n) if the items are sorted already"},
    {"reverse", LIST | DEQUE, "moves every item, O(n)"},
    {"copy", LIST | DEQUE, "copies every reference, O(n)"},
    {"copy", DICT | SET, "copies every entry, O(n)"},
    {"get", DICT, "computes one hash, O(1) on average"},
    {"pop", DICT, "computes one hash, O(1) on average"},
    {"setdefault", DICT, "computes one hash, O(1) on average"},
    {"update", DICT | SET, "takes as long as there are items to add"},
    {"add", SET, "computes one hash, O(1) on average"},
    {"discard", SET, "computes one hash, O(1) on average"},
    {"remove", SET, "computes one hash, O(1) on average"},
    {"items", DICT, "makes a view, which copies nothing, O(1)"},
    {"keys", DICT, "makes a view, which copies nothing, O(1)"},
    {"values", DICT, "makes a view, which copies nothing, O(1)"},
    {"|", DICT, "makes a new dict of all entries of both sides"},
    {"|", SET | FROZENSET, "makes a new set of all items of both sides"},
    {"&", SET | FROZENSET, "looks up each item of the smaller side in the larger one"},
    {"-", SET | FROZENSET, "makes a new set, O(n) for n items on the left"},
    {"^", SET | FROZENSET, "makes a new set and looks at all items of both sides"},
    {"<=", SET | FROZENSET, "looks up each item of the left side in the right one, O(n)"},
    {"<", SET | FROZENSET, "looks up each item of the left side in the right one, O(n)"},
    {"union", SET | FROZENSET, "makes a new set of all items of both"},
    {"intersection", SET | FROZENSET, "makes a new set of what is in both"},
    {"isdisjoint", SET | FROZENSET, "looks items up until one is in both"},
    {"issubset", SET | FROZENSET, "looks up each item in the other one, O(n)"},
    {"pop", SET, "takes some item, O(1) on average"},
    {"clear", LIST | DICT | SET | DEQUE, "lets go of every item, O(n)"},
    {"extendleft", DEQUE, "puts the items in front one by one, so they end up reversed"},
    {"rotate", DEQUE, "moves one item for each step"},
    {"join", STR | BYTES, "copies every piece once, O(n) for n characters in all"},
    {"find", STR | BYTES, "searches from the front, O(n) for most texts"},
    {"index", STR | BYTES, "searches from the front, O(n) for most texts"},
    {"count", STR | BYTES, "looks through all of it, O(n) for most texts"},
    {"replace", STR | BYTES, "makes a changed copy, O(n) for most texts"},
};

static const char *cost_words(BuiltinType type, Slice operation) {
  for (size_t i = 0; i < sizeof costs / sizeof costs[0]; i++)
    if ((costs[i].types >> type & 1) != 0 && slice_is(operation, costs[i].operation))
      return costs[i].words;
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

/* The token of `in` or `not in`. */
static bool is_membership(const Nodes *nodes, NodeId leaf) {
  Slice text = nodes_text(nodes, leaf);
  return nodes_is(nodes, nodes_parent(nodes, leaf), NODE_COMPARISON_OPERATOR) &&
         slice_ends_with(text, SLICE("in"));
}

/* The container on which an operator or keyword works; NO_NODE where there is none to name. */
static NodeId operand_of(const Nodes *nodes, NodeId leaf) {
  NodeId parent = nodes_parent(nodes, leaf);
  switch (nodes_symbol(nodes, parent)) {
  case NODE_COMPARISON_OPERATOR:
    return is_membership(nodes, leaf) ? nodes_next_sibling(nodes, leaf)
                                      : nodes_previous_sibling(nodes, leaf);
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
  return is_membership(nodes, leaf) ? SLICE("in") : nodes_text(nodes, leaf);
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

/* The `+=` of a text that grows in a loop. */
Fact fact_of_text_growth(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId assignment = nodes_parent(nodes, place->leaf);
  NodeId target = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  if (!nodes_is(nodes, assignment, NODE_AUGMENTED_ASSIGNMENT)) return (Fact){0};
  Holes values = {{words_premise(place->view, target, place->arena)}};
  return (Fact){.words = words_fill(
                    place->arena, "{}, each turn of the loop may copy all of it so far.", values)};
}
