#include "cards/raises.h"

#include "cards/words.h"

/* The `except` clause that is handling an exception where `node` stands, within its own function.
 */
static NodeId handler_around(const FactPlace *place, NodeId node) {
  const SegmentView *view = place->view;
  NodeId clause = nodes_ancestor(view->nodes, node, NODE_EXCEPT_CLAUSE);
  if (clause == NO_NODE) return NO_NODE;
  bool is_same = names_scope_at(view->names, clause) == names_scope_at(view->names, node);
  return is_same ? clause : NO_NODE;
}

static Fact fact_of_cause(const FactPlace *place, NodeId statement, NodeId cause) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_is(nodes, cause, NODE_NONE))
    return (Fact){.words = SLICE("`from None` keeps the exception that is being handled out of the "
                                 "traceback.")};
  Holes values = {{words_node(nodes, cause, place->arena),
                   words_node(nodes, nodes_first_named_child(nodes, statement), place->arena)}};
  const char *pattern = "{} becomes the `__cause__` of {}: the traceback shows both.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* How `raise` stands to the exception that is being handled. */
typedef enum Raised { RAISED_UNKNOWN, RAISED_AGAIN, RAISED_NEW } Raised;

/* A call of a class, as its capital letter says, makes a new exception; the name after `as` is the
 * one being handled; of anything else it is not known which one it is. */
static Raised raised_in(const Nodes *nodes, NodeId statement, NodeId clause) {
  NodeId expression = nodes_first_named_child(nodes, statement);
  if (expression == NO_NODE) return RAISED_AGAIN;
  NodeId caught = nodes_child_by_field(nodes, clause, FIELD_VALUE);
  NodeId alias = nodes_child_by_field(nodes, caught, FIELD_ALIAS);
  if (alias != NO_NODE && slice_equal(nodes_text(nodes, alias), nodes_text(nodes, expression)))
    return RAISED_AGAIN;
  NodeId class = expression;
  if (nodes_is(nodes, class, NODE_CALL)) class = nodes_child_by_field(nodes, class, FIELD_FUNCTION);
  if (nodes_is(nodes, class, NODE_ATTRIBUTE))
    class = nodes_child_by_field(nodes, class, FIELD_ATTRIBUTE);
  Slice name = nodes_text(nodes, class);
  bool is_class =
      nodes_is(nodes, class, NODE_IDENTIFIER) && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
  return is_class ? RAISED_NEW : RAISED_UNKNOWN;
}

Fact fact_of_raise(const FactPlace *place, NodeId statement) {
  const Nodes *nodes = place->view->nodes;
  NodeId cause = nodes_child_by_field(nodes, statement, FIELD_CAUSE);
  if (cause != NO_NODE) return fact_of_cause(place, statement, cause);
  NodeId clause = handler_around(place, statement);
  if (clause == NO_NODE) return (Fact){0};
  Raised raised = raised_in(nodes, statement, clause);
  if (raised == RAISED_UNKNOWN) return (Fact){0};
  Slice line = words_line(place->view, nodes_get(nodes, clause)->start, place->arena);
  const char *pattern =
      raised == RAISED_AGAIN
          ? "It raises again, traceback and all, the exception that the `except` on {} caught."
          : "The exception that the `except` on {} caught becomes its `__context__`; `from` would "
            "say that it is the cause.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{line}})};
}
