/* E201 E202 E203 E204 E211: white space inside brackets, before commas, colons and semicolons,
 * after the `@` of a decorator, and before the brackets of a call or subscript. */
#include "rules/context.h"

extern const Rule rule_e201;
extern const Rule rule_e202;
extern const Rule rule_e203;
extern const Rule rule_e204;
extern const Rule rule_e211;

static const char openers[] = "([{";
static const char closers[] = ")]}";
static const char separators[] = ",;:";

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* `arr[i ]==1` is let off: the `=` right behind says that something else is wrong there. */
static bool is_before_equal(const CodeLine *code, uint32_t index) {
  uint32_t end = code->tokens[index].end;
  return end < code->text.len && code->text.ptr[end] == '=';
}

/* The finding begins at `start`, what its fix takes away at `gap`. */
static void report_space(RuleContext *context, const Rule *rule, uint32_t gap, uint32_t start,
                         uint32_t end, Slice mark) {
  Slice argument = rule_quote(context, mark);
  Finding *finding = rule_report_as(context, rule, start, end, &argument, 1);
  if (!context->with_fixes) return;
  rule_fix(context, finding, SLICE("Remove the white space"), &(TextEdit){gap, end, SLICE("")}, 1);
}

/* A comma, colon or semicolon at the front of a line is apart from what it belongs to, too. */
static void look_at_front_mark(RuleContext *context, uint32_t index, Gap gap) {
  const CodeLine *code = context->code;
  bool is_apart = code_line_is_mark_of(code, index, separators) &&
                  !code_line_is_mark_of(code, index - 1, openers) &&
                  !code_line_is_mark(code, index - 1, ',');
  if (!is_apart || is_before_equal(code, index)) return;
  Slice argument = rule_quote(context, code_line_token(code, index));
  rule_report_as(context, &rule_e203, gap.start, code->tokens[index].end, &argument, 1);
}

static void look_inside_opener(RuleContext *context, uint32_t index, Gap gap) {
  if (gap.space.len == 0 || !is_blank(gap.space.ptr[0])) return;
  report_space(context, &rule_e201, gap.start, gap.start, gap.start + (uint32_t)gap.space.len,
               code_line_token(context->code, index - 1));
}

static void look_before_mark(RuleContext *context, uint32_t index, Gap gap) {
  const CodeLine *code = context->code;
  bool is_end = code_line_is_mark_of(code, index, closers);
  if (gap.space.len == 0 || !is_blank(gap.space.ptr[gap.space.len - 1])) return;
  bool is_after_comma = gap.space.len == 1 && code_line_is_mark(code, index - 1, ',');
  bool is_after_opener = gap.space.len == 1 && code_line_is_mark_of(code, index - 1, openers);
  if (is_after_comma || is_after_opener || is_before_equal(code, index)) return;
  uint32_t end = code->tokens[index].start;
  report_space(context, is_end ? &rule_e202 : &rule_e203, gap.start, end - 1, end,
               code_line_token(code, index));
}

/* A name that is called or subscripted: neither a keyword nor a class that is being defined. */
static bool takes_brackets(const CodeLine *code, uint32_t index) {
  const Token *token = &code->tokens[index];
  if (token->kind != TOKEN_NAME) return code_line_is_mark_of(code, index, closers);
  bool is_class_name = index > 0 && code_line_is_word(code, index - 1, WORD_CLASS);
  return (token->word == WORD_NONE || token->word == WORD_TYPE) && !is_class_name;
}

static void look_before_brackets(RuleContext *context, uint32_t index, Gap gap) {
  const CodeLine *code = context->code;
  bool is_bracket = code_line_is_mark(code, index, '(') || code_line_is_mark(code, index, '[');
  if (!is_bracket || !takes_brackets(code, index - 1)) return;
  report_space(context, &rule_e211, gap.start, gap.start, code->tokens[index].start,
               code_line_token(code, index));
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_broken) return;
  for (uint32_t i = 1; i < code->count; i++) {
    Gap gap = code_line_gap(code, i);
    if (gap.is_line_break) look_at_front_mark(context, i, gap);
    if (gap.space.len == 0 && !gap.is_joined) continue;
    if (code_line_is_mark_of(code, i - 1, openers)) look_inside_opener(context, i, gap);
    if (code_line_is_mark_of(code, i, closers) || code_line_is_mark_of(code, i, separators))
      look_before_mark(context, i, gap);
    look_before_brackets(context, i, gap);
    if (i == 1 && code_line_is_mark(code, 0, '@'))
      report_space(context, &rule_e204, gap.start, gap.start, gap.start + (uint32_t)gap.space.len,
                   SLICE("@"));
  }
}

const Rule rule_e201 = {.code = SLICE_INIT("E201"), .at_logical_line = look_at_line};
const Rule rule_e202 = {.code = SLICE_INIT("E202"), .at_logical_line = look_at_line};
const Rule rule_e203 = {.code = SLICE_INIT("E203"), .at_logical_line = look_at_line};
const Rule rule_e204 = {.code = SLICE_INIT("E204"), .at_logical_line = look_at_line};
const Rule rule_e211 = {.code = SLICE_INIT("E211"), .at_logical_line = look_at_line};
