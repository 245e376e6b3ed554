/* String literals: plain ones whole, f-strings and t-strings part by part. */
#include <string.h>

#include "syntax/lexer_state.h"
#include "text/lines.h"

bool quotes_is_prefix(Slice prefix, bool *is_raw, bool *is_format) {
  *is_raw = false;
  *is_format = false;
  bool has_bytes = false;
  bool has_unicode = false;
  if (prefix.len > 2) return false;
  for (size_t i = 0; i < prefix.len; i++) {
    bool *seen = NULL;
    switch (prefix.ptr[i] | 0x20) {
    case 'r': seen = is_raw; break;
    case 'b': seen = &has_bytes; break;
    case 'u': seen = &has_unicode; break;
    case 'f':
    case 't': seen = is_format; break;
    default: return false;
    }
    if (*seen) return false;
    *seen = true;
  }
  return !(has_unicode && prefix.len > 1) && !(has_bytes && *is_format);
}

static bool is_triple_at(const Lexer *lexer, uint32_t at) {
  if (at + 3 > lexer->text.len) return false;
  const char *quote = lexer->text.ptr + at;
  return quote[1] == quote[0] && quote[2] == quote[0];
}

static bool is_escaped(const Lexer *lexer, uint32_t at, uint32_t from) {
  uint32_t backslashes = 0;
  while (at > from && lexer->text.ptr[--at] == '\\') backslashes++;
  return backslashes % 2 == 1;
}

/* The first triple quote in [from, ...) that is not escaped; UINT32_MAX when there is none. */
static uint32_t find_triple(Lexer *lexer, char quote, uint32_t from) {
  uint32_t *none_from = &lexer->no_triple_from[quote == '"'];
  if (from >= *none_from) return UINT32_MAX;
  for (uint32_t at = from; at < lexer->text.len; at++) {
    const char *hit = memchr(lexer->text.ptr + at, quote, lexer->text.len - at);
    if (hit == NULL) break;
    at = (uint32_t)(hit - lexer->text.ptr);
    if (is_triple_at(lexer, at) && !is_escaped(lexer, at, from)) return at;
  }
  *none_from = from;
  return UINT32_MAX;
}

/* Words that can follow a string on its line in valid code. */
static bool may_follow_string(const Lexer *lexer, uint32_t start, uint32_t end) {
  static const Word followers[] = {WORD_AND, WORD_AS, WORD_ASYNC, WORD_ELSE, WORD_FOR, WORD_FROM,
                                   WORD_IF,  WORD_IN, WORD_IS,    WORD_NOT,  WORD_OR};
  Slice name = slice_sub(lexer->text, start, end);
  Word word = word_find(name);
  for (size_t i = 0; i < sizeof followers / sizeof followers[0]; i++)
    if (word == followers[i]) return true;
  bool is_raw;
  bool is_format;
  bool is_quoted =
      end < lexer->text.len && (lexer->text.ptr[end] == '"' || lexer->text.ptr[end] == '\'');
  return is_quoted && quotes_is_prefix(name, &is_raw, &is_format);
}

static bool is_word_part(char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
         (unsigned char)c >= 0x80;
}

/* Triple quotes at `end` - 3 with a word right after them open a string rather than close one:
 * no valid program goes on like that. This is what keeps a newly typed triple quote from turning
 * all strings of the file inside out. */
static bool is_opener_rather(const Lexer *lexer, uint32_t end) {
  uint32_t start = end;
  while (start < lexer->text.len &&
         (lexer->text.ptr[start] == ' ' || lexer->text.ptr[start] == '\t'))
    start++;
  uint32_t after = start;
  while (after < lexer->text.len && is_word_part(lexer->text.ptr[after])) after++;
  return after > start && !may_follow_string(lexer, start, after);
}

/* The string that starts at `start` never ends: its first line is one broken token. */
static void scan_broken(Lexer *lexer, uint32_t start) {
  uint32_t end = lexer_line_end(lexer, start);
  unclosed_repair(lexer, start, '#');
  lexer->is_line_broken = true;
  lexer->at = end;
  lexer_add_token(lexer, TOKEN_BROKEN, WORD_NONE, start, end);
}

