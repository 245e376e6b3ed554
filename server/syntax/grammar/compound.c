/* Compound statements: the line with the colon. */
#include <string.h>

#include "syntax/grammar/state.h"

/* The colon, and what may stand behind it. */
static bool take_suite(Walk *walk) {
  if (walk_mark(walk) != ':') {
    if (walk_mark(walk) == '=') return walk_fail(walk, FAULT_EQUAL, walk->at);
    if (walk_is_end(walk)) return walk_fail(walk, FAULT_COLON, walk->last);
    return walk_fail_here(walk);
  }
  walk_next(walk);
  return walk_is_end(walk) || walk_simple_list(walk);
}

static bool take_condition(Walk *walk) {
  walk_next(walk);
  return walk_expression(walk, ALLOW_WALRUS).is_read && take_suite(walk);
}

static bool take_keyword(Walk *walk) {
  walk_next(walk);
  return take_suite(walk);
}

static bool take_for(Walk *walk) {
  walk_next(walk);
  Reading targets = walk_expression(walk, ALLOW_COMMA | ALLOW_STAR | STOP_AT_IN);
  if (!targets.is_read) return false;
  if (walk_word(walk) != WORD_IN) return walk_fail_here(walk);
  if (!targets.is_target) return walk_fail(walk, FAULT_TARGET, targets.first);
  walk_next(walk);
  return walk_expression(walk, ALLOW_COMMA | ALLOW_STAR).is_read && take_suite(walk);
}

static bool take_with(Walk *walk) {
  do {
    walk_next(walk);
    if (!walk_expression(walk, ALLOW_AS).is_read) return false;
    if (!walk_take_word(walk, WORD_AS)) continue;
    Reading target = walk_expression(walk, ALLOW_STAR);
    if (!target.is_read) return false;
    if (!target.is_target) return walk_fail(walk, FAULT_TARGET, target.first);
  } while (walk_mark(walk) == ',');
  return take_suite(walk);
}

static bool take_except(Walk *walk) {
  walk_next(walk);
  bool is_group = walk_take_mark(walk, '*');
  if (walk_mark(walk) == ':' && !is_group) return take_suite(walk);
  if (walk_is_end(walk) && !is_group) return walk_fail(walk, FAULT_COLON, walk->last);
  if (!walk_expression(walk, ALLOW_COMMA).is_read) return false;
  if (walk_take_word(walk, WORD_AS) && !walk_take_name(walk)) return false;
  return take_suite(walk);
}

static bool take_def(Walk *walk) {
  walk_next(walk);
  if (!walk_take_name(walk)) return false;
  if (walk_mark(walk) == '[' && !walk_brackets(walk, SCOPE_TYPE_PARAMETERS)) return false;
  if (walk_mark(walk) != '(') return walk_fail_here(walk);
  if (!walk_brackets(walk, SCOPE_PARAMETERS)) return false;
  if (walk_take_mark(walk, MARK_ARROW) && !walk_expression(walk, 0).is_read) return false;
  return take_suite(walk);
}

static bool take_class(Walk *walk) {
  walk_next(walk);
  if (!walk_take_name(walk)) return false;
  if (walk_mark(walk) == '[' && !walk_brackets(walk, SCOPE_TYPE_PARAMETERS)) return false;
  if (walk_mark(walk) == '(' && !walk_brackets(walk, SCOPE_CALL)) return false;
  return take_suite(walk);
}

static bool take_decorator(Walk *walk) {
  walk_next(walk);
  if (!walk_expression(walk, ALLOW_WALRUS).is_read) return false;
  return walk_is_end(walk) || walk_fail_here(walk);
}

static bool take_async(Walk *walk) {
  walk_next(walk);
  switch (walk_word(walk)) {
  case WORD_DEF: return take_def(walk);
  case WORD_FOR: return take_for(walk);
  case WORD_WITH: return take_with(walk);
  default: return walk_fail_here(walk);
  }
}

static bool take_match(Walk *walk) {
  walk_next(walk);
  if (!walk_expression(walk, ALLOW_COMMA | ALLOW_STAR | ALLOW_WALRUS).is_read) return false;
  return take_suite(walk);
}

static bool take_case(Walk *walk) {
  walk_next(walk);
  if (!walk_expression(walk, ALLOW_COMMA | ALLOW_STAR | STOP_AT_IF).is_read) return false;
  if (walk_take_word(walk, WORD_IF) && !walk_expression(walk, ALLOW_WALRUS).is_read) return false;
  return take_suite(walk);
}

/* `match` and `case` are names where what follows goes on with an expression. */
static bool begins_soft(const Walk *walk) {
  Word word = walk_word(walk);
  if (word != WORD_MATCH && word != WORD_CASE) return false;
  uint32_t next = walk_after(walk, walk->at);
  const Token *token = &walk->tokens[next];
  switch ((TokenKind)token->kind) {
  case TOKEN_NUMBER:
  case TOKEN_STRING:
  case TOKEN_FSTRING_START: return true;
  case TOKEN_NAME: break;
  default: return false;
  }
  if (token->word == WORD_NOT) return walk->tokens[walk_after(walk, next)].word != WORD_IN;
  return token->word == WORD_NONE || token->word >= WORD_SOFT || token->word == WORD_TRUE ||
         token->word == WORD_FALSE || token->word == WORD_NONE_VALUE || token->word == WORD_AWAIT ||
         token->word == WORD_LAMBDA;
}

/* The statement, or a subscript, a call, a product that begins with that name: read both ways. */
static bool is_ambiguous(const Walk *walk) {
  Word word = walk_word(walk);
  if (word != WORD_MATCH && word != WORD_CASE) return false;
  uint32_t mark = walk_mark_of(walk, walk_after(walk, walk->at));
  return mark != 0 &&
         (mark == MARK_ELLIPSIS || (mark < 128 && strchr("([{*-+~", (int)mark) != NULL));
}

bool walk_begins_compound(const Walk *walk) {
  return word_begins_compound(walk_word(walk)) || walk_mark(walk) == '@' || begins_soft(walk) ||
         is_ambiguous(walk);
}

static bool take_either(Walk *walk) {
  uint32_t at = walk->at;
  uint32_t last = walk->last;
  bool is_statement = walk_word(walk) == WORD_MATCH ? take_match(walk) : take_case(walk);
  if (is_statement || walk->gave_up) return is_statement;
  const Fault fault = walk->fault;
  walk->at = at;
  walk->last = last;
  walk->fault = (Fault){0};
  walk->depth = 0;
  bool is_simple = walk_simple(walk) && (walk_is_end(walk) || walk_mark(walk) == ';');
  walk->fault = is_simple ? (Fault){0} : fault;
  return is_simple;
}

bool walk_compound(Walk *walk) {
  switch (walk_word(walk)) {
  case WORD_IF:
  case WORD_ELIF:
  case WORD_WHILE: return take_condition(walk);
  case WORD_ELSE:
  case WORD_TRY:
  case WORD_FINALLY: return take_keyword(walk);
  case WORD_FOR: return take_for(walk);
  case WORD_WITH: return take_with(walk);
  case WORD_EXCEPT: return take_except(walk);
  case WORD_DEF: return take_def(walk);
  case WORD_CLASS: return take_class(walk);
  case WORD_ASYNC: return take_async(walk);
  default: break;
  }
  if (walk_mark(walk) == '@') return take_decorator(walk);
  if (is_ambiguous(walk)) return take_either(walk);
  return walk_word(walk) == WORD_MATCH ? take_match(walk) : take_case(walk);
}
