/* E713 E714: `not x in y` and `not x is y`. One finding a line, as pycodestyle has it. */
#include "rules/context.h"

extern const Rule rule_e713;
extern const Rule rule_e714;

/* The operator behind `not` and an operand without blanks and brackets; 0 where there is none. */
static uint32_t find_operator(const CodeLine *code, uint32_t negation) {
  uint32_t at = negation + 1;
  if (at >= code->count || code->tokens[at].start == code->tokens[negation].end) return 0;
  for (bool is_first = true; at < code->count; at++, is_first = false) {
    bool is_apart = !is_first && code->tokens[at].start != code->tokens[at - 1].end;
    if (is_apart) break;
    if (code_line_is_mark_of(code, at, "()[]{}")) return 0;
  }
  bool is_operator = code_line_is_word(code, at, WORD_IN) || code_line_is_word(code, at, WORD_IS);
  bool is_followed = at + 1 < code->count && code->tokens[at + 1].start > code->tokens[at].end;
  return is_operator && is_followed ? at : 0;
}

/* A name, a literal, or attributes of one, on the line of the `not`: what else may stand there
 * without blanks, such as the comma of a tuple, can bind less than `in` does. */
static bool is_plain_operand(const CodeLine *code, uint32_t negation, uint32_t operator) {
  for (uint32_t i = negation + 1; i < operator; i++) {
    const Token *token = &code->tokens[i];
    bool is_dot = code_line_is_mark(code, i, '.');
    bool is_value =
        token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING ||
        (token->kind == TOKEN_NAME &&
         (token->word == WORD_NONE || token->word >= WORD_SOFT || token->word == WORD_NONE_VALUE));
    bool is_dot_expected = (i - negation) % 2 == 0;
    if (is_dot_expected ? !is_dot : !is_value) return false;
  }
  return !code_line_gap(code, negation + 1).is_line_break;
}

static void add_fix(RuleContext *context, Finding *finding, uint32_t negation, uint32_t operator) {
  const CodeLine *code = context->code;
  const Token *word = &code->tokens[operator];
  bool is_in = word->word == WORD_IN;
  if (!is_plain_operand(code, negation, operator)) return;
  /* `not a in b == c` and `not a in b in c` compare in a chain: they are left alone. */
  for (uint32_t i = operator+ 1; i < code->count; i++) {
    bool is_chained = code->tokens[i].word == WORD_IN || code->tokens[i].word == WORD_IS ||
                      code->tokens[i].word == WORD_NOT;
    bool is_compared = code->tokens[i].kind == TOKEN_OPERATOR &&
                       (code->text.ptr[code->tokens[i].start] == '<' ||
                        code->text.ptr[code->tokens[i].start] == '>' ||
                        code_line_is(code, i, "==") || code_line_is(code, i, "!="));
    if (is_chained || is_compared) return;
  }
  const TextEdit edits[] = {
      {code->tokens[negation].start, code->tokens[negation + 1].start, SLICE("")},
      {word->start, word->end, is_in ? SLICE("not in") : SLICE("is not")},
  };
  rule_fix(context, finding, is_in ? SLICE("Use `not in`") : SLICE("Use `is not`"), edits, 2);
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_blank || line->is_broken) return;
  for (uint32_t i = 0; i < code->count; i++) {
    bool is_negation = code_line_is_word(code, i, WORD_NOT) &&
                       (i == 0 || !code_line_is_word(code, i - 1, WORD_IS));
    uint32_t operator= is_negation ? find_operator(code, i) : 0;
    if (operator== 0) continue;
    const Rule *rule = code_line_is_word(code, operator, WORD_IN) ? &rule_e713 : &rule_e714;
    Finding *finding = rule_report_as(context, rule, code->tokens[i].start,
                                      code->tokens[operator].end, NULL, 0);
    if (context->with_fixes) add_fix(context, finding, i, operator);
    return;
  }
}

const Rule rule_e713 = {.code = SLICE_INIT("E713"), .at_logical_line = look_at_line};
const Rule rule_e714 = {.code = SLICE_INIT("E714"), .at_logical_line = look_at_line};
