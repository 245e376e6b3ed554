/* A slice with plain numbers, said in words, with the reader's numbers.
 *   source  Python library reference, "Common Sequence Operations". */
#include "cards/fact.h"
#include "cards/words.h"

typedef enum BoundKind { BOUND_NONE, BOUND_NUMBER, BOUND_OTHER } BoundKind;

typedef struct Bound {
  BoundKind kind;
  NodeId node;
  int64_t number; /* of BOUND_NUMBER */
} Bound;

enum { START, STOP, STEP, PARTS };

typedef struct Parts {
  Bound of[PARTS];
  bool is_bad; /* more than three parts, or broken */
} Parts;

static Bound bound_of(const Nodes *nodes, NodeId node) {
  Bound bound = {.kind = BOUND_OTHER, .node = node};
  if (nodes_is(nodes, node, NODE_NONE)) bound.kind = BOUND_NONE;
  NodeId digits = node;
  bool is_negative = nodes_is(nodes, node, NODE_UNARY_OPERATOR) &&
                     nodes_is(nodes, nodes_first_child(nodes, node), PUNCT_MINUS);
  if (is_negative) digits = nodes_last_child(nodes, node);
  uint32_t value = 0;
  if (!nodes_is(nodes, digits, NODE_INTEGER) || !slice_parse_u32(nodes_text(nodes, digits), &value))
    return bound;
  bound.kind = BOUND_NUMBER;
  bound.number = is_negative ? -(int64_t)value : (int64_t)value;
  return bound;
}

static Parts parts_of(const Nodes *nodes, NodeId slice) {
  Parts parts = {0};
  uint32_t at = 0;
  for (NodeId child = nodes_first_child(nodes, slice); child != NO_NODE;
       child = nodes_next_sibling(nodes, child)) {
    if (nodes_has_flag(nodes, child, NODE_HAS_ERROR | NODE_IS_MISSING)) parts.is_bad = true;
    if (nodes_has_flag(nodes, child, NODE_IS_EXTRA)) continue;
    bool is_colon = nodes_is(nodes, child, PUNCT_COLON);
    at += is_colon;
    if (at >= PARTS) parts.is_bad = true;
    if (!is_colon && at < PARTS) parts.of[at] = bound_of(nodes, child);
  }
  return parts;
}

/* "the first item", "the last 3 items". */
static Slice items_words(const char *which, int64_t count, Arena *arena) {
  if (count == 1) return arena_format(arena, "%s item", which);
  return arena_format(arena, "%s %lld items", which, (long long)count);
}

/* "3rd". */
static Slice ordinal(int64_t number, Arena *arena) {
  const char *ending = "th";
  bool is_teen = number % 100 >= 11 && number % 100 <= 13;
  if (number % 10 == 1 && !is_teen) ending = "st";
  if (number % 10 == 2 && !is_teen) ending = "nd";
  if (number % 10 == 3 && !is_teen) ending = "rd";
  return arena_format(arena, "%lld%s", (long long)number, ending);
}

static Slice between_words(int64_t start, int64_t stop, Arena *arena) {
  if (start < 0 && stop >= 0) return (Slice){NULL, 0};
  if ((start < 0) == (stop < 0) && start >= stop) return SLICE("no items at all");
  if (start >= 0 && stop < 0) {
    if (start == 0) return items_words("all but the last", -stop, arena);
    Holes values = {
        {items_words("the first", start, arena), items_words("the last", -stop, arena)}};
    return words_fill(arena, "all but {} and {}", values);
  }
  if (start < 0) {
    Holes values = {
        {items_words("the last", -start, arena), items_words("the last", -stop, arena)}};
    return words_fill(arena, "of {}, all but {}", values);
  }
  if (start == 0) return items_words("the first", stop, arena);
  if (start + 1 == stop)
    return arena_format(arena, "the item at index %lld, if there is one", (long long)start);
  return arena_format(arena, "the items at index %lld to %lld", (long long)start,
                      (long long)stop - 1);
}

/* A slice without a step, or with a step of 1, whose bounds are numbers or left out. */
static Slice plain_words(const Parts *parts, Arena *arena) {
  const Bound *start = &parts->of[START];
  const Bound *stop = &parts->of[STOP];
  if (start->kind == BOUND_NUMBER && stop->kind == BOUND_NUMBER)
    return between_words(start->number, stop->number, arena);
  if (start->kind == BOUND_NUMBER && start->number > 0)
    return items_words("all but the first", start->number, arena);
  if (start->kind == BOUND_NUMBER && start->number < 0)
    return items_words("the last", -start->number, arena);
  if (stop->kind == BOUND_NUMBER && stop->number == 0) return SLICE("no items at all");
  if (stop->kind == BOUND_NUMBER)
    return items_words(stop->number > 0 ? "the first" : "all but the last",
                       stop->number > 0 ? stop->number : -stop->number, arena);
  return SLICE("all items, from the first to the last");
}

