/* E712: `== True`, `!= False` and the like. */
#include "rules/comparison.h"

/* What the comparison comes to. */
typedef struct Verdict {
  NodeId literal;
  NodeId operand; /* what it is compared with */
  bool is_negated; /* true where the operand has to be false */
  bool is_whole; /* the operand, or `not` and the operand, can stand for the whole comparison */
} Verdict;

static bool is_true(const Nodes *nodes, NodeId literal) {
  return nodes_is(nodes, nodes_unparenthesized(nodes, literal), NODE_TRUE);
}

/* Words for what to write instead, as it would stand in the reader's line. */
static Slice suggestion(RuleContext *context, const Comparison *at, const Verdict *verdict) {
  const Nodes *nodes = context->nodes;
  if (!verdict->is_whole)
    return is_true(nodes, verdict->literal) ? SLICE("`is True`") : SLICE("`is False`");
  Slice operand = slice_sub(nodes_text(nodes, verdict->operand), 0, RULE_QUOTE_LIMIT + 4);
  const char *negation = verdict->is_negated ? "not " : "";
  const char *keyword = "";
  if (nodes->items[at->node].field == FIELD_CONDITION) {
    uint16_t parent = nodes_symbol(nodes, nodes_parent(nodes, at->node));
    if (parent == NODE_IF_STATEMENT) keyword = "if ";
    if (parent == NODE_ELIF_CLAUSE) keyword = "elif ";
    if (parent == NODE_WHILE_STATEMENT) keyword = "while ";
  }
  return rule_quote(context, arena_format(context->scratch, "%s%s%.*s%s", keyword, negation,
                                          (int)operand.len, operand.ptr, *keyword ? ":" : ""));
}

static bool is_word_at(Slice text, uint32_t offset) {
  if (offset >= text.len) return false;
  unsigned char c = (unsigned char)text.ptr[offset];
  return c == '_' || c >= 0x80 || (c >= '0' && c <= '9') ||
         ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Takes away what stands before and after the operand; `if(x)==True:` must not become `ifx:`. */
static void fix(RuleContext *context, Finding *finding, const Comparison *at,
                const Verdict *verdict) {
  const Nodes *nodes = context->nodes;
  const Node *whole = &nodes->items[at->node];
  const Node *operand = &nodes->items[verdict->operand];
  Slice text = context->text;
  bool begins_with_word = verdict->is_negated || is_word_at(text, operand->start);
  bool glued_before = whole->start > 0 && is_word_at(text, whole->start - 1) && begins_with_word;
  bool glued_after = is_word_at(text, whole->end) && is_word_at(text, operand->end - 1);
  Slice before = arena_format(context->arena, "%s%s", glued_before ? " " : "",
                              verdict->is_negated ? "not " : "");
  Slice after = glued_after ? SLICE(" ") : SLICE("");
  TextEdit edits[2];
  uint32_t count = 0;
  if (operand->start > whole->start || before.len > 0)
    edits[count++] = (TextEdit){whole->start, operand->start, before};
  if (operand->end < whole->end || after.len > 0)
    edits[count++] = (TextEdit){operand->end, whole->end, after};
  Slice title = verdict->is_negated ? SLICE("Test with `not`") : SLICE("Test the value itself");
  rule_fix(context, finding, title, edits, count);
}

static void look_at_comparison(RuleContext *context, NodeId node) {
  static const uint16_t booleans[] = {NODE_TRUE, NODE_FALSE, 0};
  const Nodes *nodes = context->nodes;
  Comparison at = comparison_begin(node);
  while (comparison_next(nodes, &at)) {
    Verdict verdict = {.literal = comparison_singleton(nodes, &at, booleans)};
    if (verdict.literal == NO_NODE) continue;
    bool is_equal = nodes_is(nodes, at.operator, PUNCT_EQUAL_EQUAL);
    verdict.operand = verdict.literal == at.left ? at.right : at.left;
    verdict.is_negated = is_equal != is_true(nodes, verdict.literal);
    bool is_bare = nodes_unparenthesized(nodes, verdict.literal) == verdict.literal;
    verdict.is_whole = is_bare && comparison_is_plain(nodes, &at);
    Slice literal = is_true(nodes, verdict.literal) ? SLICE("`True`") : SLICE("`False`");
    Slice arguments[] = {literal, suggestion(context, &at, &verdict)};
    Finding *finding = comparison_report(context, &at, verdict.literal, arguments, 2);
    if (context->with_fixes && verdict.is_whole) fix(context, finding, &at, &verdict);
  }
}

static bool may_occur(Slice text) {
  return comparison_may_occur(text, (const char *const[]){"True", "False", NULL});
}

static const uint16_t symbols[] = {NODE_COMPARISON_OPERATOR, 0};

const Rule rule_e712 = {
    .code = SLICE_INIT("E712"),
    .symbols = symbols,
    .may_occur = may_occur,
    .at_node = look_at_comparison,
};
