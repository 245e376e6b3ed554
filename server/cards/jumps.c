/* Where `break`, `continue`, `return` and the `else` of a loop lead.
 *   source  Python language reference, "The break statement", "The for statement", "The try
 *           statement". */
#include "cards/fact.h"
#include "cards/words.h"

typedef struct Way {
  NodeId
      loop; /* the loop that is meant; NO_NODE where a function, class or the module ends first */
  NodeId finally; /* the first `finally` clause that is run on the way there */
} Way;

static bool is_loop(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_FOR_STATEMENT) || nodes_is(nodes, node, NODE_WHILE_STATEMENT);
}

/* The way outwards from a statement. What stands in the `else` of a loop is no longer in it, and a
 * `finally` clause does not run itself. */
static Way way_from(const Nodes *nodes, NodeId statement) {
  Way way = {NO_NODE, NO_NODE};
  NodeId child = statement;
  for (NodeId at = nodes_parent(nodes, child); at != NO_NODE; at = nodes_parent(nodes, at)) {
    if (nodes_is(nodes, at, NODE_FUNCTION_DEFINITION) || nodes_is(nodes, at, NODE_CLASS_DEFINITION))
      return way;
    bool is_left = nodes_is(nodes, child, NODE_ELSE_CLAUSE);
    if (is_loop(nodes, at) && !is_left) {
      way.loop = at;
      return way;
    }
    NodeId finally = nodes_child_with_symbol(nodes, at, NODE_FINALLY_CLAUSE);
    bool is_crossed =
        nodes_is(nodes, at, NODE_TRY_STATEMENT) && finally != NO_NODE && finally != child;
    if (is_crossed && way.finally == NO_NODE) way.finally = finally;
    child = at;
  }
  return way;
}

static Slice line_of(const FactPlace *place, NodeId node) {
  return words_line(place->view, nodes_get(place->view->nodes, node)->start, place->arena);
}

/* " The `finally` on line 9 runs before that." */
static Slice finally_words(const FactPlace *place, NodeId finally) {
  if (finally == NO_NODE) return SLICE("");
  return words_fill(place->arena, " The `finally` on {} runs before that.",
                    (Holes){{line_of(place, finally)}});
}

static Fact fact_of_jump(const FactPlace *place, NodeId statement, bool is_break) {
  const Nodes *nodes = place->view->nodes;
  Way way = way_from(nodes, statement);
  if (way.loop == NO_NODE) return (Fact){0};
  NodeId otherwise = nodes_child_with_symbol(nodes, way.loop, NODE_ELSE_CLAUSE);
  Holes values = {{line_of(place, way.loop), finally_words(place, way.finally)}};
  if (!is_break)
    return (Fact){.words = words_fill(place->arena, "Goes on with the loop on {}.{}", values)};
  if (otherwise == NO_NODE)
    return (Fact){.words = words_fill(place->arena, "Leaves the loop on {}.{}", values)};
  values.of[2] = values.of[1];
  values.of[1] = line_of(place, otherwise);
  return (Fact){.words = words_fill(
                    place->arena, "Leaves the loop on {}, and skips its `else` on {}.{}", values)};
}

/* The `else` of a loop: which `break`s skip it. */
static Fact fact_of_else(const FactPlace *place, NodeId loop) {
  enum { BREAKS_AT_MOST = 32 };
  const Nodes *nodes = place->view->nodes;
  uint32_t lines[BREAKS_AT_MOST];
  uint32_t count = 0;
  for (NodeId id = loop; id < nodes->items[loop].next; id++) {
    if (!nodes_is(nodes, id, NODE_BREAK_STATEMENT) || way_from(nodes, id).loop != loop) continue;
    if (count == BREAKS_AT_MOST) return (Fact){0};
    lines[count++] = view_line(place->view, nodes->items[id].start);
  }
  Holes values = {{line_of(place, loop)}};
  if (count == 0)
    return (Fact){.words = words_fill(place->arena,
                                      "No `break` leaves the loop on {}, so this runs whenever it "
                                      "comes to its end.",
                                      values)};
  values.of[1] = words_any_line(lines, count, place->arena);
  return (Fact){
      .words = words_fill(place->arena,
                          "Runs when the loop on {} comes to its end; the `break` on {} skips it.",
                          values)};
}

Fact fact_of_control_flow(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId statement = nodes_parent(nodes, place->leaf);
  if (nodes_has_flag(nodes, statement, NODE_HAS_ERROR)) return (Fact){0};
  switch (nodes_symbol(nodes, place->leaf)) {
  case KEYWORD_BREAK: return fact_of_jump(place, statement, true);
  case KEYWORD_CONTINUE: return fact_of_jump(place, statement, false);
  case KEYWORD_ELSE:
    return is_loop(nodes, nodes_parent(nodes, statement))
               ? fact_of_else(place, nodes_parent(nodes, statement))
               : (Fact){0};
  case KEYWORD_IF:
  case KEYWORD_ELIF:
  case KEYWORD_WHILE: return fact_of_truth(place);
  default: return (Fact){0};
  }
}

/* The `finally` that runs between a `return` and the end of its call, loops or not. */
static NodeId finally_around(const Nodes *nodes, NodeId statement) {
  for (Way way = way_from(nodes, statement);; way = way_from(nodes, way.loop)) {
    if (way.finally != NO_NODE || way.loop == NO_NODE) return way.finally;
  }
}

Fact fact_of_return(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId statement = nodes_parent(nodes, place->leaf);
  if (!nodes_is(nodes, statement, NODE_RETURN_STATEMENT)) return (Fact){0};
  NodeId finally = finally_around(nodes, statement);
  if (finally == NO_NODE) return (Fact){0};
  Holes values = {{line_of(place, finally)}};
  bool has_value = nodes_first_named_child(nodes, statement) != NO_NODE;
  return (Fact){.words = words_fill(
                    place->arena,
                    has_value
                        ? "The value is worked out first, then the `finally` on {} runs, then "
                          "the call ends."
                        : "The `finally` on {} runs before the call ends.",
                    values)};
}
