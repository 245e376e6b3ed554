/* Expressions: what may follow a value. */
#include <string.h>

#include "syntax/grammar/state.h"

static Step fail(Walk *walk, FaultKind kind, uint32_t index) {
  walk_fail(walk, kind, index);
  return STEP_FAULT;
}

/* The token does not go on with the expression: in brackets that is a fault. */
static Step end_or_fail(Walk *walk) {
  if (walk_scope(walk)->kind == SCOPE_BASE) return STEP_END;
  const Token *token = walk_token(walk);
  bool is_value = token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING ||
                  token->kind == TOKEN_FSTRING_START || walk_is_name(walk);
  if (is_value) return fail(walk, FAULT_SEPARATOR, walk->at);
  walk_fail_here(walk);
  return STEP_FAULT;
}

static Step take_operator(Walk *walk, bool is_tight) {
  Scope *scope = walk_scope(walk);
  scope->has_operator = true;
  scope->is_tight = is_tight;
  walk_next(walk);
  return STEP_VALUE;
}

static Step take_if(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->is_source) { /* a filter */
    walk_next(walk);
    scope->is_tight = false;
    scope->is_fresh = false;
    scope->first = walk->at;
    return STEP_VALUE;
  }
  if (scope->kind == SCOPE_BASE && (scope->allows & STOP_AT_IF) != 0) return STEP_END;
  if (scope->needs_else || scope->is_target) return end_or_fail(walk);
  scope->needs_else = true;
  return take_operator(walk, false);
}

static Step take_else(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (!scope->needs_else) return end_or_fail(walk);
  scope->needs_else = false;
  return take_operator(walk, false);
}

static bool may_comprehend(const Scope *scope) {
  return scope->kind == SCOPE_GROUP || scope->kind == SCOPE_CALL || scope->kind == SCOPE_LIST ||
         scope->kind == SCOPE_BRACE;
}

static Step take_for(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->needs_else) return fail(walk, FAULT_ELSE, walk->last);
  if (!may_comprehend(scope) || scope->is_target) return end_or_fail(walk);
  if (scope->has_comma || scope->has_equal) return fail(walk, FAULT_COMPREHENSION, scope->first);
  if (walk_word(walk) == WORD_ASYNC) walk_next(walk);
  if (walk_word(walk) != WORD_FOR) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  walk_next(walk);
  scope->is_comprehension = scope->is_target = true;
  scope->is_source = scope->has_operator = scope->is_tight = false;
  scope->tail = TAIL_VALUE;
  return STEP_VALUE;
}

static Step take_in(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->is_target) {
    bool is_place = !scope->has_operator && scope->tail <= TAIL_DISPLAY;
    if (!is_place) return fail(walk, FAULT_TARGET, walk->last);
    scope->is_target = false;
    scope->is_source = true;
    return take_operator(walk, false);
  }
  if (scope->kind == SCOPE_BASE && (scope->allows & STOP_AT_IN) != 0) return STEP_END;
  return take_operator(walk, true);
}

/* In patterns, and in the parentheses of `with`. */
static Step take_as(Walk *walk) {
  const Scope *base = &walk->scopes[0];
  const Scope *scope = walk_scope(walk);
  bool is_pattern = (base->allows & STOP_AT_IF) != 0;
  bool is_item = (base->allows & ALLOW_AS) != 0 && scope->kind == SCOPE_GROUP && walk->depth == 2;
  if (scope->kind == SCOPE_BASE && !is_pattern) return STEP_END;
  if (!is_pattern && !is_item) return end_or_fail(walk);
  return take_operator(walk, false);
}

static Step take_word(Walk *walk) {
  switch (walk_word(walk)) {
  case WORD_IF: return take_if(walk);
  case WORD_ELSE: return take_else(walk);
  case WORD_ASYNC:
  case WORD_FOR: return take_for(walk);
  case WORD_IN: return take_in(walk);
  case WORD_AS: return take_as(walk);
  case WORD_AND:
  case WORD_OR: return take_operator(walk, false);
  case WORD_IS:
    take_operator(walk, true);
    walk_take_word(walk, WORD_NOT);
    return STEP_VALUE;
  case WORD_NOT:
    if (walk->tokens[walk_after(walk, walk->at)].word != WORD_IN) return end_or_fail(walk);
    walk_next(walk);
    return take_operator(walk, true);
  default: return end_or_fail(walk);
  }
}

static Step take_attribute(Walk *walk) {
  walk_next(walk);
  if (!walk_is_name(walk)) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  walk_next(walk);
  walk_scope(walk)->tail = TAIL_PLACE;
  return STEP_MORE;
}

static Step take_walrus(Walk *walk) {
  const Scope *scope = walk_scope(walk);
  bool is_name = walk->last == scope->first && walk->tokens[walk->last].kind == TOKEN_NAME;
  bool is_place = scope->kind != SCOPE_BASE || (scope->allows & ALLOW_WALRUS) != 0;
  if (!is_name || !is_place || scope->kind >= SCOPE_FSTRING || scope->is_target) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  return take_operator(walk, false);
}

