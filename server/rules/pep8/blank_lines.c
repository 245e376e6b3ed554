/* E301 E302 E303 E304 E305 E306: blank lines around functions and classes, and too many anywhere.
 *   source  pycodestyle's reading of PEP 8: one-liners may stand in a group, and comments belong to
 *           what follows them. */
#include "rules/pep8/new_line.h"

#include "text/lines.h"

#include <string.h>

extern const Rule rule_e301;
extern const Rule rule_e302;
extern const Rule rule_e303;
extern const Rule rule_e304;
extern const Rule rule_e305;
extern const Rule rule_e306;

/* Blank lines between definitions of the module, and of a class or function. */
enum { AT_TOP = 2, IN_CLASS = 1 };

static bool is_blank_line(Slice text, uint32_t start) {
  return slice_trim(slice_sub(text, start, lines_end(text, start))).len == 0;
}

/* Takes `word` and the blanks after it off the front. */
static bool take_word(Slice *line, Slice word) {
  if (!slice_starts_with(*line, word) || line->len == word.len) return false;
  char after = line->ptr[word.len];
  if (after != ' ' && after != '\t') return false;
  *line = slice_trim(slice_sub(*line, word.len, line->len));
  return true;
}

static bool starts_definition(Slice text, uint32_t start) {
  Slice line = slice_trim(slice_sub(text, start, lines_end(text, start)));
  take_word(&line, SLICE("async"));
  return take_word(&line, SLICE("def")) || take_word(&line, SLICE("class"));
}

/* Where the definition that is decorated stands; the end of the text when it is not there yet, or
 * so far away that half-typed code would be looked through again for each of its decorators. */
static uint32_t decorated_line(Slice text, uint32_t at) {
  enum { LINES_AT_MOST = 200 };
  for (int i = 0; i < LINES_AT_MOST && at < text.len; i++) {
    if (starts_definition(text, at)) return at;
    at = lines_next(text, at);
  }
  return (uint32_t)text.len;
}

/* Whether the line ends with a colon, or a colon and a comment: then the body is below it, even
 * where the segment ends with the header of a class. */
static bool has_body_below(Slice text, uint32_t start) {
  Slice line = slice_sub(text, start, lines_end(text, start));
  line = slice_trim(slice_sub(line, 0, slice_find(line, SLICE("#"), 0)));
  return slice_ends_with(line, SLICE(":"));
}

/* Where the last line of the definition's header, or of the whole one-liner, begins; the end of the
 * text when there is no definition yet. `before` is the indent of the line above it. */
static uint32_t last_line(Slice text, const LogicalLine *line, bool is_decorator,
                          uint32_t *before) {
  if (is_decorator) return decorated_line(text, line->end);
  uint32_t last = lines_start(text, line->end - 1);
  if (last > line->start) *before = line_indent_at(text, lines_start(text, last - 1));
  return last;
}

/* Whether the definition that `line` is, or decorates, has no body below it: it may then stand
 * directly below another line that is not indented. */
static bool is_one_liner(const RuleContext *context, const LogicalLine *line, bool is_decorator,
                         const LineHistory *history) {
  Slice text = context->text;
  uint32_t before = history->last_line_indent;
  uint32_t at = last_line(text, line, is_decorator, &before);
  if (at == text.len || before > line->indent || has_body_below(text, at)) return false;
  at = lines_next(text, at);
  while (at < text.len && is_blank_line(text, at)) at = lines_next(text, at);
  return at == text.len || line_indent_at(text, at) <= line->indent;
}

/* How many blank lines a line has in front of it, and what they were counted for. */
typedef struct BlankLines {
  RuleContext *context;
  const LogicalLine *line;
  const LineHistory *before;
  uint32_t found; /* comments that belong to the line left aside */
} BlankLines;

/* Where the comments begin that stand directly above the line and belong to it. */
static uint32_t comments_above(const BlankLines *at) {
  Slice text = at->context->text;
  uint32_t top = at->line->start;
  while (top > 0) {
    uint32_t start = lines_start(text, top - 1);
    Slice line = slice_trim(slice_sub(text, start, lines_end(text, start)));
    bool is_comment = slice_starts_with(line, SLICE("#")) &&
                      line_indent_at(text, start) == at->line->indent &&
                      !rule_touches_string(at->context, start, top);
    if (!is_comment) break;
    top = start;
  }
  return top;
}

/* The first of the blank lines directly above the line that begins at `line`, and their number.
 * One with a page break on it counts as code. */
