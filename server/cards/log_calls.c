/* A logging call: which argument goes to which place of the message, and what becomes of it.
 *   source  Python library reference, "logging", LogRecord.getMessage. */
#include "base/word_list.h"
#include "cards/fact.h"
#include "cards/percent.h"
#include "cards/words.h"
#include "syntax/arguments.h"

enum { SHOWN_AT_MOST = 3 };

/* The method's name, where `callee` is one that takes a message first. */
static Slice method_of(const Nodes *nodes, NodeId callee) {
  NodeId name = nodes_is(nodes, callee, NODE_ATTRIBUTE)
                    ? nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE)
                    : callee;
  Slice text = nodes_text(nodes, name);
  bool is_method = nodes_is(nodes, name, NODE_IDENTIFIER) &&
                   word_list_has("debug info warning warn error exception critical fatal", text);
  return is_method ? text : (Slice){"", 0};
}

static Fact fact_of_built_text(const FactPlace *place, NodeId message) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_child_with_symbol(nodes, message, NODE_INTERPOLATION) == NO_NODE) return (Fact){0};
  return (Fact){.words = SLICE("This f-string is put together before logging looks at the level, "
                               "so also when the message is dropped.")};
}

/* How many places the message has; -1 where they take their values in another way. */
static int count_places(Slice text) {
  Slice found;
  bool is_plain = true;
  size_t at = 0;
  int count = 0;
  while (percent_next(text, &at, &found, &is_plain)) count++;
  return is_plain ? count : -1;
}

static int count_values(const Nodes *nodes, NodeId call) {
  int count = 0;
  for (NodeId value = arguments_next(nodes, call, NO_NODE); value != NO_NODE;
       value = arguments_next(nodes, call, value))
    count++;
  return count;
}

static Slice counted(int count, const char *one, const char *many, Arena *arena) {
  if (count == 0) return arena_format(arena, "no %s", many);
  if (count == 1) return arena_format(arena, "one %s", one);
  return arena_format(arena, "%d %s", count, many);
}

static Fact fact_of_mismatch(const FactPlace *place, int places, int values) {
  Holes holes = {{counted(places, "place", "places", place->arena),
                  counted(values, "value", "values", place->arena)}};
  /* A single dict is looked up by name, so without places it does no harm. */
  const char *pattern = places == 0 && values == 1
                            ? "The message has {} for {}: unless that is a dict, logging prints a "
                              "`TypeError` to stderr, and the message is lost."
                            : "The message has {} for {}: logging prints a `TypeError` to stderr, "
                              "and the message is lost.";
  return (Fact){.words = words_fill(place->arena, pattern, holes)};
}

/* "`%s` takes `name`, `%d` takes `count`". */
static Fact fact_of_places(const FactPlace *place, NodeId call, NodeId message, Slice text) {
  const Nodes *nodes = place->view->nodes;
  NodeId argument = message;
  Slice words = {NULL, 0};
  Slice found;
  bool is_plain = true;
  size_t at = 0;
  uint32_t count = 0;
  for (; percent_next(text, &at, &found, &is_plain); count++) {
    argument = arguments_next(nodes, call, argument);
    if (count >= SHOWN_AT_MOST) continue;
    Holes values = {
        {words, words_code(found, place->arena), words_node(nodes, argument, place->arena)}};
    words = words_fill(place->arena, count == 0 ? "{}{} takes {}" : "{}, {} takes {}", values);
  }
  const char *pattern = count > SHOWN_AT_MOST ? "{}, and so on, once a handler writes the message."
                                              : "{}, once a handler writes the message.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{words}})};
}

Fact fact_of_logging(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId callee = place->node;
  NodeId parent = nodes_parent(nodes, callee);
  if (nodes_is(nodes, parent, NODE_ATTRIBUTE)) callee = parent;
  NodeId call = arguments_call(nodes, callee);
  if (call == NO_NODE || method_of(nodes, callee).len == 0) return (Fact){0};
  NodeId message = arguments_next(nodes, call, NO_NODE);
  if (!nodes_is(nodes, message, NODE_STRING)) return (Fact){0};
  Fact built = fact_of_built_text(place, message);
  if (built.words.len > 0) return built;
  if (arguments_are_spread(nodes, call)) return (Fact){0};
  int values = count_values(nodes, call) - 1;
  Slice text = nodes_text(nodes, nodes_child_with_symbol(nodes, message, NODE_STRING_CONTENT));
  int places = count_places(text);
  if (values <= 0 || places < 0) return (Fact){0};
  bool may_be_mapping = values == 1 && places > 0 &&
                        nodes_is(nodes, arguments_next(nodes, call, message), NODE_DICTIONARY);
  if (may_be_mapping) return (Fact){0};
  if (places == values) return fact_of_places(place, call, message, text);
  /* Loggers of other libraries may fill in their values in another way. */
  Slice name = names_qualified(place->view->names, callee, place->arena);
  return slice_starts_with(name, SLICE("logging.")) ? fact_of_mismatch(place, places, values)
                                                    : (Fact){0};
}
