#include "rules/noqa.h"

#include <ctype.h>
#include <string.h>

/* How far a comment silences, and which codes. */
typedef enum NoqaScope { NOQA_NONE, NOQA_LINE, NOQA_FILE } NoqaScope;
typedef struct NoqaComment {
  NoqaScope scope;
  Slice codes; /* empty for all */
  const char *start; /* of its `#` */
  const char *end;
} NoqaComment;

static bool is_letter(char c) {
  return isalpha((unsigned char)c) != 0;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == ',';
}

static bool starts_with_word(Slice text, Slice word) {
  return slice_equal_ignoring_case(slice_sub(text, 0, word.len), word);
}

static Slice skip_blanks(Slice text) {
  size_t at = 0;
  while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t')) at++;
  return slice_sub(text, at, text.len);
}

bool noqa_may_occur(Slice text) {
  static const char rare[] = "qQ"; /* the letter of the word that code has least often */
  for (size_t i = 0; i < 2; i++) {
    const char *end = text.ptr + text.len;
    const char *at = text.len == 0 ? NULL : memchr(text.ptr, rare[i], text.len);
    for (; at != NULL; at = memchr(at + 1, rare[i], (size_t)(end - at - 1)))
      if (at - text.ptr >= 2 && end - at >= 2 &&
          slice_equal_ignoring_case((Slice){at - 2, 4}, SLICE("noqa")))
        return true;
  }
  return false;
}

/* Splits the next code ("E501") off the front; empty where something else stands. */
Slice noqa_next_code(Slice *rest) {
  size_t start = 0;
  while (start < rest->len && is_separator(rest->ptr[start])) start++;
  size_t letters = start;
  while (letters < rest->len && is_letter(rest->ptr[letters])) letters++;
  size_t end = letters;
  while (end < rest->len && is_digit(rest->ptr[end])) end++;
  if (letters == start || end == letters) return (Slice){rest->ptr, 0};
  Slice code = slice_sub(*rest, start, end);
  *rest = slice_sub(*rest, end, rest->len);
  return code;
}

/* The run of codes at the front of `text`, as one slice. */
static Slice leading_codes(Slice text) {
  Slice rest = text;
  while (noqa_next_code(&rest).len > 0) continue;
  return slice_sub(text, 0, text.len - rest.len);
}

/* What `text`, which follows a `#`, silences when the comment is one about noqa. */
static NoqaComment read_directive(Slice text) {
  NoqaComment comment = {.scope = NOQA_LINE};
  text = skip_blanks(text);
  static const Slice tools[] = {SLICE_INIT("flake8"), SLICE_INIT("ruff")};
  for (size_t i = 0; i < 2; i++) {
    if (!starts_with_word(text, tools[i])) continue;
    text = skip_blanks(slice_sub(text, tools[i].len, text.len));
    if (text.len == 0 || text.ptr[0] != ':') return (NoqaComment){0};
    text = skip_blanks(slice_sub(text, 1, text.len));
    comment.scope = NOQA_FILE;
  }
  if (!starts_with_word(text, SLICE("noqa"))) return (NoqaComment){0};
  text = slice_sub(text, 4, text.len);
  comment.end = text.ptr;
  if (text.len > 0 && (is_letter(text.ptr[0]) || is_digit(text.ptr[0]) || text.ptr[0] == '_'))
    return (NoqaComment){0};
  text = skip_blanks(text);
  if (text.len == 0 || text.ptr[0] != ':') return comment;
  comment.codes = leading_codes(slice_sub(text, 1, text.len));
  if (comment.codes.len > 0) comment.end = comment.codes.ptr + comment.codes.len;
  /* `# noqa: see below` is taken as a plain `# noqa`; for a whole file that would be too much. */
  if (comment.codes.len == 0 && comment.scope == NOQA_FILE) return (NoqaComment){0};
  return comment;
}

static NoqaComment read_comment(Slice text) {
  for (size_t at = 0; at < text.len; at++) {
    if (text.ptr[at] != '#') continue;
    NoqaComment comment = read_directive(slice_sub(text, at + 1, text.len));
    comment.start = text.ptr + at;
    if (comment.scope != NOQA_NONE) return comment;
  }
  return (NoqaComment){0};
}

static void add_line(Noqa *noqa, NoqaLine line) {
  if (noqa->line_count == noqa->line_capacity) {
    uint32_t capacity = noqa->line_capacity == 0 ? 8 : noqa->line_capacity * 2;
    noqa->lines =
        arena_grow(noqa->scratch, noqa->lines, noqa->line_count, capacity, sizeof(NoqaLine));
    noqa->line_capacity = capacity;
  }
  noqa->lines[noqa->line_count++] = line;
}

static void add_file(Noqa *noqa, Slice codes) {
  Slice *items = arena_grow(noqa->arena, noqa->file.items, noqa->file.count, noqa->file.count + 1,
                            sizeof(Slice));
  items[noqa->file.count] = arena_copy(noqa->arena, codes);
  noqa->file = (SliceList){items, noqa->file.count + 1};
}

void noqa_add_line(Noqa *noqa, const LogicalLine *line) {
  uint32_t start = line->start;
  NoqaComment comment = {0};
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_COMMENT)
      comment = read_comment(slice_sub(noqa->text, token->start, token->end));
    if (token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE) continue;
    if (comment.scope == NOQA_LINE)
      add_line(noqa, (NoqaLine){.start = start,
                                .end = token->end,
                                .codes = comment.codes,
                                .comment = (uint32_t)(comment.start - noqa->text.ptr),
                                .comment_end = (uint32_t)(comment.end - noqa->text.ptr)});
    if (comment.scope == NOQA_FILE && line->is_comment) add_file(noqa, comment.codes);
    comment = (NoqaComment){0};
    start = token->end;
  }
}

static bool codes_silence(Slice codes, Slice code) {
  if (codes.len == 0) return true;
  for (Slice next = noqa_next_code(&codes); next.len > 0; next = noqa_next_code(&codes))
    if (starts_with_word(code, next)) return true;
  return false;
}

bool noqa_fits(Slice commented, Slice code) {
  return starts_with_word(code, commented);
}

bool noqa_silences(const Noqa *noqa, uint32_t offset, Slice code) {
  uint32_t low = 0;
  uint32_t high = noqa->line_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const NoqaLine *line = &noqa->lines[middle];
    if (offset < line->start)
      high = middle;
    else if (offset < line->end || line->end == noqa->text.len)
      return codes_silence(line->codes, code);
    else
      low = middle + 1;
  }
  return false;
}

bool noqa_silences_file(SliceList file, Slice code) {
  for (uint32_t i = 0; i < file.count; i++)
    if (codes_silence(file.items[i], code)) return true;
  return false;
}
