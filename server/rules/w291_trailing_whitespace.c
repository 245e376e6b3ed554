/* W291: blanks after the last text of a line. */
#include "rules/context.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v';
}

static void look_at_line(RuleContext *context, uint32_t start, uint32_t end) {
  const char *text = context->text.ptr;
  /* A form feed that ends a line is a page break, not white space that somebody left. */
  while (end > start && text[end - 1] == '\f') end--;
  uint32_t kept = end;
  while (kept > start && is_blank(text[kept - 1])) kept--;
  if (kept == end || kept == start) return;
  Finding *finding = rule_report(context, kept, end, NULL, 0);
  if (!context->with_fixes || rule_touches_string(context, kept, end + 1)) return;
  TextEdit edit = {kept, end, SLICE("")};
  rule_fix(context, finding, SLICE("Remove the trailing white space"), &edit, 1);
}

const Rule rule_w291 = {
    .code = SLICE_INIT("W291"),
    .at_physical_line = look_at_line,
};
