/* E225: an operator without a blank on both sides, or with one on a single side.
 * Around arithmetic (E226), bit (E227) and modulo (E228) operators both blanks may be left out;
 * that is said here by saying nothing. Signs, stars of unpacking, and the `=` of arguments,
 * defaults and of an f-string's `{x=}` are not operators between two operands. source pycodestyle's
 * E225, to the column: where the first blank is missing. */
#include "rules/context.h"

#include <string.h>

#include "base/utf8.h"

typedef enum Spacing {
  SPACING_NONE,
  SPACING_NEEDED, /* blanks on both sides */
  SPACING_EQUAL, /* both or none */
  SPACING_BETWEEN, /* as SPACING_EQUAL between two operands, otherwise a sign or an unpacking */
} Spacing;

/* What is open around a token: brackets as they are, and these two. */
enum { IN_FSTRING = 'f', IN_LAMBDA = 'l', OPEN_INLINE = 64 };

typedef struct OpenStack {
  char few[OPEN_INLINE];
  char *items; /* `few`, or in the scratch arena */
  uint32_t count;
  uint32_t capacity;
} OpenStack;

typedef struct LineScan {
  RuleContext *context;
  OpenStack open;
  const Token *previous; /* NULL at the front of the line */
  Spacing waiting; /* what `previous`, an operator, asks of the token after it */
  bool had_blank; /* before `previous`, for SPACING_EQUAL */
} LineScan;

static void open_push(OpenStack *open, char what, Arena *arena) {
  if (open->count == open->capacity) {
    open->items = arena_grow(arena, open->items, open->count, (size_t)open->count * 2, 1);
    open->capacity = open->count * 2;
  }
  open->items[open->count++] = what;
}

static bool is_inside(const OpenStack *open, uint32_t back, char what) {
  return open->count >= back && open->items[open->count - back] == what;
}

static bool is_one_of(char c, const char *list, size_t length) {
  return memchr(list, c, length) != NULL;
}

static Slice text_of(const LineScan *scan, const Token *token) {
  return slice_sub(scan->context->text, token->start, token->end);
}

static void follow_brackets(LineScan *scan, const Token *token) {
  OpenStack *open = &scan->open;
  Arena *arena = scan->context->scratch;
  char first = scan->context->text.ptr[token->start];
  if (token->kind == TOKEN_FSTRING_START) open_push(open, IN_FSTRING, arena);
  if (token->kind == TOKEN_NAME && token->word == WORD_LAMBDA) open_push(open, IN_LAMBDA, arena);
  if (token->kind == TOKEN_FSTRING_END && open->count > 0) open->count--;
  if (token->kind != TOKEN_OPERATOR || token->end - token->start != 1) return;
  if (is_one_of(first, "([{", 3)) open_push(open, first, arena);
  bool closes_lambda = first == ':' && is_inside(open, 1, IN_LAMBDA);
  if (open->count > 0 && (closes_lambda || is_one_of(first, ")]}", 3))) open->count--;
}

static Spacing operator_spacing(Slice operator) {
  char first = operator.ptr[0];
  char last = operator.ptr[operator.len - 1];
  switch (operator.len) {
  case 1:
    if (is_one_of(first, "<>=", 3)) return SPACING_NEEDED;
    if (is_one_of(first, "+-*", 3)) return SPACING_BETWEEN;
    return is_one_of(first, "/@%^&|", 6) ? SPACING_EQUAL : SPACING_NONE;
  case 2:
    if (first == last && is_one_of(first, "*>", 2)) return SPACING_BETWEEN;
    if (first == last && is_one_of(first, "/<", 2)) return SPACING_EQUAL;
    if (first == '-' && last == '>') return SPACING_NEEDED;
    return last == '=' && first != '@' ? SPACING_NEEDED : SPACING_NONE;
  default: return last == '=' ? SPACING_NEEDED : SPACING_NONE;
  }
}

