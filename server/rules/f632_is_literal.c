/* F632: `is` with a literal, or with a list, dictionary or set that is made on the spot. */
#include "rules/comparison.h"

static bool is_new_object(uint16_t symbol) {
  switch (symbol) {
  case NODE_LIST:
  case NODE_DICTIONARY:
  case NODE_SET:
  case NODE_LIST_COMPREHENSION:
  case NODE_DICTIONARY_COMPREHENSION:
  case NODE_SET_COMPREHENSION: return true;
  default: return false;
  }
}

/* Literals, and what CPython folds to a constant: `-1`, `1 + 2j`, `(1, "a")`. */
static bool is_constant_part(uint16_t symbol) {
  switch (symbol) {
  case NODE_INTEGER:
  case NODE_FLOAT:
  case NODE_TUPLE:
  case NODE_UNARY_OPERATOR:
  case NODE_BINARY_OPERATOR: return true;
  default: return false;
  }
}

static bool is_inside_constant(const Node *node) {
  if ((node->flags & NODE_IS_NAMED) == 0 || is_constant_part(node->symbol)) return true;
  switch (node->symbol) {
  case NODE_NONE:
  case NODE_TRUE:
  case NODE_FALSE:
  case NODE_ELLIPSIS:
  case NODE_PARENTHESIZED_EXPRESSION:
  case NODE_COMMENT:
  case NODE_LINE_CONTINUATION: return true;
  default: return false;
  }
}

static bool is_literal(const Nodes *nodes, NodeId operand) {
  operand = nodes_unparenthesized(nodes, operand);
  uint16_t symbol = nodes_symbol(nodes, operand);
  if (symbol == NODE_STRING || symbol == NODE_CONCATENATED_STRING || is_new_object(symbol))
    return true;
  if (!is_constant_part(symbol)) return false;
  NodeId end = nodes->items[operand].next;
  for (NodeId id = operand; id < end; id++) {
    bool is_string = nodes_is(nodes, id, NODE_STRING);
    if (!is_string && !is_inside_constant(&nodes->items[id])) return false;
    if (is_string) id = nodes->items[id].next - 1;
  }
  return true;
}

static void look_at_comparison(RuleContext *context, NodeId node) {
  const Nodes *nodes = context->nodes;
  Comparison at = comparison_begin(node);
  while (comparison_next(nodes, &at)) {
    bool is_same = nodes_is(nodes, at.operator, KEYWORD_IS);
    if (!is_same && !nodes_is(nodes, at.operator, KEYWORD_IS_NOT)) continue;
    if (!is_literal(nodes, at.left) && !is_literal(nodes, at.right)) continue;
    static const Slice same[] = {SLICE_INIT("`is`"), SLICE_INIT("`==`")};
    static const Slice different[] = {SLICE_INIT("`is not`"), SLICE_INIT("`!=`")};
    Finding *finding = rule_report(context, nodes->items[at.left].start, nodes->items[at.right].end,
                                   is_same ? same : different, 2);
    comparison_fix_operator(context, finding, &at, is_same ? SLICE("==") : SLICE("!="));
  }
}

static const uint16_t symbols[] = {NODE_COMPARISON_OPERATOR, 0};

const Rule rule_f632 = {
    .code = SLICE_INIT("F632"),
    .symbols = symbols,
    .at_node = look_at_comparison,
};
