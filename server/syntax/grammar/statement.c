/* Simple statements: those of one line. */
#include <string.h>

#include "syntax/grammar/state.h"

enum {
  VALUES = ALLOW_COMMA | ALLOW_STAR,
  RIGHT_SIDE = VALUES | ALLOW_YIELD,
};

static bool is_over(const Walk *walk) {
  return walk_is_end(walk) || walk_mark(walk) == ';';
}

static bool take_values(Walk *walk, uint8_t allows) {
  return walk_expression(walk, allows).is_read;
}

static bool take_optional_values(Walk *walk) {
  walk_next(walk);
  return is_over(walk) || take_values(walk, VALUES);
}

static bool take_names(Walk *walk) {
  do {
    walk_next(walk);
    if (!walk_take_name(walk)) return false;
  } while (walk_mark(walk) == ',');
  return true;
}

static bool take_raise(Walk *walk) {
  walk_next(walk);
  if (is_over(walk)) return true;
  if (!take_values(walk, 0)) return false;
  return !walk_take_word(walk, WORD_FROM) || take_values(walk, 0);
}

static bool take_assert(Walk *walk) {
  walk_next(walk);
  if (!take_values(walk, 0)) return false;
  return !walk_take_mark(walk, ',') || take_values(walk, 0);
}

static bool take_del(Walk *walk) {
  walk_next(walk);
  Reading reading = walk_expression(walk, ALLOW_COMMA);
  if (!reading.is_read) return false;
  return reading.is_target || walk_fail(walk, FAULT_TARGET, reading.first);
}

static bool take_dotted_name(Walk *walk) {
  if (!walk_take_name(walk)) return false;
  while (walk_take_mark(walk, '.'))
    if (!walk_take_name(walk)) return false;
  return true;
}

static bool take_alias(Walk *walk) {
  return !walk_take_word(walk, WORD_AS) || walk_take_name(walk);
}

static bool take_import(Walk *walk) {
  do {
    walk_next(walk);
    if (!take_dotted_name(walk) || !take_alias(walk)) return false;
  } while (walk_mark(walk) == ',');
  return true;
}

static bool take_imported_names(Walk *walk) {
  bool is_bracketed = walk_take_mark(walk, '(');
  do {
    if (!walk_take_name(walk) || !take_alias(walk)) return false;
    if (!walk_take_mark(walk, ',')) break;
  } while (!(is_bracketed && walk_mark(walk) == ')'));
  if (!is_bracketed) return true;
  return walk_take_mark(walk, ')') || walk_fail_here(walk);
}

static bool take_from(Walk *walk) {
  walk_next(walk);
  bool is_relative = false;
  while (walk_take_mark(walk, '.') || walk_take_mark(walk, MARK_ELLIPSIS)) is_relative = true;
  bool has_module = !is_relative || walk_word(walk) != WORD_IMPORT;
  if (has_module && !take_dotted_name(walk)) return false;
  if (!walk_take_word(walk, WORD_IMPORT)) return walk_fail_here(walk);
  return walk_take_mark(walk, '*') || take_imported_names(walk);
}

static bool is_augmented(uint32_t mark) {
  uint32_t length = mark >= 1 << 16 ? 3 : mark >= 1 << 8 ? 2 : 1;
  if (length == 1 || mark >> (8 * (length - 1)) != '=') return false;
  return mark != MARK_EQUAL && mark != MARK_NOT_EQUAL && mark != MARK_LESS_EQUAL &&
         mark != MARK_MORE_EQUAL && mark != MARK_WALRUS;
}

static bool take_annotation(Walk *walk, Reading target) {
  if (!target.is_single) return walk_fail(walk, FAULT_TARGET, target.first);
  walk_next(walk);
  if (!take_values(walk, 0)) return false;
  return !walk_take_mark(walk, '=') || take_values(walk, RIGHT_SIDE);
}

/* An expression, and what makes it an assignment. */
static bool take_expression(Walk *walk) {
  uint32_t start = walk->at;
  Reading reading = walk_expression(walk, RIGHT_SIDE);
  if (!reading.is_read) return false;
  uint32_t mark = walk_mark(walk);
  if (mark == ':' && reading.is_target) return take_annotation(walk, reading);
  if (is_augmented(mark)) {
    if (!reading.is_single) return walk_fail(walk, FAULT_TARGET, reading.first);
    walk_next(walk);
    return take_values(walk, ALLOW_COMMA | ALLOW_STAR | ALLOW_YIELD);
  }
  uint32_t target = start;
  while (walk_mark(walk) == '=') {
    if (!reading.is_target) return walk_fail(walk, FAULT_TARGET, target);
    walk_next(walk);
    target = walk->at;
    reading = walk_expression(walk, RIGHT_SIDE);
    if (!reading.is_read) return false;
  }
  return true;
}

static bool is_text(const Walk *walk, const char *text) {
  const Token *token = walk_token(walk);
  return slice_is(slice_sub(walk->text, token->start, token->end), text);
}

/* `type Name = ...` and `type Name[T] = ...`; else `type` is a name. */
static bool is_type_statement(const Walk *walk) {
  if (walk_word(walk) != WORD_TYPE) return false;
  Walk ahead = {.text = walk->text, .tokens = walk->tokens, .count = walk->count, .at = walk->at};
  walk_next(&ahead);
  return walk_is_name(&ahead);
}

static bool take_type(Walk *walk) {
  walk_next(walk);
  if (!walk_take_name(walk)) return false;
  if (walk_mark(walk) == '[' && !walk_brackets(walk, SCOPE_TYPE_PARAMETERS)) return false;
  if (!walk_take_mark(walk, '=')) return walk_fail_here(walk);
  return take_values(walk, 0);
}

bool walk_simple(Walk *walk) {
  switch (walk_word(walk)) {
  case WORD_PASS:
  case WORD_BREAK:
  case WORD_CONTINUE: walk_next(walk); return true;
  case WORD_RETURN: return take_optional_values(walk);
  case WORD_RAISE: return take_raise(walk);
  case WORD_ASSERT: return take_assert(walk);
  case WORD_DEL: return take_del(walk);
  case WORD_GLOBAL:
  case WORD_NONLOCAL: return take_names(walk);
  case WORD_IMPORT: return take_import(walk);
  case WORD_FROM: return take_from(walk);
  default: return is_type_statement(walk) ? take_type(walk) : take_expression(walk);
  }
}

/* What stands where a statement should be over. */
static bool fail_behind(Walk *walk, bool is_print) {
  if (is_print) return walk_fail(walk, FAULT_PRINT, walk->last);
  const Token *token = walk_token(walk);
  bool is_value = token->kind == TOKEN_NUMBER || token->kind == TOKEN_STRING ||
                  token->kind == TOKEN_FSTRING_START || walk_is_name(walk);
  if (is_value) return walk_fail(walk, FAULT_SEPARATOR, walk->at);
  return walk_fail_here(walk);
}

bool walk_simple_list(Walk *walk) {
  for (;;) {
    if (walk_begins_compound(walk)) return walk_fail(walk, FAULT_COMPOUND, walk->at);
    bool may_be_print = is_text(walk, "print");
    uint32_t first = walk->at;
    if (!walk_simple(walk)) return false;
    if (walk_is_end(walk)) return true;
    if (walk_mark(walk) != ';') return fail_behind(walk, may_be_print && walk->last == first);
    walk_next(walk);
    if (walk_is_end(walk)) return true;
  }
}