static Step take_equal(Walk *walk) {
  Scope *scope = walk_scope(walk);
  bool is_named = scope->kind == SCOPE_CALL && walk->last == scope->first && !scope->is_star &&
                  walk->tokens[walk->last].kind == TOKEN_NAME && scope->tail == TAIL_PLACE;
  bool is_debug = scope->kind == SCOPE_FIELD && !scope->has_equal;
  bool is_default = scope->kind >= SCOPE_PARAMETERS && !scope->has_equal &&
                    (!scope->is_star || scope->kind == SCOPE_TYPE_PARAMETERS);
  if (scope->kind == SCOPE_BASE) return STEP_END;
  if (!is_named && !is_debug && !is_default) return fail(walk, FAULT_EQUAL, walk->at);
  if (scope->needs_else) return fail(walk, FAULT_ELSE, walk->last);
  scope->has_equal = true;
  scope->has_operator = scope->is_tight = false;
  walk_next(walk);
  return is_debug ? STEP_MORE : STEP_VALUE;
}

static Step take_colon(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->kind == SCOPE_BASE) return STEP_END;
  if (scope->needs_else) return fail(walk, FAULT_ELSE, walk->last);
  if (scope->kind == SCOPE_LAMBDA) return walk_close(walk, ':');
  bool is_key = scope->kind == SCOPE_BRACE && !scope->has_colon && !scope->is_comprehension &&
                !scope->is_star;
  bool is_annotation = (scope->kind == SCOPE_PARAMETERS || scope->kind == SCOPE_TYPE_PARAMETERS) &&
                       !scope->has_colon && !scope->has_equal;
  if (!is_key && !is_annotation && scope->kind != SCOPE_SUBSCRIPT && scope->kind != SCOPE_FIELD) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  scope->has_colon = true;
  scope->is_tight = false;
  if (scope->kind == SCOPE_FIELD) scope->is_format = true;
  if (scope->kind == SCOPE_SUBSCRIPT) scope->is_fresh = true;
  walk_next(walk);
  return STEP_VALUE;
}

static Step take_conversion(Walk *walk) {
  if (walk_scope(walk)->kind != SCOPE_FIELD) return end_or_fail(walk);
  walk_next(walk);
  return walk_take_name(walk) ? STEP_MORE : STEP_FAULT;
}

static bool is_binary(uint32_t mark) {
  switch (mark) {
  case MARK_POWER:
  case MARK_NOT_EQUAL:
  case MARK_EQUAL:
  case MARK_LESS_EQUAL:
  case MARK_MORE_EQUAL:
  case '/' | '/' << 8:
  case '<' | '<' << 8:
  case '>' | '>' << 8: return true;
  default: return mark != 0 && mark < 128 && strchr("+-*/%@&|^<>", (int)mark) != NULL;
  }
}

static Step take_mark(Walk *walk, uint32_t mark) {
  switch (mark) {
  case '.': return take_attribute(walk);
  case '(': return walk_open(walk, SCOPE_CALL);
  case '[': return walk_open(walk, SCOPE_SUBSCRIPT);
  case MARK_WALRUS: return take_walrus(walk);
  case '=': return take_equal(walk);
  case ':': return take_colon(walk);
  case '!': return take_conversion(walk);
  case ',': {
    const Scope *scope = walk_scope(walk);
    if (scope->kind == SCOPE_BASE && (scope->allows & ALLOW_COMMA) == 0) return STEP_END;
    return walk_comma(walk);
  }
  default: break;
  }
  if (walk_is_scope_end(walk, mark)) return walk_close(walk, mark);
  return is_binary(mark) ? take_operator(walk, true) : end_or_fail(walk);
}

static bool is_bytes(const Walk *walk, uint32_t index) {
  const Token *token = &walk->tokens[index];
  Slice prefix = slice_sub(walk->text, token->start, token->start + 2);
  return token->kind == TOKEN_STRING &&
         ((prefix.ptr[0] | 0x20) == 'b' || (prefix.ptr[1] | 0x20) == 'b') && prefix.ptr[0] != '"' &&
         prefix.ptr[0] != '\'';
}

/* Behind the name of a parameter stands no operator. */
static bool is_parameter_name(const Scope *scope) {
  return scope->kind >= SCOPE_PARAMETERS && !scope->has_colon && !scope->has_equal;
}

Step walk_operator(Walk *walk) {
  const Token *token = walk_token(walk);
  if (is_parameter_name(walk_scope(walk))) {
    uint32_t mark = walk_mark(walk);
    bool may_follow = mark == ',' || mark == '=' || mark == ':' || walk_is_scope_end(walk, mark);
    if (!may_follow) return end_or_fail(walk);
  }
  if (token->kind == TOKEN_NAME) return take_word(walk);
  bool is_string = token->kind == TOKEN_STRING || token->kind == TOKEN_FSTRING_START;
  TokenKind last = (TokenKind)walk->tokens[walk->last].kind;
  if (is_string && (last == TOKEN_STRING || last == TOKEN_FSTRING_END)) {
    if (is_bytes(walk, walk->last) == is_bytes(walk, walk->at)) return walk_value(walk);
    return fail(walk, FAULT_BYTES, walk->at);
  }
  uint32_t mark = walk_mark(walk);
  return mark == 0 ? end_or_fail(walk) : take_mark(walk, mark);
}
