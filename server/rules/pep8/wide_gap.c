#include "rules/pep8/wide_gap.h"

#include <string.h>

void wide_gap_report(RuleContext *context, const Rule *tab, const Rule *blanks, Gap gap) {
  bool has_tab = gap.space.len > 0 && memchr(gap.space.ptr, '\t', gap.space.len) != NULL;
  if (!has_tab && gap.space.len < 2) return;
  uint32_t end = gap.start + (uint32_t)gap.space.len;
  Finding *finding = rule_report_as(context, has_tab ? tab : blanks, gap.start, end, NULL, 0);
  if (!context->with_fixes) return;
  rule_fix(context, finding, SLICE("Leave one blank"), &(TextEdit){gap.start, end, SLICE(" ")}, 1);
}
