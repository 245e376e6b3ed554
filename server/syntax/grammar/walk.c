/* The tokens of a line, one after the other, and what is wrong with one of them. */
#include <string.h>

#include "syntax/grammar/state.h"

static bool counts(const Token *token) {
  return token->kind != TOKEN_COMMENT && token->kind != TOKEN_NL;
}

uint32_t walk_after(const Walk *walk, uint32_t index) {
  index++;
  while (index + 1 < walk->count && !counts(&walk->tokens[index])) index++;
  return index < walk->count ? index : walk->count - 1;
}

const Token *walk_token(const Walk *walk) {
  return &walk->tokens[walk->at];
}

void walk_next(Walk *walk) {
  walk->last = walk->at;
  walk->at = walk_after(walk, walk->at);
}

bool walk_is_end(const Walk *walk) {
  return walk_token(walk)->kind == TOKEN_NEWLINE;
}

Word walk_word(const Walk *walk) {
  const Token *token = walk_token(walk);
  return token->kind == TOKEN_NAME ? (Word)token->word : WORD_NONE;
}

bool walk_is_name(const Walk *walk) {
  const Token *token = walk_token(walk);
  return token->kind == TOKEN_NAME && (token->word == WORD_NONE || token->word >= WORD_SOFT);
}

uint32_t walk_mark_of(const Walk *walk, uint32_t index) {
  const Token *token = &walk->tokens[index];
  uint32_t mark = 0;
  if (token->kind != TOKEN_OPERATOR) return 0;
  for (uint32_t i = token->end; i-- > token->start;)
    mark = mark << 8 | (unsigned char)walk->text.ptr[i];
  return mark;
}

uint32_t walk_mark(const Walk *walk) {
  return walk_mark_of(walk, walk->at);
}

bool walk_take_mark(Walk *walk, uint32_t mark) {
  if (walk_mark(walk) != mark) return false;
  walk_next(walk);
  return true;
}

bool walk_take_word(Walk *walk, Word word) {
  if (walk_word(walk) != word) return false;
  walk_next(walk);
  return true;
}

bool walk_take_name(Walk *walk) {
  if (!walk_is_name(walk)) return walk_fail_here(walk);
  walk_next(walk);
  return true;
}

bool walk_fail(Walk *walk, FaultKind kind, uint32_t index) {
  const Token *token = &walk->tokens[index];
  if (walk->fault.kind == FAULT_NONE) walk->fault = (Fault){kind, token->start, token->end};
  return false;
}

bool walk_fail_here(Walk *walk) {
  const Token *token = walk_token(walk);
  if (token->kind == TOKEN_BROKEN) return walk_fail(walk, FAULT_CHARACTER, walk->at);
  if (walk_is_end(walk)) return walk_fail(walk, FAULT_INCOMPLETE, walk->last);
  return walk_fail(walk, FAULT_UNEXPECTED, walk->at);
}

Scope *walk_scope(Walk *walk) {
  return &walk->scopes[walk->depth - 1];
}

bool walk_push(Walk *walk, ScopeKind kind) {
  if (walk->depth == SCOPES_AT_MOST) {
    walk->gave_up = true;
    return false;
  }
  walk->scopes[walk->depth++] =
      (Scope){.kind = (uint8_t)kind, .is_fresh = true, .first = walk->at, .tail = TAIL_VALUE};
  return true;
}

Fault grammar_check(const LogicalLine *line, Slice text) {
  Walk walk;
  memset(&walk, 0, offsetof(Walk, scopes));
  walk.depth = 0;
  walk.text = text;
  walk.tokens = line->tokens;
  walk.count = line->token_count;
  if (walk_begins_compound(&walk))
    walk_compound(&walk);
  else
    walk_simple_list(&walk);
  return walk.gave_up ? (Fault){0} : walk.fault;
}
