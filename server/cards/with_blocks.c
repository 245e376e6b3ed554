/* with: what the name after `as` is, and when the context manager is left.
 *   source  Python language reference, "The with statement". */
#include "cards/fact.h"
#include "cards/words.h"

static bool is_async(const Nodes *nodes, NodeId with) {
  return nodes_is(nodes, nodes_first_child(nodes, with), KEYWORD_ASYNC);
}

/* The `with` item in which `leaf` stands, its only one for the keyword; NO_NODE if there are more.
 */
static NodeId item_of(const Nodes *nodes, NodeId with, NodeId leaf) {
  NodeId item = nodes_ancestor(nodes, leaf, NODE_WITH_ITEM);
  if (item != NO_NODE && nodes_is_within(nodes, item, with)) return item;
  NodeId clause = nodes_child_with_symbol(nodes, with, NODE_WITH_CLAUSE);
  item = nodes_child_with_symbol(nodes, clause, NODE_WITH_ITEM);
  return nodes_next_named_sibling(nodes, item) == NO_NODE ? item : NO_NODE;
}

static Slice last_line_of(const FactPlace *place, NodeId with) {
  NodeId body = nodes_child_by_field(place->view->nodes, with, FIELD_BODY);
  if (body == NO_NODE) return (Slice){NULL, 0};
  return words_line(place->view, nodes_get(place->view->nodes, body)->end, place->arena);
}

static Fact fact_of_item(const FactPlace *place, NodeId with, NodeId item, Slice last_line) {
  const Nodes *nodes = place->view->nodes;
  NodeId value = nodes_child_by_field(nodes, item, FIELD_VALUE);
  NodeId target = NO_NODE;
  if (nodes_is(nodes, value, NODE_AS_PATTERN)) {
    target = nodes_child_by_field(nodes, value, FIELD_ALIAS);
    value = nodes_first_named_child(nodes, value);
  }
  if (value == NO_NODE) return (Fact){0};
  bool waits = is_async(nodes, with);
  Slice manager = words_node(nodes, value, place->arena);
  Slice leave = waits ? SLICE("`__aexit__()`") : SLICE("`__exit__()`");
  if (target == NO_NODE) {
    const char *pattern = "{} is left by its {} when {} is done, or as soon as an exception or a "
                          "`return` ends the block.";
    return (Fact){.words = words_fill(place->arena, pattern, (Holes){{manager, leave, last_line}})};
  }
  Slice enter = waits ? SLICE("`__aenter__()`") : SLICE("`__enter__()`");
  Holes values = {{words_node(nodes, target, place->arena), enter, manager, leave, last_line}};
  const char *pattern = "{} is what the {} of {} gives; its {} runs when {} is done, or as soon as "
                        "an exception or a `return` ends the block.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_with(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId with = nodes_ancestor(nodes, place->leaf, NODE_WITH_STATEMENT);
  if (with == NO_NODE || nodes_has_flag(nodes, with, NODE_HAS_ERROR)) return (Fact){0};
  bool is_own =
      nodes_parent(nodes, place->leaf) == with || nodes_is(nodes, place->leaf, KEYWORD_AS);
  Slice last_line = last_line_of(place, with);
  if (!is_own || last_line.len == 0) return (Fact){0};
  NodeId item = item_of(nodes, with, place->leaf);
  if (item != NO_NODE) return fact_of_item(place, with, item, last_line);
  const char *pattern =
      "Its managers are entered from left to right and left in reverse, when {} is "
      "done or an exception or a `return` ends the block.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{last_line}})};
}
