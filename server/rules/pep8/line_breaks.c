/* E502 W503 W504: backslashes between brackets, and on which side of an operator a line ends. */
#include <string.h>

#include "rules/context.h"
#include "text/lines.h"

extern const Rule rule_e502;
extern const Rule rule_w503;
extern const Rule rule_w504;

static bool is_binary_operator(const CodeLine *code, uint32_t index) {
  const Token *token = &code->tokens[index];
  if (code_line_is_word(code, index, WORD_AND) || code_line_is_word(code, index, WORD_OR))
    return true;
  bool is_mark = token->end == token->start + 1 &&
                 memchr("()[]{},:.;@=%~", code->text.ptr[token->start], 14) != NULL;
  return token->kind == TOKEN_OPERATOR && !is_mark && !code_line_is(code, index, "...");
}

static void look_at_break(RuleContext *context, uint32_t index) {
  const CodeLine *code = context->code;
  bool is_first = is_binary_operator(code, index);
  bool is_last = is_binary_operator(code, index - 1);
  if (code_line_is_mark_of(code, index - 1, "([{,;") || is_first == is_last) return;
  const Token *operator= & code->tokens[is_first ? index : index - 1];
  rule_report_as(context, is_first ? &rule_w503 : &rule_w504, operator->start, operator->end, NULL,
                 0);
}

/* The backslash that ends a line between the two tokens; 0 for none, or behind a comment. */
static uint32_t find_backslash(const CodeLine *code, uint32_t index) {
  Slice text = code->text;
  for (uint32_t at = code->tokens[index - 1].end; at + 1 < code->tokens[index].start; at++) {
    if (text.ptr[at] == '#') return 0;
    if (text.ptr[at] == '\\' && lines_end(text, at + 1) == at + 1) return at;
  }
  return 0;
}

static void report_backslash(RuleContext *context, uint32_t index, uint32_t backslash) {
  Finding *finding = rule_report_as(context, &rule_e502, backslash, backslash + 1, NULL, 0);
  if (!context->with_fixes) return;
  uint32_t start = backslash;
  const char *text = context->text.ptr;
  while (start > context->code->tokens[index - 1].end &&
         (text[start - 1] == ' ' || text[start - 1] == '\t'))
    start--;
  rule_fix(context, finding, SLICE("Remove the backslash"),
           &(TextEdit){start, backslash + 1, SLICE("")}, 1);
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_blank || line->is_broken) return;
  uint32_t depth = 0;
  for (uint32_t i = 1; i < code->count; i++) {
    if (code_line_is_mark_of(code, i - 1, "([{")) depth++;
    if (code_line_is_mark_of(code, i - 1, ")]}") && depth > 0) depth--;
    Gap gap = code_line_gap(code, i);
    if (!gap.is_line_break) continue;
    uint32_t backslash = depth > 0 ? find_backslash(code, i) : 0;
    if (backslash > 0) report_backslash(context, i, backslash);
    if (!gap.is_joined) look_at_break(context, i);
  }
}

const Rule rule_e502 = {.code = SLICE_INIT("E502"), .at_logical_line = look_at_line};
const Rule rule_w503 = {.code = SLICE_INIT("W503"), .at_logical_line = look_at_line};
const Rule rule_w504 = {.code = SLICE_INIT("W504"), .at_logical_line = look_at_line};
