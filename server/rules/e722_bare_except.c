/* E722: `except:` catches even what is meant to end the program. */
#include "rules/context.h"

/* `except` alone, with no colon yet, is still being typed. */
static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)line;
  (void)before;
  const CodeLine *code = context->code;
  if (!code_line_is_word(code, 0, WORD_EXCEPT) || !code_line_is_mark(code, 1, ':')) return;
  uint32_t end = code->tokens[0].end;
  Finding *finding = rule_report(context, code->tokens[0].start, end, NULL, 0);
  rule_fix(context, finding, SLICE("Catch `Exception`"), &(TextEdit){end, end, SLICE(" Exception")},
           1);
}

const Rule rule_e722 = {
    .code = SLICE_INIT("E722"),
    .at_logical_line = look_at_line,
};