static uint32_t blank_lines_above(Slice text, uint32_t line, uint32_t *count) {
  for (*count = 0; line > 0; (*count)++) {
    uint32_t start = lines_start(text, line - 1);
    for (uint32_t i = start; i < line; i++)
      if (memchr(" \t\r\n", text.ptr[i], 4) == NULL) return line;
    line = start;
  }
  return line;
}

static void add_lines(const BlankLines *at, Finding *finding, uint32_t expected) {
  Slice text = at->context->text;
  uint32_t top = comments_above(at);
  uint32_t there = 0;
  blank_lines_above(text, top, &there);
  if (there >= expected) return;
  Slice end = new_line_end(at->context, at->line->start);
  bool is_one = there + 1 == expected;
  Slice lines = is_one ? end
                       : arena_format(at->context->arena, "%.*s%.*s", (int)end.len, end.ptr,
                                      (int)end.len, end.ptr);
  rule_fix(at->context, finding, SLICE("Add blank lines"), &(TextEdit){top, top, lines}, 1);
}

static void remove_lines(const BlankLines *at, Finding *finding, uint32_t expected) {
  uint32_t there = 0;
  uint32_t start = blank_lines_above(at->context->text, at->line->start, &there);
  if (there <= expected) return;
  for (uint32_t i = 0; i < expected; i++) start = lines_next(at->context->text, start);
  rule_fix(at->context, finding, SLICE("Remove blank lines"),
           &(TextEdit){start, at->line->start, SLICE("")}, 1);
}

static void report(const BlankLines *at, const Rule *rule, uint32_t expected, uint32_t found) {
  const Token *first = &at->line->tokens[0];
  Arena *scratch = at->context->scratch;
  const Slice arguments[] = {arena_format(scratch, "%u", expected),
                             arena_format(scratch, "%u", found)};
  Finding *finding = rule_report_as(at->context, rule, first->start, first->end, arguments, 2);
  if (finding == NULL || !at->context->with_fixes) return;
  if (found < expected)
    add_lines(at, finding, expected);
  else
    remove_lines(at, finding, expected);
}

static bool is_definition(LineStart start) {
  return start == LINE_DECORATOR || start == LINE_CLASS || start == LINE_DEF ||
         start == LINE_ASYNC_DEF;
}

static void look_at_definition(const BlankLines *at, LineStart start) {
  const LineHistory *before = at->before;
  bool is_decorator = start == LINE_DECORATOR;
  if (at->found == 0 && is_one_liner(at->context, at->line, is_decorator, before)) return;
  uint32_t indent = at->line->indent;
  if (indent == 0) {
    if (at->found != AT_TOP) report(at, &rule_e302, AT_TOP, at->found);
    return;
  }
  bool is_first = before->previous_indent < indent || before->previous == LINE_TEXT;
  if (at->found == IN_CLASS || is_first) return;
  bool is_nested = line_history_is_in_def(before, indent);
  report(at, is_nested ? &rule_e306 : &rule_e301, IN_CLASS, 0);
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  bool is_empty = line->is_blank && !line->is_comment;
  if (is_empty || line->is_broken) return;
  uint32_t blank = before->blank_lines;
  BlankLines at = {context, line, before,
                   before->blank_before > blank ? before->blank_before : blank};
  if (before->previous == LINE_NOTHING && at.found < AT_TOP) return;
  LineStart start = line->is_comment ? LINE_OTHER : line_start_of(line, context->text);
  bool is_after_def =
      before->previous_unindented == LINE_DEF || before->previous_unindented == LINE_CLASS;
  if (before->previous == LINE_DECORATOR) {
    if (blank > 0) report(&at, &rule_e304, 0, blank);
  } else if (blank > AT_TOP || (line->indent > 0 && blank > IN_CLASS)) {
    report(&at, &rule_e303, line->indent > 0 ? IN_CLASS : AT_TOP, blank);
  } else if (is_definition(start)) {
    look_at_definition(&at, start);
  } else if (!line->is_comment && line->indent == 0 && at.found != AT_TOP && is_after_def) {
    report(&at, &rule_e305, AT_TOP, at.found);
  }
}

const Rule rule_e301 = {.code = SLICE_INIT("E301"), .at_logical_line = look_at_line};
const Rule rule_e302 = {.code = SLICE_INIT("E302"), .at_logical_line = look_at_line};
const Rule rule_e303 = {.code = SLICE_INIT("E303"), .at_logical_line = look_at_line};
const Rule rule_e304 = {.code = SLICE_INIT("E304"), .at_logical_line = look_at_line};
const Rule rule_e305 = {.code = SLICE_INIT("E305"), .at_logical_line = look_at_line};
const Rule rule_e306 = {.code = SLICE_INIT("E306"), .at_logical_line = look_at_line};
