/* W605: a backslash that escapes nothing. */
#include <string.h>

#include "base/utf8.h"
#include "rules/context.h"

static bool is_escape(char c) {
  return c != '\0' && strchr("\n\r\\'\"abfnrtv01234567xNuU", c) != NULL;
}

static bool is_raw(Slice string) {
  for (size_t i = 0; i < string.len && string.ptr[i] != '"' && string.ptr[i] != '\''; i++)
    if ((string.ptr[i] | 0x20) == 'r') return true;
  return false;
}

/* The backslash at `at`, with something behind it before `end`. */
static void look_at_escape(RuleContext *context, uint32_t at, uint32_t end) {
  if (is_escape(context->text.ptr[at + 1])) return;
  uint32_t after = at + 1 + utf8_next(slice_sub(context->text, at + 1, end)).bytes;
  Slice argument = rule_quote(context, slice_sub(context->text, at, after));
  Finding *finding = rule_report(context, at, after, &argument, 1);
  if (!context->with_fixes) return;
  rule_fix(context, finding, SLICE("Double the backslash"), &(TextEdit){at, at, SLICE("\\")}, 1);
}

/* The backslashes of the text [start, end) of a string that is not raw. */
static void look_at_text(RuleContext *context, uint32_t start, uint32_t end) {
  const char *text = context->text.ptr;
  uint32_t at = start;
  while (at + 1 < end) {
    const char *hit = memchr(text + at, '\\', end - 1 - at);
    if (hit == NULL) return;
    at = (uint32_t)(hit - text);
    look_at_escape(context, at, end);
    at += 2;
  }
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  /* Bit 0: the innermost f-string that is open is raw; bit 1: the one around it; and so on. */
  uint64_t raw = 0;
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    Slice text = slice_sub(context->text, token->start, token->end);
    switch (token->kind) {
    case TOKEN_STRING:
      if (!is_raw(text)) look_at_text(context, token->start, token->end);
      break;
    case TOKEN_FSTRING_START: raw = raw << 1 | (is_raw(text) ? 1 : 0); break;
    case TOKEN_FSTRING_END: raw >>= 1; break;
    case TOKEN_FSTRING_MIDDLE:
      if ((raw & 1) == 0) look_at_text(context, token->start, token->end);
      break;
    default: break;
    }
  }
}

const Rule rule_w605 = {.code = SLICE_INIT("W605"), .at_logical_line = look_at_line};
