/* E711: `== None` and `!= None`. */
#include "rules/comparison.h"

static void look_at_comparison(RuleContext *context, NodeId node) {
  static const uint16_t none[] = {NODE_NONE, 0};
  const Nodes *nodes = context->nodes;
  Comparison at = comparison_begin(node);
  while (comparison_next(nodes, &at)) {
    NodeId operand = comparison_singleton(nodes, &at, none);
    if (operand == NO_NODE) continue;
    bool is_equal = nodes_is(nodes, at.operator, PUNCT_EQUAL_EQUAL);
    Slice argument = is_equal ? SLICE("`is`") : SLICE("`is not`");
    Finding *finding = comparison_report(context, &at, operand, &argument, 1);
    comparison_fix_operator(context, finding, &at, is_equal ? SLICE("is") : SLICE("is not"));
  }
}

static bool may_occur(Slice text) {
  return comparison_may_occur(text, (const char *const[]){"None", NULL});
}

static const uint16_t symbols[] = {NODE_COMPARISON_OPERATOR, 0};

const Rule rule_e711 = {
    .code = SLICE_INIT("E711"),
    .symbols = symbols,
    .may_occur = may_occur,
    .at_node = look_at_comparison,
};
