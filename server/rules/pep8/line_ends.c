/* W291 W292 W293 W391: white space at the ends of lines, and how the file ends. */
#include "rules/pep8/new_line.h"
#include "text/lines.h"

extern const Rule rule_w291;
extern const Rule rule_w292;
extern const Rule rule_w293;
extern const Rule rule_w391;

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v';
}

static void look_for_space(RuleContext *context, uint32_t start, uint32_t end) {
  const char *text = context->text.ptr;
  /* A form feed that ends a line is a page break, not white space that somebody left. */
  while (end > start && text[end - 1] == '\f') end--;
  uint32_t kept = end;
  while (kept > start && is_blank(text[kept - 1])) kept--;
  if (kept == end) return;
  const Rule *rule = kept == start ? &rule_w293 : &rule_w291;
  Finding *finding = rule_report_as(context, rule, kept, end, NULL, 0);
  if (!context->with_fixes || rule_touches_string(context, kept, end + 1)) return;
  TextEdit edit = {kept, end, SLICE("")};
  rule_fix(context, finding, SLICE("Remove the trailing white space"), &edit, 1);
}

/* Where the blank lines at the end of the text begin. */
static uint32_t first_blank_line(Slice text, uint32_t end) {
  while (end > 0) {
    uint32_t line = lines_start(text, end - 1);
    if (slice_trim(slice_sub(text, line, end)).len > 0) return end;
    end = line;
  }
  return 0;
}

static void look_at_file_end(RuleContext *context, uint32_t start, uint32_t end) {
  uint32_t length = (uint32_t)context->text.len;
  if (end == length) {
    Finding *finding = rule_report_as(context, &rule_w292, end, end, NULL, 0);
    if (context->with_fixes)
      rule_fix(context, finding, SLICE("End the file with a line end"),
               &(TextEdit){end, end, new_line_end(context, end)}, 1);
  } else if (start == end) {
    Finding *finding = rule_report_as(context, &rule_w391, start, length, NULL, 0);
    if (context->with_fixes)
      rule_fix(context, finding, SLICE("Remove the blank lines at the end"),
               &(TextEdit){first_blank_line(context->text, start), length, SLICE("")}, 1);
  }
}

static void look_at_line(RuleContext *context, uint32_t start, uint32_t end) {
  look_for_space(context, start, end);
  uint32_t length = (uint32_t)context->text.len;
  bool is_last = context->is_file_end && lines_next(context->text, end) == length;
  if (is_last && length > 0) look_at_file_end(context, start, end);
}

const Rule rule_w291 = {.code = SLICE_INIT("W291"), .at_physical_line = look_at_line};
const Rule rule_w292 = {.code = SLICE_INIT("W292"), .at_physical_line = look_at_line};
const Rule rule_w293 = {.code = SLICE_INIT("W293"), .at_physical_line = look_at_line};
const Rule rule_w391 = {.code = SLICE_INIT("W391"), .at_physical_line = look_at_line};
