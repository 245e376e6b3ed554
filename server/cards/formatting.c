/* String formatting: what a format asks for, and which value goes where. */
#include "base/buffer.h"
#include "cards/fact.h"
#include "cards/format_spec.h"
#include "cards/percent.h"
#include "cards/words.h"

enum { PLACES_AT_MOST = 3 };

static Fact fact_of_spec(const FactPlace *place, NodeId specifier) {
  const Nodes *nodes = place->view->nodes;
  Slice text = nodes_text(nodes, specifier);
  Slice spec = slice_sub(text, 1, text.len);
  NodeId value = nodes_child_by_field(nodes, nodes_parent(nodes, specifier), FIELD_EXPRESSION);
  Holes values = {{words_node(nodes, value, place->arena), words_code(spec, place->arena),
                   format_spec_words(spec, place->arena)}};
  if (values.of[0].len == 0 || values.of[1].len == 0 || values.of[2].len == 0) return (Fact){0};
  return (Fact){.words = words_fill(place->arena, "{} by {}: {}.", values)};
}

static Fact fact_of_conversion(const FactPlace *place, NodeId conversion) {
  const Nodes *nodes = place->view->nodes;
  NodeId value = nodes_child_by_field(nodes, nodes_parent(nodes, conversion), FIELD_EXPRESSION);
  Slice letter = slice_sub(nodes_text(nodes, conversion), 1, SIZE_MAX);
  const char *function = slice_is(letter, "r") ? "repr" : slice_is(letter, "a") ? "ascii" : "str";
  Holes values = {{slice_from_cstr(function), nodes_text(nodes, value)}};
  Slice call = words_code(words_fill(place->arena, "{}({})", values), place->arena);
  if (value == NO_NODE) return (Fact){0};
  return (Fact){.words = words_fill(place->arena, "The text of {} goes in here.", (Holes){{call}})};
}

/* "`%s` takes `name`, `%d` takes `count`" for the items of the tuple on the right. */
static Fact fact_of_percent(const FactPlace *place, NodeId operation) {
  const Nodes *nodes = place->view->nodes;
  NodeId left = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, operation, FIELD_LEFT));
  NodeId right = nodes_child_by_field(nodes, operation, FIELD_RIGHT);
  if (!nodes_is(nodes, left, NODE_STRING) || !nodes_is(nodes, right, NODE_TUPLE)) return (Fact){0};
  if (nodes_child_with_symbol(nodes, left, NODE_INTERPOLATION) != NO_NODE) return (Fact){0};
  Slice text = nodes_text(nodes, nodes_child_with_symbol(nodes, left, NODE_STRING_CONTENT));
  NodeId item = nodes_first_named_child(nodes, right);
  Slice words = {NULL, 0};
  Slice found = {NULL, 0};
  bool is_plain = true;
  uint32_t count = 0;
  size_t at = 0;
  for (; percent_next(text, &at, &found, &is_plain) && is_plain && item != NO_NODE; count++) {
    if (nodes_is(nodes, item, NODE_LIST_SPLAT)) return (Fact){0};
    Holes values = {
        {words, words_code(found, place->arena), words_node(nodes, item, place->arena)}};
    if (count < PLACES_AT_MOST)
      words = words_fill(place->arena, count == 0 ? "{}{} takes {}" : "{}, {} takes {}", values);
    item = nodes_next_named_sibling(nodes, item);
    found = (Slice){NULL, 0};
  }
  if (!is_plain || count == 0) return (Fact){0};
  if (found.len > 0 || item != NO_NODE)
    return (Fact){.words =
                      SLICE("The places in the text and the values on the right are not equally "
                            "many: that raises `TypeError`.")};
  return (Fact){.words = words_fill(place->arena, count > PLACES_AT_MOST ? "{}, and so on." : "{}.",
                                    (Holes){{words}})};
}

Fact fact_of_formatting(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId leaf = place->leaf;
  NodeId parent = nodes_parent(nodes, leaf);
  if (nodes_is(nodes, leaf, NODE_FORMAT_SPECIFIER)) return fact_of_spec(place, leaf);
  if (nodes_is(nodes, parent, NODE_FORMAT_SPECIFIER)) return fact_of_spec(place, parent);
  if (nodes_is(nodes, leaf, NODE_TYPE_CONVERSION)) return fact_of_conversion(place, leaf);
  if (nodes_is(nodes, parent, NODE_BINARY_OPERATOR) && nodes_is(nodes, leaf, PUNCT_PERCENT))
    return fact_of_percent(place, parent);
  return (Fact){0};
}
