/* E401 E402: several imports on one line, and imports below other code. */
#include "rules/pep8/new_line.h"

extern const Rule rule_e401;
extern const Rule rule_e402;

/* Each module on a line of its own, in the same order; a comment could be about any of them. */
static void fix_commas(RuleContext *context, Finding *finding) {
  const CodeLine *code = context->code;
  if (!context->with_fixes || !new_line_is_certain(context)) return;
  TextEdit *edits = ARENA_ARRAY(context->scratch, TextEdit, code->count);
  uint32_t count = 0;
  Slice line = new_line_text(context, 0);
  Slice text = arena_format(context->arena, "%.*simport ", (int)line.len, line.ptr);
  for (uint32_t i = 1; i + 1 < code->count; i++) {
    if (code_line_is_mark(code, i, ';')) return;
    if (!code_line_is_mark(code, i, ',')) continue;
    edits[count++] = (TextEdit){code->tokens[i - 1].end, code->tokens[i + 1].start, text};
  }
  rule_fix(context, finding, SLICE("Import each on a line of its own"), edits, count);
}

static void look_at_commas(RuleContext *context) {
  const CodeLine *code = context->code;
  if (!code_line_is_word(code, 0, WORD_IMPORT)) return;
  for (uint32_t i = 1; i < code->count; i++) {
    if (code_line_is_mark(code, i, ';')) return;
    if (!code_line_is_mark(code, i, ',')) continue;
    const Token *comma = &code->tokens[i];
    fix_commas(context, rule_report_as(context, &rule_e401, comma->start, comma->end, NULL, 0));
    return;
  }
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  const CodeLine *code = context->code;
  if (line->is_blank || line->is_broken || code->count == 0) return;
  look_at_commas(context);
  bool is_import = code_line_is_word(code, 0, WORD_IMPORT) || code_line_is_word(code, 0, WORD_FROM);
  if (line->indent > 0 || !is_import || !before->has_code) return;
  rule_report_as(context, &rule_e402, code->tokens[0].start, code->tokens[code->count - 1].end,
                 NULL, 0);
}

const Rule rule_e401 = {.code = SLICE_INIT("E401"), .at_logical_line = look_at_line};
const Rule rule_e402 = {.code = SLICE_INIT("E402"), .at_logical_line = look_at_line};
