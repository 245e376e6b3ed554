#include "rules/noqa.h"

#include <ctype.h>
#include <string.h>

/* How far a comment silences, and which codes. */
typedef enum NoqaScope { NOQA_NONE, NOQA_LINE, NOQA_FILE } NoqaScope;
typedef struct NoqaComment {
  NoqaScope scope;
  Slice codes; /* empty for all */
  bool takes_beginnings;
  const char *start; /* of its `#` */
  const char *end;
} NoqaComment;

static const NoqaComment no_comment = {.scope = NOQA_NONE};

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static bool starts_with_word(Slice text, Slice word) {
  return slice_equal_ignoring_case(slice_sub(text, 0, word.len), word);
}

static Slice skip_blanks(Slice text) {
  size_t at = 0;
  while (at < text.len && is_blank(text.ptr[at])) at++;
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
  while (start < rest->len && (is_blank(rest->ptr[start]) || rest->ptr[start] == ',')) start++;
  size_t letters = start;
  while (letters < rest->len && is_capital(rest->ptr[letters])) letters++;
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

/* Whether a code in any case of letters stands at the front. */
static bool has_code(Slice text) {
  size_t letters = 0;
  while (letters < text.len && isalpha((unsigned char)text.ptr[letters])) letters++;
  return letters > 0 && letters < text.len && is_digit(text.ptr[letters]);
}

/* Splits `noqa` off the front, after blanks; false where it is not there, or goes on. */
static bool take_word(Slice *text) {
  Slice rest = skip_blanks(*text);
  if (!starts_with_word(rest, SLICE("noqa"))) return false;
  rest = slice_sub(rest, 4, rest.len);
  if (rest.len > 0 && (isalnum((unsigned char)rest.ptr[0]) || rest.ptr[0] == '_')) return false;
  *text = rest;
  return true;
}

/* Splits the colon off the front, after blanks; false where none stands there. */
static bool take_colon(Slice *text) {
  Slice rest = skip_blanks(*text);
  if (rest.len == 0 || rest.ptr[0] != ':') return false;
  *text = slice_sub(rest, 1, rest.len);
  return true;
}

/* The codes behind the colon as ruff reads them; empty where there are none, or where the last goes
 * on with something that is none. */
static Slice valid_codes(Slice list) {
  Slice codes = leading_codes(list);
  size_t end = codes.len;
  bool is_over =
      end == list.len || is_blank(list.ptr[end]) || list.ptr[end] == ',' || list.ptr[end] == '#';
  return slice_sub(codes, 0, is_over ? end : 0);
}

static NoqaComment with_codes(NoqaScope scope, Slice codes) {
  return (NoqaComment){.scope = scope, .codes = codes, .end = codes.ptr + codes.len};
}

/* What flake8 makes of codes that ruff does not accept. */
static NoqaComment read_for_flake8(Slice list, bool is_near, const char *word_end) {
  if (!is_near || !has_code(skip_blanks(list)))
    return (NoqaComment){.scope = NOQA_LINE, .end = word_end};
  Slice codes = leading_codes(list);
  /* In small letters they are codes that nothing has. */
  if (codes.len == 0) codes = slice_sub(list, 0, 1);
  NoqaComment comment = with_codes(NOQA_LINE, codes);
  comment.takes_beginnings = true;
  return comment;
}

/* `# noqa`, of which `text` follows the `#`. flake8 knows it with one blank alone, and codes with
 * one at most behind the colon; but where ruff sees codes, they were meant. */
static NoqaComment read_line_comment(Slice text) {
  bool is_flake8s = text.len > 1 && text.ptr[0] == ' ' && !is_blank(text.ptr[1]);
  if (!take_word(&text)) return no_comment;
  const char *word_end = text.ptr;
  if (!take_colon(&text)) return (NoqaComment){.scope = NOQA_LINE, .end = word_end};
  bool is_near = is_flake8s && text.ptr == word_end + 1 &&
                 (text.len < 2 || !is_blank(text.ptr[0]) || !is_blank(text.ptr[1]));
  Slice codes = valid_codes(text);
  if (codes.len == 0 && is_flake8s) return read_for_flake8(text, is_near, word_end);
  if (codes.len == 0) return no_comment;
  NoqaComment comment = with_codes(NOQA_LINE, codes);
  comment.takes_beginnings = is_near;
  return comment;
}

/* `# flake8: noqa` and `# ruff: noqa: E501`, of which `text` follows the `#`. What follows a colon
 * and is no code silences nothing: for a whole file that would be too much. */
static NoqaComment read_file_comment(Slice text) {
  text = skip_blanks(text);
  bool is_flake8s = starts_with_word(text, SLICE("flake8"));
  if (!is_flake8s && !slice_starts_with(text, SLICE("ruff"))) return no_comment;
  text = slice_sub(text, is_flake8s ? 6 : 4, text.len);
  bool has_equals = is_flake8s && slice_starts_with(text, SLICE("="));
  if (has_equals) text = slice_sub(text, 1, text.len);
  if (!has_equals && !take_colon(&text)) return no_comment;
  if (!take_word(&text)) return no_comment;
  if (!take_colon(&text)) return (NoqaComment){.scope = NOQA_FILE, .end = text.ptr};
  Slice codes = valid_codes(text);
  return codes.len > 0 ? with_codes(NOQA_FILE, codes) : no_comment;
}

static NoqaComment read_comment(Slice text) {
  for (size_t at = 0; at < text.len; at++) {
    if (text.ptr[at] != '#') continue;
    Slice behind = slice_sub(text, at + 1, text.len);
    NoqaComment comment = read_file_comment(behind);
    if (comment.scope == NOQA_NONE) comment = read_line_comment(behind);
    comment.start = text.ptr + at;
    if (comment.scope != NOQA_NONE) return comment;
  }
  return no_comment;
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
  bool is_alone = true; /* nothing but the comment stands on its line */
  NoqaComment comment = no_comment;
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_COMMENT)
      comment = read_comment(slice_sub(noqa->text, token->start, token->end));
    else if (token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE)
      is_alone = false;
    if (token->kind != TOKEN_NL && token->kind != TOKEN_NEWLINE) continue;
    if (comment.scope == NOQA_LINE)
      add_line(noqa, (NoqaLine){.start = start,
                                .end = token->end,
                                .codes = comment.codes,
                                .takes_beginnings = comment.takes_beginnings,
                                .comment = (uint32_t)(comment.start - noqa->text.ptr),
                                .comment_end = (uint32_t)(comment.end - noqa->text.ptr)});
    if (comment.scope == NOQA_FILE && is_alone) add_file(noqa, comment.codes);
    comment = no_comment;
    is_alone = true;
    start = token->end;
  }
}

static bool codes_silence(Slice codes, Slice code, bool takes_beginnings) {
  if (codes.len == 0) return true;
  for (Slice next = noqa_next_code(&codes); next.len > 0; next = noqa_next_code(&codes))
    if (noqa_fits(next, code, takes_beginnings)) return true;
  return false;
}

bool noqa_fits(Slice commented, Slice code, bool takes_beginnings) {
  return slice_starts_with(code, commented) && (takes_beginnings || commented.len == code.len);
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
      return codes_silence(line->codes, code, line->takes_beginnings);
    else
      low = middle + 1;
  }
  return false;
}

bool noqa_silences_file(SliceList file, Slice code) {
  for (uint32_t i = 0; i < file.count; i++)
    if (codes_silence(file.items[i], code, false)) return true;
  return false;
}
