#include "syntax/lexer.h"

#include <string.h>

#include "base/utf8.h"
#include "syntax/lexer_state.h"
#include "text/lines.h"

enum { TAB_STOP = 8, MAX_DEPTH = UINT16_MAX };

Lexer *lexer_create(Slice text, Arena *arena) {
  Lexer *lexer = ARENA_NEW(arena, Lexer);
  lexer->text = text;
  lexer->arena = arena;
  lexer->no_triple_from[0] = UINT32_MAX;
  lexer->no_triple_from[1] = UINT32_MAX;
  /* Valid code is read once; this bounds what hostile text can make us read again. */
  lexer->rewind_budget = 8 * (uint64_t)text.len + 65536;
  return lexer;
}

uint32_t lexer_looked_ahead(const Lexer *lexer) {
  return lexer->looked_ahead;
}

static char char_at(const Lexer *lexer, uint32_t at) {
  return at < lexer->text.len ? lexer->text.ptr[at] : '\0';
}

bool lexer_is_line_end(const Lexer *lexer, uint32_t at) {
  return at >= lexer->text.len || lexer->text.ptr[at] == '\n' || lexer->text.ptr[at] == '\r';
}

static void know_line(Lexer *lexer, uint32_t at) {
  bool is_known =
      lexer->known_line_end > 0 && at >= lexer->known_line_start && at <= lexer->known_line_end;
  if (is_known) return;
  lexer->known_line_start = lines_start(lexer->text, at);
  lexer->known_line_end = lines_end(lexer->text, at);
}

uint32_t lexer_line_start(Lexer *lexer, uint32_t at) {
  know_line(lexer, at);
  return lexer->known_line_start;
}

