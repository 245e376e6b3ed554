/* E722: `except:` catches even what is meant to end the program. */
#include "rules/context.h"

static void look_at_except(RuleContext *context, NodeId clause) {
  const Nodes *nodes = context->nodes;
  NodeId keyword = nodes_first_child(nodes, clause);
  NodeId after = nodes_next_sibling(nodes, keyword);
  while (nodes_is(nodes, after, NODE_COMMENT) || nodes_is(nodes, after, NODE_LINE_CONTINUATION))
    after = nodes_next_sibling(nodes, after);
  /* `except` alone, with no colon yet, is still being typed. */
  if (!nodes_is(nodes, after, PUNCT_COLON) || nodes_has_flag(nodes, after, NODE_IS_MISSING)) return;
  rule_report(context, nodes->items[keyword].start, nodes->items[keyword].end, NULL, 0);
}

/* `except` with no name behind it. */
static bool may_occur(Slice text) {
  const Slice word = SLICE("except");
  for (size_t at = slice_find(text, word, 0); at < text.len; at = slice_find(text, word, at)) {
    at += word.len;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) at++;
    if (at < text.len && (text.ptr[at] == ':' || text.ptr[at] == '\\')) return true;
  }
  return false;
}

static const uint16_t symbols[] = {NODE_EXCEPT_CLAUSE, 0};

const Rule rule_e722 = {
    .code = SLICE_INIT("E722"),
    .symbols = symbols,
    .may_occur = may_occur,
    .at_node = look_at_except,
};
