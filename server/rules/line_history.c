#include "rules/line_history.h"

#include <string.h>

#include "text/lines.h"

enum { TAB_WIDTH = 8, COLUMNS_KNOWN = 64 };

static uint16_t clamp(uint32_t number) {
  return number > UINT16_MAX ? UINT16_MAX : (uint16_t)number;
}

uint16_t line_indent_at(Slice text, uint32_t start) {
  uint32_t columns = 0;
  for (size_t at = start; at < text.len; at++) {
    if (text.ptr[at] == ' ')
      columns++;
    else if (text.ptr[at] == '\t')
      columns = (columns / TAB_WIDTH + 1) * TAB_WIDTH;
    else
      break;
  }
  return clamp(columns);
}

static Word word_at(const LogicalLine *line, uint32_t index) {
  bool is_name = index < line->token_count && line->tokens[index].kind == TOKEN_NAME;
  return is_name ? (Word)line->tokens[index].word : WORD_NONE;
}

/* With `u`, `r` or no prefix: the others make no docstrings. */
static LineStart begins_as_text(Slice string) {
  size_t at = 0;
  if (at < string.len && string.ptr[at] == 'u') at++;
  if (at < string.len && string.ptr[at] == 'r') at++;
  bool is_text = at < string.len && (string.ptr[at] == '"' || string.ptr[at] == '\'');
  return is_text ? LINE_TEXT : LINE_OTHER;
}

static uint64_t columns_from(uint32_t indent) {
  return UINT64_MAX << (indent < COLUMNS_KNOWN ? indent : COLUMNS_KNOWN - 1);
}

bool line_history_is_in_def(const LineHistory *history, uint32_t indent) {
  return (history->def_columns & ~columns_from(indent)) != 0;
}

/* The functions that are open behind the front of a line. */
static uint64_t def_columns_after(uint64_t before, LineStart start, uint32_t indent) {
  uint64_t open = before & ~columns_from(indent);
  bool is_def = start == LINE_DEF || start == LINE_ASYNC_DEF;
  return is_def ? open | (columns_from(indent) & ~(columns_from(indent) << 1)) : open;
}

LineStart line_start_of(const LogicalLine *line, Slice text) {
  if (line->token_count == 0) return LINE_OTHER;
  Word first = word_at(line, 0);
  if (first == WORD_DEF) return LINE_DEF;
  if (first == WORD_CLASS) return LINE_CLASS;
  if (first == WORD_ASYNC && word_at(line, 1) == WORD_DEF) return LINE_ASYNC_DEF;
  const Token *token = &line->tokens[0];
  if (token->kind == TOKEN_STRING) return begins_as_text(slice_sub(text, token->start, token->end));
  bool is_decorator = token->kind == TOKEN_OPERATOR && text.ptr[token->start] == '@';
  return is_decorator ? LINE_DECORATOR : LINE_OTHER;
}

char line_indent_char(Slice text) {
  for (uint32_t line = 0; line < text.len; line = lines_next(text, line))
    if (text.ptr[line] == ' ' || text.ptr[line] == '\t') return text.ptr[line];
  return '\0';
}

/* Whether the white space at the line's front is of the one kind alone. */
static bool is_indented_by(Slice text, uint32_t line, char kind) {
  uint32_t at = line;
  while (at < text.len && text.ptr[at] == kind) at++;
  return at == text.len || (text.ptr[at] != ' ' && text.ptr[at] != '\t');
}

char line_indent_char_after(Slice text, uint32_t start, uint32_t end, char before) {
  bool may_differ = before == '\t' || memchr(text.ptr + start, '\t', end - start) != NULL;
  if (before == '\0' || !may_differ) return before;
  for (uint32_t line = start; line < end; line = lines_next(text, line))
    if (!is_indented_by(text, line, before)) before = text.ptr[line];
  return before;
}

static bool is_string_line(Slice line) {
  size_t at = 0;
  if (at < line.len && strchr("uUbB", line.ptr[at]) != NULL) at++;
  if (at < line.len && strchr("rR", line.ptr[at]) != NULL) at++;
  return at < line.len && (line.ptr[at] == '"' || line.ptr[at] == '\'');
}

/* `__all__ = ...` and its like: metadata that stands above the imports. */
static bool is_dunder_line(const LogicalLine *line, Slice text) {
  const Token *first = &line->tokens[0];
  Slice name = slice_sub(text, first->start, first->end);
  bool is_dunder =
      name.len > 4 && slice_starts_with(name, SLICE("__")) && slice_ends_with(name, SLICE("__"));
  if (!is_dunder) return false;
  Slice rest = slice_sub(text, first->end, line->end);
  return slice_find(rest, SLICE(" = "), 0) < rest.len &&
         (slice_starts_with(rest, SLICE(" = ")) || slice_starts_with(rest, SLICE(":")));
}

/* Lines that may stand among imports; pycodestyle looks at no more than how they begin. */
static bool is_among_imports(const LogicalLine *line, Slice text) {
  static const Slice words[] = {SLICE_INIT("import "), SLICE_INIT("from "), SLICE_INIT("try"),
                                SLICE_INIT("except"),  SLICE_INIT("else"),  SLICE_INIT("finally"),
                                SLICE_INIT("with"),    SLICE_INIT("if"),    SLICE_INIT("elif")};
  Slice code = slice_sub(text, line->tokens[0].start, line->end);
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (slice_starts_with(code, words[i])) return true;
  return is_dunder_line(line, text);
}

static bool ends_with_colon(const LogicalLine *line, Slice text) {
  for (uint32_t i = line->token_count; i-- > 0;) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_NEWLINE || token->kind == TOKEN_COMMENT || token->kind == TOKEN_NL)
      continue;
    return token->kind == TOKEN_OPERATOR && token->end == token->start + 1 &&
           text.ptr[token->start] == ':';
  }
  return false;
}

static void note_top_line(LineHistory *after, const LogicalLine *line, Slice text) {
  if (line->indent > 0 || after->has_code || is_among_imports(line, text)) return;
  bool is_string = is_string_line(slice_sub(text, line->tokens[0].start, line->end));
  after->has_code = !is_string || after->has_docstring;
  after->has_docstring = true;
}

LineHistory line_history_after(LineHistory before, const LogicalLine *line, Slice text) {
  LineHistory after = before;
  if (line->is_blank && !line->is_comment) {
    after.blank_lines = clamp(before.blank_lines + 1U);
    return after;
  }
  after.blank_lines = 0;
  after.last_line_indent = line_indent_at(text, lines_start(text, line->end - 1));
  if (line->is_comment) {
    if (before.blank_before < before.blank_lines) after.blank_before = before.blank_lines;
    return after;
  }
  after.blank_before = 0;
  after.previous = (uint8_t)line_start_of(line, text);
  after.previous_indent = clamp(line->indent);
  after.def_columns =
      def_columns_after(before.def_columns, (LineStart)after.previous, line->indent);
  if (line->indent == 0) after.previous_unindented = after.previous;
  after.opens_block = ends_with_colon(line, text);
  note_top_line(&after, line, text);
  return after;
}

bool line_history_equal(LineHistory a, LineHistory b) {
  return a.previous == b.previous && a.previous_unindented == b.previous_unindented &&
         a.previous_indent == b.previous_indent && a.blank_lines == b.blank_lines &&
         a.blank_before == b.blank_before && a.last_line_indent == b.last_line_indent &&
         a.opens_block == b.opens_block && a.is_unread_header == b.is_unread_header &&
         a.has_docstring == b.has_docstring && a.has_code == b.has_code &&
         a.indent_char == b.indent_char && a.def_columns == b.def_columns;
}