static void look_ahead(Lexer *lexer, uint32_t to) {
  if (to > lexer->looked_ahead) lexer->looked_ahead = to;
}

/* Letters that some Python, an old one perhaps, takes for a string's prefix. */
static bool is_like_prefix(Slice name) {
  for (size_t i = 0; i < name.len; i++)
    if (memchr("rbuft", name.ptr[i] | 0x20, 5) == NULL) return false;
  return true;
}

/* Whether a string at `start` would stand right behind a name, a number or a closed bracket of its
 * line, where no valid program has one. The line's first word is let pass: `print` was a statement,
 * and `match` still is one. */
static bool is_behind_operand(Lexer *lexer, uint32_t start) {
  if (lexer->token_count < 2) return false;
  const Token *last = &lexer->tokens[lexer->token_count - 1];
  bool is_same_line = last->start >= lexer_line_start(lexer, start);
  bool is_text = last->kind == TOKEN_STRING || last->kind == TOKEN_FSTRING_END;
  return is_same_line && !is_text && unclosed_ends_operand(lexer, last) &&
         !is_like_prefix(slice_sub(lexer->text, last->start, last->end));
}

/* The end of the triple-quoted string that starts at `start`; 0 when it is unclosed. Of an f-string
 * it is only a first guess, since its fields may hold such strings themselves. */
static uint32_t triple_end(Lexer *lexer, uint32_t start, uint32_t quote, bool is_format) {
  uint32_t from = quote + 3;
  uint32_t close = find_triple(lexer, lexer->text.ptr[quote], from);
  if (close > lexer_line_end(lexer, start) && is_behind_operand(lexer, start)) return 0;
  if (close == UINT32_MAX) {
    look_ahead(lexer, (uint32_t)lexer->text.len + 1);
    return 0;
  }
  bool may_nest = is_format && memchr(lexer->text.ptr + from, '{', close - from) != NULL;
  if (may_nest || !is_opener_rather(lexer, close + 3)) return close + 3;
  look_ahead(lexer, lexer_line_end(lexer, close));
  return 0;
}

/* The end of the string in single quotes whose text begins at `from`; 0 when it is unclosed. */
static uint32_t single_end(const Lexer *lexer, char quote, uint32_t from) {
  for (uint32_t at = from; !lexer_is_line_end(lexer, at); at++) {
    char c = lexer->text.ptr[at];
    if (c == quote) return at + 1;
    if (c != '\\') continue;
    at++;
    bool is_crlf =
        at + 1 < lexer->text.len && lexer->text.ptr[at] == '\r' && lexer->text.ptr[at + 1] == '\n';
    if (is_crlf) at++;
  }
  return 0;
}

static void scan_plain(Lexer *lexer, uint32_t start, uint32_t quote) {
  char mark = lexer->text.ptr[quote];
  bool is_triple = is_triple_at(lexer, quote);
  uint32_t end =
      is_triple ? triple_end(lexer, start, quote, false) : single_end(lexer, mark, quote + 1);
  if (end != 0) {
    lexer->at = end;
    lexer_add_token(lexer, TOKEN_STRING, WORD_NONE, start, end);
    return;
  }
  /* Inside a replacement field, it is the f-string around it that lacks its brace. */
  uint32_t fstring = is_triple || lexer->frame_count == 0 ? 0 : lexer_top(lexer)->fstring;
  if (fstring > 0)
    unclosed_rewind(lexer, fstring - 1, lexer_line_end(lexer, start));
  else
    scan_broken(lexer, start);
}

void quotes_scan(Lexer *lexer, uint32_t start, uint32_t quote) {
  bool is_raw;
  bool is_format;
  quotes_is_prefix(slice_sub(lexer->text, start, quote), &is_raw, &is_format);
  if (!is_format) {
    scan_plain(lexer, start, quote);
    return;
  }
  bool is_triple = is_triple_at(lexer, quote);
  char mark = lexer->text.ptr[quote];
  bool is_unclosed =
      unclosed_is_known(lexer, start) || (is_triple && triple_end(lexer, start, quote, true) == 0);
  if (is_unclosed) {
    scan_broken(lexer, start);
    return;
  }
  Frame *frame = lexer_push(lexer, FRAME_FSTRING, start, mark);
  frame->is_triple = is_triple;
  frame->is_raw = is_raw;
  lexer->at = quote + (is_triple ? 3 : 1);
  lexer->frame_count--; /* the quote stands outside of what it opens */
  lexer_add_token(lexer, TOKEN_FSTRING_START, WORD_NONE, start, lexer->at);
  lexer->frame_count++;
}

