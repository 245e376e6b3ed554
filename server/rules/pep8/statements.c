/* E701 E702 E703 E704 E731: several statements on one line, and lambdas with a name. */
#include "rules/context.h"

extern const Rule rule_e701;
extern const Rule rule_e702;
extern const Rule rule_e703;
extern const Rule rule_e704;
extern const Rule rule_e731;

static bool begins_block(const CodeLine *code) {
  static const Word words[] = {WORD_CLASS, WORD_ELIF, WORD_ELSE, WORD_EXCEPT, WORD_FINALLY,
                               WORD_FOR,   WORD_IF,   WORD_TRY,  WORD_WHILE,  WORD_WITH};
  uint32_t first = code_line_is_word(code, 0, WORD_ASYNC) ? 1 : 0;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (code_line_is_word(code, first, words[i])) return true;
  return false;
}

static bool begins_function(const CodeLine *code) {
  uint32_t first = code_line_is_word(code, 0, WORD_ASYNC) ? 1 : 0;
  return code_line_is_word(code, first, WORD_DEF);
}

static void report_token(RuleContext *context, const Rule *rule, uint32_t index) {
  const Token *token = &context->code->tokens[index];
  rule_report_as(context, rule, token->start, token->end, NULL, 0);
}

/* `name = lambda ...`, the lambda at `index`. */
static bool is_named_lambda(const CodeLine *code, uint32_t index) {
  return index == 2 && code->tokens[0].kind == TOKEN_NAME && code_line_is_mark(code, 1, '=');
}

/* The first one; the end of the line where there is none. */
static uint32_t find_lambda(const CodeLine *code) {
  uint32_t at = 0;
  while (at < code->count && !code_line_is_word(code, at, WORD_LAMBDA)) at++;
  return at;
}

/* Colons outside of all brackets with something behind them. */
static void look_at_colons(RuleContext *context) {
  const CodeLine *code = context->code;
  uint32_t lambda = find_lambda(code);
  for (uint32_t i = 0; i + 1 < code->count; i++) {
    if (code->tokens[i].depth > 0 || !code_line_is_mark(code, i, ':')) continue;
    if (lambda < i) {
      if (is_named_lambda(code, lambda)) report_token(context, &rule_e731, 0);
      return;
    }
    if (begins_function(code))
      report_token(context, &rule_e704, 0);
    else if (begins_block(code))
      report_token(context, &rule_e701, i);
  }
}

static void look_at_semicolons(RuleContext *context) {
  const CodeLine *code = context->code;
  for (uint32_t i = 0; i < code->count; i++) {
    if (!code_line_is_mark(code, i, ';')) continue;
    bool is_last = i + 1 == code->count;
    const Token *token = &code->tokens[i];
    Finding *finding = rule_report_as(context, is_last ? &rule_e703 : &rule_e702, token->start,
                                      token->end, NULL, 0);
    if (!context->with_fixes || !is_last || i == 0) continue;
    rule_fix(context, finding, SLICE("Remove the semicolon"),
             &(TextEdit){code->tokens[i - 1].end, token->end, SLICE("")}, 1);
  }
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  if (line->is_blank || line->is_broken) return;
  look_at_colons(context);
  look_at_semicolons(context);
}

const Rule rule_e701 = {.code = SLICE_INIT("E701"), .at_logical_line = look_at_line};
const Rule rule_e702 = {.code = SLICE_INIT("E702"), .at_logical_line = look_at_line};
const Rule rule_e703 = {.code = SLICE_INIT("E703"), .at_logical_line = look_at_line};
const Rule rule_e704 = {.code = SLICE_INIT("E704"), .at_logical_line = look_at_line};
const Rule rule_e731 = {.code = SLICE_INIT("E731"), .at_logical_line = look_at_line};
