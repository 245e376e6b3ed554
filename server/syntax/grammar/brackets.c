/* Brackets, what stands between their commas, and f-strings. */
#include <string.h>

#include "syntax/grammar/state.h"

static Step fail(Walk *walk, FaultKind kind, uint32_t index) {
  walk_fail(walk, kind, index);
  return STEP_FAULT;
}

Step walk_open(Walk *walk, ScopeKind kind) {
  Scope *scope = walk_scope(walk);
  scope->is_fresh = false;
  walk_next(walk);
  return walk_push(walk, kind) ? STEP_VALUE : STEP_FAULT;
}

bool walk_is_scope_end(const Walk *walk, uint32_t mark) {
  switch ((ScopeKind)walk->scopes[walk->depth - 1].kind) {
  case SCOPE_GROUP:
  case SCOPE_CALL:
  case SCOPE_PARAMETERS: return mark == ')';
  case SCOPE_LIST:
  case SCOPE_SUBSCRIPT:
  case SCOPE_TYPE_PARAMETERS: return mark == ']';
  case SCOPE_BRACE:
  case SCOPE_FIELD: return mark == '}';
  case SCOPE_LAMBDA: return mark == ':';
  default: return false;
  }
}

static bool end_argument(Walk *walk, Scope *scope) {
  if (scope->has_equal || (scope->is_star && walk_mark_of(walk, scope->first) == MARK_POWER))
    scope->has_keyword = true;
  else if (scope->has_keyword && !scope->is_star)
    return walk_fail(walk, FAULT_POSITIONAL, scope->first);
  return true;
}

static bool end_parameter(Walk *walk, Scope *scope) {
  if (scope->has_equal) {
    scope->has_keyword = true;
  } else if (scope->has_keyword && !scope->is_keyword_only && !scope->is_star &&
             walk_mark_of(walk, scope->first) != '/') {
    return walk_fail(walk, FAULT_DEFAULT, scope->first);
  }
  if (scope->is_star) scope->is_keyword_only = true;
  return true;
}

static bool end_item(Walk *walk, Scope *scope) {
  if (scope->has_colon)
    scope->is_dict = true;
  else
    scope->is_set = true;
  bool is_mixed = scope->is_dict && scope->is_set;
  return !is_mixed || walk_fail(walk, FAULT_DICTIONARY, scope->first);
}

/* Before a comma or a closing bracket; the element has at least one token. */
bool walk_end_element(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->needs_else) return walk_fail(walk, FAULT_ELSE, walk->last);
  if (scope->is_target) return walk_fail(walk, FAULT_INCOMPLETE, walk->last);
  bool is_place =
      !scope->has_operator && (scope->tail == TAIL_PLACE || scope->tail == TAIL_DISPLAY);
  if (!is_place || scope->is_comprehension) scope->is_no_target = true;
  if (scope->kind == SCOPE_CALL && !end_argument(walk, scope)) return false;
  bool is_parameter = scope->kind == SCOPE_PARAMETERS || scope->kind == SCOPE_LAMBDA;
  if (is_parameter && !end_parameter(walk, scope)) return false;
  return scope->kind != SCOPE_BRACE || end_item(walk, scope);
}

Step walk_comma(Walk *walk) {
  Scope *scope = walk_scope(walk);
  if (scope->is_comprehension && !scope->is_target)
    return fail(walk, FAULT_COMPREHENSION, scope->first);
  if (scope->is_target) { /* for a, b in c */
    walk_next(walk);
    return STEP_VALUE;
  }
  if (!walk_end_element(walk)) return STEP_FAULT;
  walk_next(walk);
  scope->has_comma = true;
  scope->is_fresh = true;
  scope->is_star = scope->has_operator = scope->is_tight = false;
  scope->has_colon = scope->has_equal = false;
  scope->tail = TAIL_VALUE;
  scope->first = walk->at;
  return STEP_VALUE;
}