static bool is_at_end_quote(const Lexer *lexer, const Frame *frame, uint32_t at) {
  if (at >= lexer->text.len || lexer->text.ptr[at] != frame->opener) return false;
  return !frame->is_triple || is_triple_at(lexer, at);
}

/* Past a backslash and what it escapes: a quote, a line end, or a name in \N{...}. */
static uint32_t skip_escape(const Lexer *lexer, const Frame *fstring, uint32_t at) {
  uint32_t next = at + 1;
  if (next >= lexer->text.len) return next;
  char c = lexer->text.ptr[next];
  if (c == '{' || c == '}') return next;
  if (c == '\r' && next + 1 < lexer->text.len && lexer->text.ptr[next + 1] == '\n') return next + 2;
  bool is_named = !fstring->is_raw && c == 'N' && next + 1 < lexer->text.len &&
                  lexer->text.ptr[next + 1] == '{';
  if (!is_named) return next + 1;
  uint32_t close = next + 2;
  while (!lexer_is_line_end(lexer, close) && lexer->text.ptr[close] != '}') close++;
  return lexer_is_line_end(lexer, close) ? next + 2 : close + 1;
}

/* Where the literal text that begins at `at` stops: at a brace that means something, at the end
 * quote, or at a line end that it cannot cross. */
static uint32_t literal_end(const Lexer *lexer, const Frame *fstring, bool is_spec, uint32_t at) {
  while (at < lexer->text.len) {
    char c = lexer->text.ptr[at];
    if (is_at_end_quote(lexer, fstring, at)) return at;
    if (!fstring->is_triple && (c == '\n' || c == '\r')) return at;
    bool is_doubled = at + 1 < lexer->text.len && lexer->text.ptr[at + 1] == c;
    if (c == '{' && (is_spec || !is_doubled)) return at;
    if (c == '}' && is_spec) return at;
    if (c == '\\')
      at = skip_escape(lexer, fstring, at);
    else
      at += c == '{' ? 2 : 1;
  }
  return at;
}

void quotes_open_field(Lexer *lexer) {
  uint32_t start = lexer->at++;
  lexer_add_token(lexer, TOKEN_OPERATOR, WORD_NONE, start, start + 1);
  Frame *frame = lexer_push(lexer, FRAME_FIELD, start, '{');
  frame->token_count--;
}

static void close_field(Lexer *lexer) {
  uint32_t start = lexer->at++;
  lexer->frame_count--;
  lexer_add_token(lexer, TOKEN_OPERATOR, WORD_NONE, start, start + 1);
}

static void close_fstring(Lexer *lexer, uint32_t index) {
  uint32_t start = lexer->at;
  lexer->at += lexer->frames[index].is_triple ? 3 : 1;
  lexer->frame_count = index;
  lexer_add_token(lexer, TOKEN_FSTRING_END, WORD_NONE, start, lexer->at);
}

void quotes_scan_fstring_part(Lexer *lexer) {
  uint32_t index = lexer_top(lexer)->fstring - 1;
  const Frame fstring = lexer->frames[index];
  bool is_spec = lexer_top(lexer)->is_spec;
  uint32_t start = lexer->at;
  uint32_t end = literal_end(lexer, &fstring, is_spec, start);
  if (end > start) lexer_add_token(lexer, TOKEN_FSTRING_MIDDLE, WORD_NONE, start, end);
  lexer->at = end;
  if (is_at_end_quote(lexer, &fstring, end)) {
    if (is_spec) lexer->is_line_broken = true;
    close_fstring(lexer, index);
  } else if (lexer_is_line_end(lexer, end)) {
    unclosed_rewind(lexer, index, end);
  } else if (lexer->text.ptr[end] == '{') {
    quotes_open_field(lexer);
  } else {
    close_field(lexer);
  }
}
