#include "rules/line_history.h"

#include "text/lines.h"

enum { TAB_WIDTH = 8 };

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

LineStart line_start_of(const LogicalLine *line, Slice text) {
  if (line->token_count == 0) return LINE_OTHER;
  Word first = word_at(line, 0);
  if (first == WORD_DEF || first == WORD_CLASS) return LINE_DEFINITION;
  if (first == WORD_ASYNC && word_at(line, 1) == WORD_DEF) return LINE_DEFINITION;
  const Token *token = &line->tokens[0];
  bool is_decorator = token->kind == TOKEN_OPERATOR && text.ptr[token->start] == '@';
  return is_decorator ? LINE_DECORATOR : LINE_OTHER;
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
  if (line->indent == 0) after.previous_unindented = after.previous;
  return after;
}

bool line_history_equal(LineHistory a, LineHistory b) {
  return a.previous == b.previous && a.previous_unindented == b.previous_unindented &&
         a.previous_indent == b.previous_indent && a.blank_lines == b.blank_lines &&
         a.blank_before == b.blank_before && a.last_line_indent == b.last_line_indent;
}
