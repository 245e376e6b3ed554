/* E221 E222 E223 E224: more than one blank, or a tab, before or after an operator.
 *   source  what counts as an operator is pycodestyle's: runs of the characters below that stand
 *           behind something, so a sign after another operator or a comma does not. */
#include <string.h>

#include "rules/pep8/wide_gap.h"

extern const Rule rule_e221;
extern const Rule rule_e222;
extern const Rule rule_e223;
extern const Rule rule_e224;

static bool is_operator(const CodeLine *code, uint32_t index) {
  const Token *token = &code->tokens[index];
  if (token->kind != TOKEN_OPERATOR) return false;
  if (code_line_is(code, index, ":=")) return true;
  for (uint32_t at = token->start; at < token->end; at++)
    if (memchr("-+*/|!<=>%&^", code->text.ptr[at], 12) == NULL) return false;
  return true;
}

/* The end of the run of operators that touch each other. */
static uint32_t run_end(const CodeLine *code, uint32_t index) {
  uint32_t end = index + 1;
  while (end < code->count && code->tokens[end].start == code->tokens[end - 1].end &&
         is_operator(code, end))
    end++;
  return end;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_broken) return;
  /* What stands before belongs to another operator, or cannot be an operand. */
  bool is_taken = true;
  for (uint32_t i = 0; i < code->count;) {
    if (!is_operator(code, i)) {
      is_taken = code_line_is_mark(code, i, ',');
      i++;
      continue;
    }
    uint32_t end = run_end(code, i);
    bool is_one = code->tokens[end - 1].end == code->tokens[i].start + 1;
    if (is_taken && is_one) { /* a sign: it is an operand's first character itself */
      is_taken = false;
      i = end;
      continue;
    }
    if (!is_taken) wide_gap_report(context, &rule_e223, &rule_e221, code_line_gap(code, i));
    wide_gap_report(context, &rule_e224, &rule_e222, code_line_gap(code, end));
    is_taken = true;
    i = end;
  }
}

const Rule rule_e221 = {.code = SLICE_INIT("E221"), .at_logical_line = look_at_line};
const Rule rule_e222 = {.code = SLICE_INIT("E222"), .at_logical_line = look_at_line};
const Rule rule_e223 = {.code = SLICE_INIT("E223"), .at_logical_line = look_at_line};
const Rule rule_e224 = {.code = SLICE_INIT("E224"), .at_logical_line = look_at_line};
