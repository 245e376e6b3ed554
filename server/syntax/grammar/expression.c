/* Expressions: where a value must come. */
#include <string.h>

#include "syntax/grammar/state.h"

static bool may_be_star(const Scope *scope, bool is_double) {
  switch ((ScopeKind)scope->kind) {
  case SCOPE_CALL:
  case SCOPE_BRACE: return true;
  case SCOPE_GROUP:
  case SCOPE_LIST:
  case SCOPE_SUBSCRIPT:
  case SCOPE_FIELD: return !is_double;
  case SCOPE_BASE: return !is_double && (scope->allows & ALLOW_STAR) != 0;
  default: return !is_double && scope->has_colon; /* *args: *Ts */
  }
}

static Step take_star(Walk *walk, bool is_double) {
  Scope *scope = walk_scope(walk);
  bool is_annotation = scope->kind == SCOPE_PARAMETERS && scope->has_colon && scope->is_star;
  bool is_first = scope->is_fresh || scope->is_target || is_annotation ||
                  (scope->kind == SCOPE_TYPE_PARAMETERS && scope->has_equal);
  if (!is_first || !(scope->is_target || is_annotation || may_be_star(scope, is_double) ||
                     scope->kind == SCOPE_TYPE_PARAMETERS)) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  scope->is_star = true;
  scope->is_fresh = false;
  if (is_double && scope->kind == SCOPE_BRACE) scope->has_colon = true;
  walk_next(walk);
  return STEP_VALUE;
}

static Step take_lambda(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->is_tight) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  scope->is_fresh = false;
  scope->has_operator = true;
  walk_next(walk);
  return walk_push(walk, SCOPE_LAMBDA) ? STEP_VALUE : STEP_FAULT;
}

static bool ends_yield(const Walk *walk) {
  if (walk_is_end(walk)) return true;
  uint32_t mark = walk_mark(walk);
  return mark != 0 && mark < 128 && strchr(")]};=:,!", (int)mark) != NULL;
}

static Step take_yield(Walk *walk) {
  Scope *scope = walk_scope(walk);
  bool is_allowed = scope->kind == SCOPE_GROUP || scope->kind == SCOPE_FIELD ||
                    (scope->kind == SCOPE_BASE && (scope->allows & ALLOW_YIELD) != 0);
  if (!is_allowed || !scope->is_fresh) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  scope->has_operator = true;
  scope->tail = TAIL_VALUE;
  walk_next(walk);
  if (walk_take_word(walk, WORD_FROM)) {
    scope->is_fresh = false;
    return STEP_VALUE;
  }
  if (!ends_yield(walk)) {
    scope->allows |= ALLOW_STAR;
    return STEP_VALUE;
  }
  scope->is_fresh = false;
  return STEP_MORE;
}

static Step take_plain(Walk *walk, Tail tail) {
  Scope *scope = walk_scope(walk);
  scope->is_fresh = false;
  scope->tail = (uint8_t)tail;
  walk_next(walk);
  return STEP_MORE;
}

static Step take_prefix(Walk *walk) {
  Scope *scope = walk_scope(walk);
  scope->is_fresh = false;
  scope->has_operator = true;
  walk_next(walk);
  return STEP_VALUE;
}

/* 012, which is no number since Python 3. */
static bool is_bad_number(const Walk *walk) {
  const Token *token = walk_token(walk);
  Slice number = slice_sub(walk->text, token->start, token->end);
  if (number.len < 2 || number.ptr[0] != '0') return number.ptr[number.len - 1] == '_';
  bool has_digit = false;
  for (size_t i = 1; i < number.len; i++) {
    char c = number.ptr[i];
    if ((c < '0' || c > '9') && c != '_') return false;
    has_digit = has_digit || (c >= '1' && c <= '9');
  }
  return has_digit;
}

static Step take_word(Walk *walk) {
  Scope *scope = walk_scope(walk);
  switch (walk_word(walk)) {
  case WORD_TRUE:
  case WORD_FALSE:
  case WORD_NONE_VALUE: return take_plain(walk, TAIL_VALUE);
  case WORD_NOT:
    if (scope->is_tight) break;
    return take_prefix(walk);
  case WORD_AWAIT: return take_prefix(walk);
  case WORD_LAMBDA: return take_lambda(walk);
  case WORD_YIELD: return take_yield(walk);
  default:
    if (walk_is_name(walk)) return take_plain(walk, TAIL_PLACE);
  }
  walk_fail_here(walk);
  return STEP_FAULT;
}

/* Where the expression may end although a value could come. */
static bool may_be_empty(const Scope *scope) {
  switch ((ScopeKind)scope->kind) {
  case SCOPE_GROUP:
  case SCOPE_CALL:
  case SCOPE_LIST:
  case SCOPE_BRACE: return scope->is_fresh;
  case SCOPE_SUBSCRIPT: return scope->is_fresh && (scope->has_colon || scope->has_comma);
  case SCOPE_BASE:
  case SCOPE_FIELD: return scope->is_fresh && scope->has_comma;
  default: return false;
  }
}