uint32_t lexer_line_end(Lexer *lexer, uint32_t at) {
  know_line(lexer, at);
  return lexer->known_line_end;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_name_part(char c) {
  return is_name_start(c) || is_digit(c);
}

void lexer_add_token(Lexer *lexer, TokenKind kind, Word word, uint32_t start, uint32_t end) {
  if (lexer->token_count == lexer->token_capacity) {
    uint32_t capacity = lexer->token_capacity == 0 ? 64 : lexer->token_capacity * 2;
    lexer->tokens =
        arena_grow(lexer->arena, lexer->tokens, lexer->token_count, capacity, sizeof(Token));
    lexer->token_capacity = capacity;
  }
  uint32_t depth = lexer->frame_count < MAX_DEPTH ? lexer->frame_count : MAX_DEPTH;
  lexer->tokens[lexer->token_count++] = (Token){
      .start = start,
      .end = end,
      .kind = (uint8_t)kind,
      .word = (uint8_t)word,
      .depth = (uint16_t)depth,
  };
}

void lexer_add_repair(Lexer *lexer, uint32_t offset, char replacement) {
  if (lexer->repair_count == lexer->repair_capacity) {
    uint32_t capacity = lexer->repair_capacity == 0 ? 8 : lexer->repair_capacity * 2;
    lexer->repairs =
        arena_grow(lexer->arena, lexer->repairs, lexer->repair_count, capacity, sizeof(Repair));
    lexer->repair_capacity = capacity;
  }
  lexer->repairs[lexer->repair_count++] = (Repair){offset, replacement};
}

Frame *lexer_top(Lexer *lexer) {
  return lexer->frame_count == 0 ? NULL : &lexer->frames[lexer->frame_count - 1];
}

Frame *lexer_push(Lexer *lexer, FrameKind kind, uint32_t start, char opener) {
  if (lexer->frame_count == lexer->frame_capacity) {
    uint32_t capacity = lexer->frame_capacity == 0 ? 16 : lexer->frame_capacity * 2;
    lexer->frames =
        arena_grow(lexer->arena, lexer->frames, lexer->frame_count, capacity, sizeof(Frame));
    lexer->frame_capacity = capacity;
  }
  uint32_t fstring = lexer->frame_count == 0 ? 0 : lexer_top(lexer)->fstring;
  Frame *frame = &lexer->frames[lexer->frame_count++];
  *frame = (Frame){
      .start = start,
      .token_count = lexer->token_count,
      .kind = (uint8_t)kind,
      .opener = opener,
      .fstring = kind == FRAME_FSTRING ? lexer->frame_count : fstring,
  };
  return frame;
}

/* Past the digits of a number in `base` and the underscores between them. */
static uint32_t skip_digits(const Lexer *lexer, uint32_t at, bool is_hexadecimal) {
  for (;; at++) {
    char c = char_at(lexer, at);
    bool is_letter_digit = is_hexadecimal && (((c | 0x20) >= 'a') && ((c | 0x20) <= 'f'));
    if (!is_digit(c) && !is_letter_digit && c != '_') return at;
  }
}

static void scan_number(Lexer *lexer) {
  uint32_t start = lexer->at;
  uint32_t at = start;
  char base = (char)(char_at(lexer, at + 1) | 0x20);
  if (char_at(lexer, at) == '0' && (base == 'x' || base == 'o' || base == 'b')) {
    at = skip_digits(lexer, at + 2, base == 'x');
  } else {
    at = skip_digits(lexer, at, false);
    if (char_at(lexer, at) == '.') at = skip_digits(lexer, at + 1, false);
    bool has_exponent = (char_at(lexer, at) | 0x20) == 'e';
    char sign = char_at(lexer, at + 1);
    uint32_t digits = at + (sign == '+' || sign == '-' ? 2 : 1);
    if (has_exponent && is_digit(char_at(lexer, digits))) at = skip_digits(lexer, digits, false);
    if ((char_at(lexer, at) | 0x20) == 'j') at++;
  }
  lexer->at = at;
  lexer_add_token(lexer, TOKEN_NUMBER, WORD_NONE, start, at);
}

static void scan_name(Lexer *lexer) {
  uint32_t start = lexer->at;
  uint32_t at = start;
  while (at < lexer->text.len && is_name_part(lexer->text.ptr[at])) at++;
  char next = char_at(lexer, at);
  bool is_raw;
  bool is_format;
  if ((next == '"' || next == '\'') &&
      quotes_is_prefix(slice_sub(lexer->text, start, at), &is_raw, &is_format)) {
    quotes_scan(lexer, start, at);
    return;
  }
  lexer->at = at;
  Word word = word_find(slice_sub(lexer->text, start, at));
  Frame *top = lexer_top(lexer);
  if (word == WORD_LAMBDA && top != NULL && top->open_lambdas < UINT16_MAX) top->open_lambdas++;
  lexer_add_token(lexer, TOKEN_NAME, word, start, at);
}

/* How many bytes the operator at `at` takes; 0 when none begins there. */
static uint32_t operator_length(const Lexer *lexer, uint32_t at) {
  char a = char_at(lexer, at);
  char b = char_at(lexer, at + 1);
  char c = char_at(lexer, at + 2);
  if (strchr("()[]{},;~", a) != NULL) return 1;
  if (a == '.') return b == '.' && c == '.' ? 3 : 1;
  if (a == '-' && b == '>') return 2;
  if (a == '<' && b == '>') return 2;
  if (strchr("*/<>", a) != NULL && b == a) return c == '=' ? 3 : 2;
  if (strchr("+-*/%&|^@=<>:", a) != NULL) return b == '=' ? 2 : 1;
  return a == '!' && b == '=' ? 2 : 0;
}

static void open_bracket(Lexer *lexer, uint32_t start, char opener) {
  lexer_add_token(lexer, TOKEN_OPERATOR, WORD_NONE, start, start + 1);
  if (unclosed_is_known(lexer, start)) {
    unclosed_repair(lexer, start, ',');
    return;
  }
  Frame *frame = lexer_push(lexer, FRAME_BRACKET, start, opener);
  frame->token_count--; /* the bracket goes too when the scanner comes back here */
  frame->is_parameters = lexer->is_def && lexer->frame_count == 1 && opener == '(';
}

static void close_bracket(Lexer *lexer, uint32_t start, char closer) {
  bool is_matched = unclosed_close(lexer, closer, start);
  TokenKind kind = is_matched ? TOKEN_OPERATOR : TOKEN_BROKEN;
  lexer_add_token(lexer, kind, WORD_NONE, start, start + 1);
}

/* `:` and `!` directly in a replacement field end its expression. True when the byte was one. */
static bool scan_field_mark(Lexer *lexer, uint32_t start, char c) {
  Frame *top = lexer_top(lexer);
  if (top == NULL || top->kind != FRAME_FIELD || top->open_lambdas > 0) return false;
  bool is_conversion = c == '!' && char_at(lexer, start + 1) != '=';
  if (c != ':' && !is_conversion) return false;
  top->is_spec = c == ':';
  lexer->at = start + 1;
  lexer_add_token(lexer, TOKEN_OPERATOR, WORD_NONE, start, start + 1);
  return true;
}

static void scan_operator(Lexer *lexer) {
  uint32_t start = lexer->at;
  char c = lexer->text.ptr[start];
  if (scan_field_mark(lexer, start, c)) return;
  uint32_t length = c == '\0' ? 0 : operator_length(lexer, start);
  lexer->at = start + (length == 0 ? 1 : length);
  if (length == 0) {
    lexer_add_token(lexer, TOKEN_BROKEN, WORD_NONE, start, start + 1);
    return;
  }
  if (c == '(' || c == '[' || c == '{') {
    open_bracket(lexer, start, c);
  } else if (c == ')' || c == ']' || c == '}') {
    close_bracket(lexer, start, c);
  } else {
    lexer_add_token(lexer, TOKEN_OPERATOR, WORD_NONE, start, lexer->at);
  }
}

static void scan_line_end(Lexer *lexer) {
  uint32_t start = lexer->at;
  lexer->at = lines_next(lexer->text, start);
  lexer->is_line_done = lexer->frame_count == 0;
  lexer->is_first_on_line = true;
  TokenKind kind = lexer->is_line_done ? TOKEN_NEWLINE : TOKEN_NL;
  lexer_add_token(lexer, kind, WORD_NONE, start, lexer->at);
}

static void scan_comment(Lexer *lexer) {
  uint32_t start = lexer->at;
  lexer->at = lexer_line_end(lexer, start);
  lexer_add_token(lexer, TOKEN_COMMENT, WORD_NONE, start, lexer->at);
}

/* Past blanks, tabs, form feeds and joined lines. */
static void skip_space(Lexer *lexer) {
  for (;;) {
    char c = char_at(lexer, lexer->at);
    if (c == ' ' || c == '\t' || c == '\f') {
      lexer->at++;
    } else if (c == '\\' && lexer->at + 1 < lexer->text.len &&
               lexer_is_line_end(lexer, lexer->at + 1)) {
      lexer->at = lines_next(lexer->text, lexer->at + 1);
    } else {
      return;
    }
  }
}

static void scan_significant(Lexer *lexer) {
  char c = lexer->text.ptr[lexer->at];
  if (is_name_start(c)) {
    scan_name(lexer);
  } else if (is_digit(c) || (c == '.' && is_digit(char_at(lexer, lexer->at + 1)))) {
    scan_number(lexer);
  } else if (c == '"' || c == '\'') {
    quotes_scan(lexer, lexer->at, lexer->at);
  } else {
    scan_operator(lexer);
  }
}

/* A colon ends the innermost lambda's parameters, or is evidence (see unclosed_check). */
static void count_lambda_colon(Lexer *lexer) {
  Frame *top = lexer_top(lexer);
  const Token *token = &lexer->tokens[lexer->token_count - 1];
  bool is_colon = token->kind == TOKEN_OPERATOR && token->end == token->start + 1 &&
                  lexer->text.ptr[token->start] == ':';
  if (is_colon && top != NULL && top->open_lambdas > 0) top->open_lambdas--;
}

static void scan_token(Lexer *lexer) {
  Frame *top = lexer_top(lexer);
  bool is_literal = top != NULL && (top->kind == FRAME_FSTRING || top->is_spec);
  if (is_literal) {
    quotes_scan_fstring_part(lexer);
    return;
  }
  skip_space(lexer);
  if (lexer->at >= lexer->text.len) {
    if (lexer->frame_count > 0) {
      unclosed_rewind(lexer, 0, (uint32_t)lexer->text.len + 1);
      return;
    }
    lexer_add_token(lexer, TOKEN_NEWLINE, WORD_NONE, lexer->at, lexer->at);
    lexer->is_line_done = true;
  } else if (lexer_is_line_end(lexer, lexer->at)) {
    scan_line_end(lexer);
  } else if (lexer->text.ptr[lexer->at] == '#') {
    scan_comment(lexer);
  } else {
    uint32_t count = lexer->token_count;
    scan_significant(lexer);
    if (lexer->token_count <= count || unclosed_check(lexer)) return;
    count_lambda_colon(lexer);
    lexer->is_first_on_line = false;
  }
}

uint32_t lexer_indent(Slice text, uint32_t *at) {
  uint32_t columns = 0;
  for (; *at < text.len; (*at)++) {
    char c = text.ptr[*at];
    if (c == ' ')
      columns++;
    else if (c == '\t')
      columns = (columns / TAB_STOP + 1) * TAB_STOP;
    else if (c == '\f')
      columns = 0;
    else
      break;
  }
  return columns;
}

static void scan_blank_line(Lexer *lexer, LogicalLine *line) {
  line->is_blank = true;
  if (char_at(lexer, lexer->at) == '#') {
    line->is_comment = true;
    scan_comment(lexer);
  }
  uint32_t end = lines_next(lexer->text, lexer->at);
  lexer_add_token(lexer, TOKEN_NL, WORD_NONE, lexer->at, end);
  lexer->at = end;
}

static bool is_def_line(Lexer *lexer) {
  if (lexer->token_count == 0 || lexer->token_count > 2) return lexer->is_def;
  Word last = (Word)lexer->tokens[lexer->token_count - 1].word;
  if (lexer->token_count == 1) return last == WORD_DEF;
  return lexer->is_def || (lexer->tokens[0].word == WORD_ASYNC && last == WORD_DEF);
}

bool lexer_next(Lexer *lexer, LogicalLine *line) {
  if (lexer->at >= lexer->text.len) return false;
  lexer->token_count = 0;
  lexer->frame_count = 0;
  lexer->is_line_done = false;
  lexer->is_first_on_line = true;
  lexer->is_def = false;
  lexer->is_line_broken = false;
  lexer->is_line_prose = false;
  lexer->line_start = lexer->at;
  *line = (LogicalLine){.start = lexer->at};
  if (lexer->at == 0) lexer->at = (uint32_t)utf8_mark_length(lexer->text);
  line->indent = lexer->line_indent = lexer_indent(lexer->text, &lexer->at);
  if (lexer_is_line_end(lexer, lexer->at) || lexer->text.ptr[lexer->at] == '#') {
    scan_blank_line(lexer, line);
  } else {
    while (!lexer->is_line_done) {
      scan_token(lexer);
      lexer->is_def = is_def_line(lexer);
    }
    inline_suite_check(lexer);
    prose_line_check(lexer);
  }
  line->tokens = lexer->tokens;
  line->token_count = lexer->token_count;
  line->end = lexer->at;
  line->is_broken = lexer->is_line_broken || line->start < lexer->broken_until;
  line->is_prose = lexer->is_line_prose;
  return true;
}