static Tail tail_of(const Scope *closed) {
  bool can_be_target = !closed->is_no_target && !closed->is_comprehension;
  switch ((ScopeKind)closed->kind) {
  case SCOPE_SUBSCRIPT: return TAIL_PLACE;
  case SCOPE_GROUP:
  case SCOPE_LIST: return can_be_target ? TAIL_DISPLAY : TAIL_VALUE;
  case SCOPE_CALL: return TAIL_CALL;
  default: return TAIL_VALUE;
  }
}

Step walk_close(Walk *walk, uint32_t mark) {
  const Scope closed = *walk_scope(walk);
  (void)mark;
  if (!closed.is_fresh && !walk_end_element(walk)) return STEP_FAULT;
  Tail tail = tail_of(walk_scope(walk));
  walk_next(walk);
  walk->depth--;
  Scope *scope = walk_scope(walk);
  if (closed.kind == SCOPE_LAMBDA) {
    scope->tail = TAIL_VALUE;
    return STEP_VALUE;
  }
  scope->tail = (uint8_t)tail;
  return STEP_MORE;
}

/* A closing brace in literal text is written twice; UINT32_MAX where all are. */
static uint32_t find_single_brace(const Walk *walk, const Token *literal) {
  const char *text = walk->text.ptr;
  for (uint32_t at = literal->start; at < literal->end; at++) {
    if (slice_starts_with(slice_sub(walk->text, at, literal->end), SLICE("\\N{"))) {
      while (at < literal->end && text[at] != '}') at++;
      continue;
    }
    if (text[at] != '{' && text[at] != '}') continue;
    bool is_doubled = at + 1 < literal->end && text[at + 1] == text[at];
    if (text[at] == '}' && !is_doubled) return at;
    if (is_doubled) at++;
  }
  return UINT32_MAX;
}

static Step take_literal(Walk *walk, const Token *literal) {
  uint32_t brace = find_single_brace(walk, literal);
  if (brace != UINT32_MAX && walk_scope(walk)->kind == SCOPE_FSTRING) {
    if (walk->fault.kind == FAULT_NONE) walk->fault = (Fault){FAULT_BRACE, brace, brace + 1};
    return STEP_FAULT;
  }
  walk_next(walk);
  return STEP_VALUE;
}

/* In the literal part of an f-string, or in the format of a field. */
Step walk_string_part(Walk *walk) {
  const Token *token = walk_token(walk);
  if (token->kind == TOKEN_FSTRING_MIDDLE) return take_literal(walk, token);
  uint32_t mark = walk_mark(walk);
  if (mark == '{') return walk_open(walk, SCOPE_FIELD);
  bool is_field_end = mark == '}' && walk_scope(walk)->kind == SCOPE_FIELD;
  if (token->kind != TOKEN_FSTRING_END && !is_field_end) {
    walk_fail_here(walk);
    return STEP_FAULT;
  }
  walk_next(walk);
  walk->depth--;
  walk_scope(walk)->tail = TAIL_VALUE;
  return STEP_MORE;
}

static Step take_star_parameter(Walk *walk, Scope *scope, bool is_double) {
  scope->is_star = true;
  walk_next(walk);
  bool may_be_bare = !is_double && scope->kind != SCOPE_TYPE_PARAMETERS;
  if (may_be_bare && walk_mark(walk) == ',') return STEP_MORE;
  return walk_take_name(walk) ? STEP_MORE : STEP_FAULT;
}

/* The front of a parameter: its name, with stars, or one of the marks between parameters. */
Step walk_parameter(Walk *walk) {
  Scope *scope = walk_scope(walk);
  uint32_t mark = walk_mark(walk);
  bool may_be_empty = scope->kind != SCOPE_TYPE_PARAMETERS || scope->has_comma;
  if (may_be_empty && walk_is_scope_end(walk, mark)) return walk_close(walk, mark);
  scope->first = walk->at;
  scope->is_fresh = false;
  scope->tail = TAIL_PLACE;
  if (mark == '*' || mark == MARK_POWER) return take_star_parameter(walk, scope, mark != '*');
  if (mark == '/' && scope->has_comma && scope->kind != SCOPE_TYPE_PARAMETERS) {
    walk_next(walk);
    return STEP_MORE;
  }
  return walk_take_name(walk) ? STEP_MORE : STEP_FAULT;
}
