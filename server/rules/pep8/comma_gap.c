/* E241 E242: more than one blank, or a tab, after a comma, colon or semicolon. */
#include <string.h>

#include "rules/context.h"

extern const Rule rule_e241;
extern const Rule rule_e242;

static bool has_two_blanks(Slice space) {
  return slice_find(space, SLICE("  "), 0) < space.len;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_broken) return;
  for (uint32_t i = 1; i < code->count; i++) {
    if (!code_line_is_mark_of(code, i - 1, ",;:")) continue;
    Gap gap = code_line_gap(code, i);
    bool has_tab = gap.space.len > 0 && memchr(gap.space.ptr, '\t', gap.space.len) != NULL;
    if (!has_tab && !has_two_blanks(gap.space)) continue;
    uint32_t end = gap.start + (uint32_t)gap.space.len;
    Slice argument = rule_quote(context, code_line_token(code, i - 1));
    Finding *finding =
        rule_report_as(context, has_tab ? &rule_e242 : &rule_e241, gap.start, end, &argument, 1);
    if (!context->with_fixes) continue;
    rule_fix(context, finding, SLICE("Leave one blank"), &(TextEdit){gap.start, end, SLICE(" ")},
             1);
  }
}

const Rule rule_e241 = {.code = SLICE_INIT("E241"), .at_logical_line = look_at_line};
const Rule rule_e242 = {.code = SLICE_INIT("E242"), .at_logical_line = look_at_line};
