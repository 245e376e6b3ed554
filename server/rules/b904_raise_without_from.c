/* B904: a `raise` of something new in an `except` clause that does not say how the two are related.
 * A name in lower case is taken for an exception that was made before, with a cause of its own. */
#include "rules/context.h"

static bool is_lower_case(Slice name) {
  bool has_letter = false;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    if (c >= 'A' && c <= 'Z') return false;
    if (c >= 'a' && c <= 'z') has_letter = true;
  }
  return has_letter;
}

static Slice caught_name(const Nodes *nodes, NodeId clause) {
  NodeId value = nodes_child_by_field(nodes, clause, FIELD_VALUE);
  NodeId alias = nodes_child_by_field(nodes, value, FIELD_ALIAS);
  return nodes_text(nodes, nodes_first_named_child(nodes, alias));
}

/* The exception that `raised` is itself, before `.with_traceback(...)`. */
static Slice raised_name(const Nodes *nodes, NodeId raised) {
  raised = nodes_unparenthesized(nodes, raised);
  if (nodes_is(nodes, raised, NODE_CALL)) {
    NodeId method = nodes_child_by_field(nodes, raised, FIELD_FUNCTION);
    NodeId attribute = nodes_child_by_field(nodes, method, FIELD_ATTRIBUTE);
    if (!slice_is(nodes_text(nodes, attribute), "with_traceback")) return (Slice){NULL, 0};
    raised = nodes_child_by_field(nodes, method, FIELD_OBJECT);
  }
  return nodes_is(nodes, raised, NODE_IDENTIFIER) ? nodes_text(nodes, raised) : (Slice){NULL, 0};
}

static bool ends_function(uint16_t symbol) {
  return symbol == NODE_FUNCTION_DEFINITION || symbol == NODE_CLASS_DEFINITION;
}

/* True in an `except` clause of the same function, unless `name` is what such a clause caught. */
static bool is_new_in_except(const Nodes *nodes, NodeId statement, Slice name) {
  bool is_in_except = false;
  for (NodeId at = nodes->items[statement].parent; at != NO_NODE; at = nodes->items[at].parent) {
    if (ends_function(nodes->items[at].symbol)) break;
    if (nodes->items[at].symbol != NODE_EXCEPT_CLAUSE) continue;
    if (name.len > 0 && slice_equal(name, caught_name(nodes, at))) return false;
    is_in_except = true;
  }
  return is_in_except;
}

static void look_at_raise(RuleContext *context, NodeId statement) {
  const Nodes *nodes = context->nodes;
  if (nodes_has_flag(nodes, statement, NODE_HAS_ERROR)) return;
  NodeId raised = nodes_first_named_child(nodes, statement);
  bool is_chained = nodes_child_by_field(nodes, statement, FIELD_CAUSE) != NO_NODE;
  if (raised == NO_NODE || is_chained || nodes_is(nodes, raised, NODE_EXPRESSION_LIST)) return;
  bool is_name = nodes_is(nodes, nodes_unparenthesized(nodes, raised), NODE_IDENTIFIER);
  Slice name = raised_name(nodes, raised);
  if (is_name && is_lower_case(name)) return;
  if (!is_new_in_except(nodes, statement, name)) return;
  rule_report(context, nodes->items[statement].start, nodes->items[statement].end, NULL, 0);
}

static const uint16_t symbols[] = {NODE_RAISE_STATEMENT, 0};

const Rule rule_b904 = {
    .code = SLICE_INIT("B904"),
    .symbols = symbols,
    .at_node = look_at_raise,
};
