/* E302: fewer than two blank lines before a function, class or decorator of the module.
 *   source  pycodestyle's reading of PEP 8: one-liners may stand in a group, and comments belong to
 *           what follows them. */
#include "rules/context.h"

#include "text/lines.h"

enum { EXPECTED = 2 };

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

/* Where the definition that is decorated stands; the end of the text when it is not there yet. */
static uint32_t decorated_line(Slice text, uint32_t at) {
  while (at < text.len && !starts_definition(text, at)) at = lines_next(text, at);
  return at;
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

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  if (line->is_blank || line->is_broken || line->indent > 0) return;
  LineStart start = line_start_of(line, context->text);
  bool is_decorator = start == LINE_DECORATOR;
  if (!is_decorator && start != LINE_DEFINITION) return;
  /* Below a decorator a blank line is E304, more than two blank lines are E303. */
  if (before->previous == LINE_DECORATOR || before->blank_lines > EXPECTED) return;
  uint32_t found =
      before->blank_before > before->blank_lines ? before->blank_before : before->blank_lines;
  if (found == EXPECTED || (before->previous == LINE_NOTHING && found < EXPECTED)) return;
  if (found == 0 && is_one_liner(context, line, is_decorator, before)) return;
  const Token *first = &line->tokens[0];
  const Slice arguments[] = {arena_format(context->scratch, "%d", EXPECTED),
                             arena_format(context->scratch, "%u", found)};
  rule_report(context, first->start, first->end, arguments, 2);
}

const Rule rule_e302 = {
    .code = SLICE_INIT("E302"),
    .at_logical_line = look_at_line,
};
