/* E225 E226 E227 E228 E231: operators without a blank on both sides, or with one on a single side,
 * and commas, colons and semicolons without one behind them. Around arithmetic (E226), bit (E227)
 * and modulo (E228) operators both blanks may be left out, which is said by codes of their own.
 * Signs, stars of unpacking, and the `=` of arguments, defaults and lambdas take none.
 *   source  PEP 8, "Pet Peeves" and "Other Recommendations", as pycodestyle reads it. */
#include "rules/context.h"

#include <string.h>

#include "base/utf8.h"

extern const Rule rule_e225;
extern const Rule rule_e226;
extern const Rule rule_e227;
extern const Rule rule_e228;
extern const Rule rule_e231;

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

static bool is_apart(const LineScan *scan, uint32_t at) {
  Slice text = scan->context->text;
  return at < text.len && is_one_of(text.ptr[at], " \t\f\r\n\\#", 7);
}

/* A blank on each side of the operator that has none there. */
static void add_blanks(const LineScan *scan, Finding *finding, const Token *operator) {
  if (!scan->context->with_fixes) return;
  TextEdit edits[2];
  uint32_t count = 0;
  bool is_apart_before = operator->start == 0 || is_apart(scan, operator->start - 1);
  if (!is_apart_before) edits[count++] = (TextEdit){operator->start, operator->start, SLICE(" ")};
  if (!is_apart(scan, operator->end))
    edits[count++] = (TextEdit){operator->end, operator->end, SLICE(" ")};
  rule_fix(scan->context, finding, SLICE("Put a blank on each side"), edits, count);
}

static void report(const LineScan *scan, const Token *operator, uint32_t start, uint32_t end) {
  Slice argument = rule_quote(scan->context, text_of(scan, operator));
  Finding *finding = rule_report_as(scan->context, &rule_e225, start, end, &argument, 1);
  add_blanks(scan, finding, operator);
}

/* An operator with no blank on either side; for `**` that is how it is written. */
static void report_tight(const LineScan *scan, const Token *operator) {
  Slice text = text_of(scan, operator);
  if (slice_is(text, "**")) return;
  bool is_arithmetic =
      slice_is(text, "//") || (text.len == 1 && is_one_of(text.ptr[0], "*/+-@", 5));
  const Rule *rule = slice_is(text, "%") ? &rule_e228 : is_arithmetic ? &rule_e226 : &rule_e227;
  Slice argument = rule_quote(scan->context, text);
  Finding *finding =
      rule_report_as(scan->context, rule, operator->start, operator->end, &argument, 1);
  add_blanks(scan, finding, operator);
}

/* A comma, semicolon or colon with something right behind it. The colon of a slice and that of a
 * format spec may touch, and so may the last comma in brackets. */
static void look_behind_separator(const LineScan *scan, const Token *token) {
  Slice text = text_of(scan, token);
  bool is_separator =
      token->kind == TOKEN_OPERATOR && text.len == 1 && is_one_of(text.ptr[0], ",;:", 3);
  Slice whole = scan->context->text;
  if (!is_separator || token->end >= whole.len) return;
  char next = whole.ptr[token->end];
  bool is_no_break_space =
      slice_starts_with(slice_sub(whole, token->end, whole.len), SLICE("\u00A0"));
  if (is_one_of(next, " \t\r\n", 4) || is_no_break_space) return;
  bool is_slice = is_inside(&scan->open, 1, '[');
  bool is_spec = is_inside(&scan->open, 1, '{') && is_inside(&scan->open, 2, IN_FSTRING);
  if (text.ptr[0] == ':' && (is_slice || is_spec)) return;
  if (text.ptr[0] == ',' && is_one_of(next, ")]", 2)) return;
  Slice argument = rule_quote(scan->context, text);
  Finding *finding =
      rule_report_as(scan->context, &rule_e231, token->start, token->end, &argument, 1);
  /* A blank before a page break would end the line. */
  if (!scan->context->with_fixes || is_one_of(next, "\f\v", 2)) return;
  rule_fix(scan->context, finding, SLICE("Add a blank"),
           &(TextEdit){token->end, token->end, SLICE(" ")}, 1);
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
  if (scan->waiting == SPACING_EQUAL && has_blank == scan->had_blank) {
    if (!has_blank) report_tight(scan, operator);
    return;
  }
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
  look_behind_separator(scan, token);
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

const Rule rule_e225 = {.code = SLICE_INIT("E225"), .at_logical_line = look_at_line};
const Rule rule_e226 = {.code = SLICE_INIT("E226"), .at_logical_line = look_at_line};
const Rule rule_e227 = {.code = SLICE_INIT("E227"), .at_logical_line = look_at_line};
const Rule rule_e228 = {.code = SLICE_INIT("E228"), .at_logical_line = look_at_line};
const Rule rule_e231 = {.code = SLICE_INIT("E231"), .at_logical_line = look_at_line};