static Slice step_words(const Parts *parts, Arena *arena) {
  const Bound *start = &parts->of[START];
  int64_t step = parts->of[STEP].number;
  if (step == 0) return SLICE("a `ValueError`, for the step must not be 0");
  if (parts->of[STOP].kind != BOUND_NONE) return (Slice){NULL, 0};
  if (step > 0) {
    int64_t first = start->kind == BOUND_NUMBER ? start->number : 0;
    if (first < 0) return (Slice){NULL, 0};
    Holes values = {
        {ordinal(step, arena),
         first == 0 ? SLICE("the first") : arena_format(arena, "index %lld", (long long)first)}};
    return words_fill(arena, "every {} item, from {} on", values);
  }
  if (start->kind != BOUND_NONE) return (Slice){NULL, 0};
  if (step == -1) return SLICE("all items, from the last to the first");
  Holes values = {{ordinal(-step, arena)}};
  return words_fill(arena, "every {} item, from the last to the first", values);
}

/* With bounds that are known only when it runs: an index may be negative then. */
static Slice open_words(const FactPlace *place, const Parts *parts) {
  if (parts->of[STEP].kind != BOUND_NONE) return (Slice){NULL, 0};
  const Nodes *nodes = place->view->nodes;
  bool has_start = parts->of[START].kind != BOUND_NONE;
  bool has_stop = parts->of[STOP].kind != BOUND_NONE;
  Slice start = has_start ? words_node(nodes, parts->of[START].node, place->arena) : SLICE("");
  Slice stop = has_stop ? words_node(nodes, parts->of[STOP].node, place->arena) : SLICE("");
  if (has_start && has_stop)
    return words_fill(place->arena, "the items from index {} up to the one before index {}",
                      (Holes){{start, stop}});
  if (has_start) return words_fill(place->arena, "the items from index {} on", (Holes){{start}});
  return words_fill(place->arena, "the items before index {}", (Holes){{stop}});
}

static Slice slice_words(const FactPlace *place, const Parts *parts) {
  bool is_open = false;
  for (int i = 0; i < PARTS; i++) is_open = is_open || parts->of[i].kind == BOUND_OTHER;
  if (is_open) return open_words(place, parts);
  const Bound *step = &parts->of[STEP];
  if (step->kind == BOUND_NONE || step->number == 1) return plain_words(parts, place->arena);
  return step_words(parts, place->arena);
}

/* The one slice of the subscript of which `leaf` is a part; NO_NODE for `x[1:2, 3]`, and for what
 * pandas calls `loc`, where the last label belongs to the slice. */
static NodeId slice_around(const Nodes *nodes, NodeId leaf) {
  NodeId subscript = nodes_parent(nodes, leaf);
  while (nodes_is(nodes, subscript, NODE_SLICE) || nodes_is(nodes, subscript, NODE_UNARY_OPERATOR))
    subscript = nodes_parent(nodes, subscript);
  NodeId slice = nodes_child_with_symbol(nodes, subscript, NODE_SLICE);
  NodeId value = nodes_child_by_field(nodes, subscript, FIELD_VALUE);
  NodeId attribute = nodes_child_by_field(nodes, value, FIELD_ATTRIBUTE);
  bool is_alone = nodes_next_named_sibling(nodes, slice) == NO_NODE &&
                  nodes_child_with_symbol(nodes, subscript, PUNCT_COMMA) == NO_NODE;
  return is_alone && !slice_is(nodes_text(nodes, attribute), "loc") ? slice : NO_NODE;
}

Fact fact_of_slice(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId slice = slice_around(nodes, place->leaf);
  if (slice == NO_NODE) return (Fact){0};
  Parts parts = parts_of(nodes, slice);
  Slice words = parts.is_bad ? (Slice){NULL, 0} : slice_words(place, &parts);
  Fact cost = nodes_is(nodes, place->leaf, PUNCT_COLON) ? fact_of_cost(place) : (Fact){0};
  if (words.len == 0) return cost;
  Holes values = {{words_node(nodes, nodes_parent(nodes, slice), place->arena), words, cost.words}};
  return (Fact){
      .words = words_fill(place->arena, cost.words.len > 0 ? "{}: {}. {}" : "{}: {}.", values)};
}
