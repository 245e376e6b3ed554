/* E271 E272 E273 E274 E275: white space around keywords. */
#include "rules/pep8/wide_gap.h"

extern const Rule rule_e271;
extern const Rule rule_e272;
extern const Rule rule_e273;
extern const Rule rule_e274;
extern const Rule rule_e275;

static bool is_keyword(const CodeLine *code, uint32_t index) {
  const Token *token = &code->tokens[index];
  if (token->kind != TOKEN_NAME) return false;
  bool is_value =
      token->word == WORD_TRUE || token->word == WORD_FALSE || token->word == WORD_NONE_VALUE;
  return token->word != WORD_NONE && token->word < WORD_SOFT && !is_value;
}

/* `print` was a keyword once, and is still spaced like one. */
static bool is_spaced_keyword(const CodeLine *code, uint32_t index) {
  return is_keyword(code, index) || code_line_is(code, index, "print");
}

/* `except*`, `(yield)` and what a colon or the line's end follows need no blank. */
static bool may_touch(const CodeLine *code, uint32_t index) {
  if (code_line_is_mark(code, index + 1, ':')) return true;
  if (code_line_is_word(code, index, WORD_EXCEPT) && code_line_is_mark(code, index + 1, '*'))
    return true;
  return code_line_is_word(code, index, WORD_YIELD) && code_line_is_mark(code, index + 1, ')');
}

static void look_for_missing(RuleContext *context, uint32_t index) {
  const CodeLine *code = context->code;
  uint32_t end = code->tokens[index].end;
  bool is_touched = index + 1 < code->count && code->tokens[index + 1].start == end;
  bool is_comment = end < code->text.len && code->text.ptr[end] == '#';
  if ((!is_touched && !is_comment) || may_touch(code, index)) return;
  Slice argument = rule_quote(context, code_line_token(code, index));
  uint32_t last = is_touched ? code->tokens[index + 1].end : end + 1;
  Finding *finding = rule_report_as(context, &rule_e275, end, last, &argument, 1);
  /* `pass;` and `(yield, 1)`: before these marks a blank would be a finding of its own. */
  bool is_certain = is_touched && !code_line_is_mark_of(code, index + 1, ",;)]}");
  if (context->with_fixes && is_certain)
    rule_fix(context, finding, SLICE("Add a blank"), &(TextEdit){end, end, SLICE(" ")}, 1);
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_broken) return;
  bool is_looked_at = true; /* the gap before the token belongs to the keyword before it */
  for (uint32_t i = 0; i < code->count; i++) {
    bool is_spaced = is_spaced_keyword(code, i);
    if (is_spaced && !is_looked_at)
      wide_gap_report(context, &rule_e274, &rule_e272, code_line_gap(code, i));
    if (is_spaced) wide_gap_report(context, &rule_e273, &rule_e271, code_line_gap(code, i + 1));
    is_looked_at = is_spaced;
    if (is_keyword(code, i)) look_for_missing(context, i);
  }
}

const Rule rule_e271 = {.code = SLICE_INIT("E271"), .at_logical_line = look_at_line};
const Rule rule_e272 = {.code = SLICE_INIT("E272"), .at_logical_line = look_at_line};
const Rule rule_e273 = {.code = SLICE_INIT("E273"), .at_logical_line = look_at_line};
const Rule rule_e274 = {.code = SLICE_INIT("E274"), .at_logical_line = look_at_line};
const Rule rule_e275 = {.code = SLICE_INIT("E275"), .at_logical_line = look_at_line};
