/* E101 W191 E111 E112 E113 E114 E115 E116 E117: how lines are indented.
 *   source  pycodestyle's reading of PEP 8, "Indentation" and "Tabs or Spaces?". */
#include "rules/context.h"
#include "text/lines.h"

extern const Rule rule_e101;
extern const Rule rule_w191;
extern const Rule rule_e111;
extern const Rule rule_e112;
extern const Rule rule_e113;
extern const Rule rule_e114;
extern const Rule rule_e115;
extern const Rule rule_e116;
extern const Rule rule_e117;

enum { INDENT_SIZE = 4, TAB_INDENT_SIZE = 8 };

/* The edit that writes the line's tabs as spaces, with `end` 0 where it has none; false where its
 * front is not tabs alone. What stands in strings is left alone. */
static bool untab_line(const RuleContext *context, uint32_t start, TextEdit *edit) {
  const char *text = context->text.ptr;
  uint32_t end = lines_end(context->text, start);
  uint32_t at = start;
  *edit = (TextEdit){start, 0, SLICE("")};
  bool is_blank = slice_trim(slice_sub(context->text, start, end)).len == 0;
  if (is_blank || rule_touches_string(context, start, start + 1)) return true;
  while (at < end && text[at] == '\t') at++;
  if (text[at] == ' ' || text[at] == '\f') return false;
  if (at == start) return true;
  int width = (int)(at - start) * INDENT_SIZE;
  *edit = (TextEdit){start, at, arena_format(context->arena, "%*s", width, "")};
  return true;
}

/* Whether the segment is a statement of the module, and so has all lines of its blocks. */
static bool is_module_level(Slice text) {
  for (uint32_t line = 0; line < text.len; line = lines_next(text, line)) {
    Slice words = slice_trim(slice_sub(text, line, lines_end(text, line)));
    if (words.len > 0 && words.ptr[0] != '#') return words.ptr == text.ptr + line;
  }
  return false;
}

/* All tabs at once: a block whose lines are indented in two ways would mean something else. One
 * finding of the segment has the fix for all of them. */
static void fix_tabs(RuleContext *context, Finding *finding) {
  Slice text = context->text;
  if (!context->with_fixes || finding == NULL || context->has_tab_fix) return;
  context->has_tab_fix = true;
  if (!is_module_level(text)) return;
  TextEdit *edits = ARENA_ARRAY(context->scratch, TextEdit, lines_count(text) + 1);
  uint32_t count = 0;
  for (uint32_t line = 0; line < text.len; line = lines_next(text, line)) {
    if (!untab_line(context, line, &edits[count])) return;
    if (edits[count].end > 0) count++;
  }
  if (count > 0) rule_fix(context, finding, SLICE("Indent the statement by spaces"), edits, count);
}

/* Tabs in the white space at the front, and what differs from the file's first indented line. */
static void look_at_front(RuleContext *context, uint32_t start, uint32_t end) {
  const char *text = context->text.ptr;
  uint32_t at = start;
  uint32_t tab = end;
  uint32_t other = end;
  for (; at < end && (text[at] == ' ' || text[at] == '\t'); at++) {
    if (text[at] == '\t' && tab == end) tab = at;
    if (text[at] != context->indent_char && other == end) other = at;
  }
  if (tab < end) fix_tabs(context, rule_report_as(context, &rule_w191, tab, at, NULL, 0));
  if (other == end) return;
  fix_tabs(context, rule_report_as(context, &rule_e101, other, at, NULL, 0));
  context->indent_char = text[start]; /* only the change is said */
}

/* One of a pair: for code, or for a comment. */
static void report(RuleContext *context, const LogicalLine *line, const Rule *code,
                   const Rule *comment, const Slice *argument) {
  const Token *first = &line->tokens[0];
  rule_report_as(context, line->is_comment ? comment : code, first->start, first->end, argument,
                 argument == NULL ? 0 : 1);
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  if ((line->is_blank && !line->is_comment) || line->is_broken) return;
  uint32_t indent_size = context->settings->indent_size;
  if (line->indent % indent_size != 0) {
    Slice size = arena_format(context->scratch, "%u", indent_size);
    report(context, line, &rule_e111, &rule_e114, &size);
  }
  bool is_deeper = line->indent > before->previous_indent;
  if (before->opens_block && !is_deeper)
    report(context, line, &rule_e112, &rule_e115, NULL);
  else if (!before->opens_block && is_deeper)
    report(context, line, &rule_e113, &rule_e116, NULL);
  uint32_t step = context->indent_char == '\t' ? TAB_INDENT_SIZE : INDENT_SIZE;
  if (before->opens_block && line->indent > before->previous_indent + step)
    report(context, line, &rule_e117, &rule_e117, NULL);
}

const Rule rule_e101 = {.code = SLICE_INIT("E101"), .at_physical_line = look_at_front};
const Rule rule_w191 = {.code = SLICE_INIT("W191"), .at_physical_line = look_at_front};
const Rule rule_e111 = {.code = SLICE_INIT("E111"), .at_logical_line = look_at_line};
const Rule rule_e112 = {.code = SLICE_INIT("E112"), .at_logical_line = look_at_line};
const Rule rule_e113 = {.code = SLICE_INIT("E113"), .at_logical_line = look_at_line};
const Rule rule_e114 = {.code = SLICE_INIT("E114"), .at_logical_line = look_at_line};
const Rule rule_e115 = {.code = SLICE_INIT("E115"), .at_logical_line = look_at_line};
const Rule rule_e116 = {.code = SLICE_INIT("E116"), .at_logical_line = look_at_line};
const Rule rule_e117 = {.code = SLICE_INIT("E117"), .at_logical_line = look_at_line};