static Step take_empty(Walk *walk, uint32_t mark) {
  const Scope *scope = walk_scope(walk);
  bool is_slice = scope->kind == SCOPE_SUBSCRIPT && scope->is_fresh;
  if (is_slice && mark == ':') {
    walk_scope(walk)->has_colon = true;
    walk_next(walk);
    return STEP_VALUE;
  }
  if (is_slice && scope->has_colon && mark == ',') return walk_comma(walk);
  /* A comprehension's last target, `for a, in b`. */
  if (scope->is_target && walk_word(walk) == WORD_IN && walk->last != scope->first &&
      walk_mark_of(walk, walk->last) == ',')
    return STEP_MORE;
  if (may_be_empty(scope) && walk_is_scope_end(walk, mark)) return walk_close(walk, mark);
  bool is_base = scope->kind == SCOPE_BASE && may_be_empty(scope);
  if (is_base && (walk_is_end(walk) || mark == ':' || mark == '=' || mark == ';' ||
                  walk_word(walk) == WORD_IN || walk_word(walk) == WORD_IF))
    return STEP_END;
  bool is_closed_early = mark == ')' || mark == ']' || mark == '}' || mark == ',' || mark == ':';
  if (is_closed_early)
    walk_fail(walk, FAULT_EMPTY, walk->at);
  else
    walk_fail_here(walk);
  return STEP_FAULT;
}

static Step take_mark(Walk *walk) {
  uint32_t mark = walk_mark(walk);
  switch (mark) {
  case '(': return walk_open(walk, SCOPE_GROUP);
  case '[': return walk_open(walk, SCOPE_LIST);
  case '{': return walk_open(walk, SCOPE_BRACE);
  case '-':
  case '+':
  case '~': return take_prefix(walk);
  case MARK_ELLIPSIS: return take_plain(walk, TAIL_VALUE);
  case '*': return take_star(walk, false);
  case MARK_POWER: return take_star(walk, true);
  default: return take_empty(walk, mark);
  }
}

Step walk_value(Walk *walk) {
  const Token *token = walk_token(walk);
  Scope *scope = walk_scope(walk);
  bool is_parameter = scope->kind >= SCOPE_PARAMETERS && !scope->has_colon && !scope->has_equal;
  if (is_parameter) return walk_parameter(walk);
  if (scope->is_fresh) scope->first = walk->at;
  switch ((TokenKind)token->kind) {
  case TOKEN_NAME:
    if (scope->is_fresh && scope->has_comma && scope->kind == SCOPE_BASE &&
        (token->word == WORD_IN || token->word == WORD_IF))
      return take_empty(walk, 0);
    if (scope->is_target && token->word == WORD_IN) return take_empty(walk, 0);
    return take_word(walk);
  case TOKEN_NUMBER:
    if (!is_bad_number(walk)) return take_plain(walk, TAIL_VALUE);
    walk_fail(walk, FAULT_NUMBER, walk->at);
    return STEP_FAULT;
  case TOKEN_STRING: return take_plain(walk, TAIL_VALUE);
  case TOKEN_FSTRING_START: return walk_open(walk, SCOPE_FSTRING);
  default: return take_mark(walk);
  }
}

static Step read_on(Walk *walk, Step step) {
  const Scope *scope = walk_scope(walk);
  bool is_literal =
      scope->kind == SCOPE_FSTRING || (scope->kind == SCOPE_FIELD && scope->is_format);
  if (is_literal) return walk_string_part(walk);
  return step == STEP_VALUE ? walk_value(walk) : walk_operator(walk);
}

Reading walk_expression(Walk *walk, uint8_t allows) {
  uint32_t base = walk->depth;
  Reading reading = {.first = walk->at};
  if (!walk_push(walk, SCOPE_BASE)) return reading;
  walk_scope(walk)->allows = allows;
  Step step = STEP_VALUE;
  while (step == STEP_VALUE || step == STEP_MORE) step = read_on(walk, step);
  if (step == STEP_FAULT) return reading;
  Scope *scope = walk_scope(walk);
  if (scope->needs_else) {
    walk_fail(walk, FAULT_ELSE, walk->last);
    return reading;
  }
  if (!scope->is_fresh) walk_end_element(walk);
  reading.is_read = true;
  reading.is_target = !scope->is_no_target;
  reading.is_single = reading.is_target && !scope->has_comma && !scope->is_star;
  walk->depth = base;
  return reading;
}

bool walk_brackets(Walk *walk, ScopeKind kind) {
  uint32_t base = walk->depth;
  if (!walk_push(walk, SCOPE_BASE)) return false;
  Step step = walk_open(walk, kind);
  while (step != STEP_FAULT && walk->depth > base + 1) step = read_on(walk, step);
  walk->depth = base;
  return step != STEP_FAULT;
}
