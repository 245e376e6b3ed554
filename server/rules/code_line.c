#include "rules/code_line.h"

#include <string.h>

static bool is_code(const Token *token) {
  return token->kind != TOKEN_COMMENT && token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE &&
         token->kind != TOKEN_BROKEN;
}

CodeLine code_line_of(const LogicalLine *line, Slice text, CodeTokens *room) {
  if (line->token_count > room->capacity) {
    room->capacity = line->token_count < 64 ? 64 : line->token_count * 2;
    room->items = ARENA_ARRAY(room->arena, Token, room->capacity);
  }
  CodeLine code = {.text = text, .line = line, .tokens = room->items};
  for (uint32_t i = 0; i < line->token_count; i++)
    if (is_code(&line->tokens[i])) room->items[code.count++] = line->tokens[i];
  return code;
}

Slice code_line_token(const CodeLine *self, uint32_t index) {
  if (index >= self->count) return (Slice){NULL, 0};
  return slice_sub(self->text, self->tokens[index].start, self->tokens[index].end);
}

/* Character by character: it is asked for each token many times, and nearly always ends at once. */
bool code_line_is(const CodeLine *self, uint32_t index, const char *text) {
  if (index >= self->count) return false;
  const Token *token = &self->tokens[index];
  for (uint32_t at = token->start; at < token->end; at++, text++)
    if (*text == '\0' || *text != self->text.ptr[at]) return false;
  return *text == '\0';
}

bool code_line_is_word(const CodeLine *self, uint32_t index, Word word) {
  return index < self->count && self->tokens[index].kind == TOKEN_NAME &&
         self->tokens[index].word == word;
}

/* The character of an operator or bracket that is just one; 0 for other tokens. */
static char mark_at(const CodeLine *self, uint32_t index) {
  if (index >= self->count) return '\0';
  const Token *token = &self->tokens[index];
  bool is_mark = token->kind == TOKEN_OPERATOR && token->end == token->start + 1;
  return is_mark ? self->text.ptr[token->start] : '\0';
}

bool code_line_is_mark(const CodeLine *self, uint32_t index, char mark) {
  return mark_at(self, index) == mark;
}

bool code_line_is_mark_of(const CodeLine *self, uint32_t index, const char *marks) {
  char mark = mark_at(self, index);
  return mark != '\0' && strchr(marks, mark) != NULL;
}

static bool has_line_end(Slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] == '\n' || text.ptr[i] == '\r') return true;
  return false;
}

/* Whether each line end in the text has a backslash before it. */
static bool is_joined(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '#') return false;
    if (text.ptr[i] != '\\' && text.ptr[i] != '\n' && text.ptr[i] != '\r') continue;
    if (text.ptr[i] != '\\') return false;
    i += i + 2 < text.len && text.ptr[i + 1] == '\r' && text.ptr[i + 2] == '\n' ? 2 : 1;
  }
  return true;
}

Gap code_line_gap(const CodeLine *self, uint32_t index) {
  if (index == 0 || index >= self->count) return (Gap){0};
  uint32_t start = self->tokens[index - 1].end;
  Slice between = slice_sub(self->text, start, self->tokens[index].start);
  bool is_break = has_line_end(between);
  return (Gap){.space = is_break ? (Slice){between.ptr, 0} : between,
               .start = start,
               .is_line_break = is_break,
               .is_joined = is_break && is_joined(between)};
}