/* Whether `+`, `-`, `*`, `**` or `>>` after this token stands between two operands. */
static bool ends_operand(const LineScan *scan, const Token *token) {
  if (token->kind == TOKEN_OPERATOR)
    return is_one_of(scan->context->text.ptr[token->start], ")]}", 3);
  if (token->kind != TOKEN_NAME) return true;
  switch (token->word) {
  case WORD_NONE: return !slice_is(text_of(scan, token), "print"); /* print >>stream */
  case WORD_TRUE:
  case WORD_FALSE:
  case WORD_NONE_VALUE: return true;
  default: return false;
  }
}

static Spacing spacing_of(const LineScan *scan, const Token *token) {
  if (token->kind == TOKEN_NAME) {
    bool is_operator = token->word == WORD_AND || token->word == WORD_OR ||
                       token->word == WORD_IN || token->word == WORD_IS;
    return is_operator ? SPACING_NEEDED : SPACING_NONE;
  }
  if (token->kind != TOKEN_OPERATOR) return SPACING_NONE;
  Slice operator= text_of(scan, token);
  Spacing spacing = operator_spacing(operator);
  if (spacing == SPACING_BETWEEN)
    return ends_operand(scan, scan->previous) ? SPACING_EQUAL : SPACING_NONE;
  if (spacing != SPACING_NEEDED || operator.len> 1 || operator.ptr[0] != '=') return spacing;
  const OpenStack *open = &scan->open;
  bool is_self_documenting = is_inside(open, 1, '{') && is_inside(open, 2, IN_FSTRING);
  bool is_argument = is_inside(open, 1, '(') || is_inside(open, 1, IN_LAMBDA);
  return is_argument || is_self_documenting ? SPACING_NONE : SPACING_NEEDED;
}

static void report(const LineScan *scan, const Token *operator, uint32_t start, uint32_t end) {
  Slice argument = rule_quote(scan->context, text_of(scan, operator));
  rule_report(scan->context, start, end, &argument, 1);
}

static bool ends_parameters(Slice text) {
  return slice_is(text, ",") || slice_is(text, ")") || slice_is(text, ":");
}

/* `previous` is an operator that waits for a blank: is there one before `token`? */
static void look_after(const LineScan *scan, const Token *token) {
  const Token *operator= scan->previous;
  bool has_blank = token->start != operator->end;
  /* The `/` of `def f(a, /)` is no operator. */
  bool is_marker = slice_is(text_of(scan, operator), "/") && ends_parameters(text_of(scan, token));
  if (!has_blank && is_marker) return;
  if (scan->waiting == SPACING_EQUAL && has_blank == scan->had_blank) return;
  if (has_blank && scan->waiting == SPACING_NEEDED) return;
  if (has_blank) {
    report(scan, operator, operator->start, operator->end);
    return;
  }
  Slice rest = slice_sub(scan->context->text, operator->end, token->end);
  report(scan, operator, operator->end, operator->end + utf8_next(rest).bytes);
}

static void look_at_token(LineScan *scan, const Token *token) {
  follow_brackets(scan, token);
  Spacing waiting = SPACING_NONE;
  if (scan->waiting != SPACING_NONE) {
    look_after(scan, token);
  } else if (scan->previous != NULL) {
    waiting = spacing_of(scan, token);
    scan->had_blank = token->start != scan->previous->end;
    if (waiting == SPACING_NEEDED && !scan->had_blank) {
      report(scan, token, token->start, token->end);
      waiting = SPACING_NONE;
    }
  }
  scan->waiting = waiting;
  scan->previous = token;
}

static bool is_skipped(const Token *token) {
  return token->kind == TOKEN_COMMENT || token->kind == TOKEN_NL || token->kind == TOKEN_NEWLINE ||
         token->kind == TOKEN_BROKEN;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  if (line->is_blank || line->is_broken) return;
  LineScan scan = {.context = context, .open = {.capacity = OPEN_INLINE}};
  scan.open.items = scan.open.few;
  for (uint32_t i = 0; i < line->token_count; i++)
    if (!is_skipped(&line->tokens[i])) look_at_token(&scan, &line->tokens[i]);
}

const Rule rule_e225 = {
    .code = SLICE_INIT("E225"),
    .at_logical_line = look_at_line,
};
