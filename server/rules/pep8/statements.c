/* E701 E702 E703 E704 E731: several statements on one line, and lambdas with a name. */
#include "rules/pep8/new_line.h"
#include "text/lines.h"

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

static Finding *report_token(RuleContext *context, const Rule *rule, uint32_t index) {
  const Token *token = &context->code->tokens[index];
  return rule_report_as(context, rule, token->start, token->end, NULL, 0);
}

/* Breaks the line between two tokens, in place of what stands from the end of the first on. */
static void fix_by_break(RuleContext *context, Finding *finding, uint32_t before, uint32_t after,
                         uint32_t steps) {
  const CodeLine *code = context->code;
  if (finding == NULL || after >= code->count || code_line_gap(code, after).is_line_break) return;
  TextEdit edit = {code->tokens[before].end, code->tokens[after].start,
                   new_line_text(context, steps)};
  rule_fix(context, finding, SLICE("Give it a line of its own"), &edit, 1);
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

/* Where the lambda that begins at `lambda` has its colon; the line's end for one that is not plain:
 * with another lambda in it, or as the first item of a tuple. */
static uint32_t lambda_colon(const CodeLine *code, uint32_t lambda) {
  uint32_t colon = code->count;
  for (uint32_t i = lambda + 1; i < code->count; i++) {
    if (code->tokens[i].depth > 0) continue;
    bool is_other = code_line_is_word(code, i, WORD_LAMBDA) || code_line_is_mark(code, i, ';');
    bool is_tuple = colon < code->count && code_line_is_mark(code, i, ',');
    if (is_other || is_tuple) return code->count;
    if (colon == code->count && code_line_is_mark(code, i, ':')) colon = i;
  }
  return colon + 1 < code->count ? colon : code->count;
}

static bool begins_with(Slice line, const char *word) {
  Slice begin = slice_from_cstr(word);
  return slice_starts_with(line, begin) && line.len > begin.len && line.ptr[begin.len] == ' ';
}

enum { LINES_LOOKED_UP = 1000 };

/* Whether the innermost header above the logical line, as far as the segment shows it, is that of a
 * function, or none is that of a class: there a `def` is a method. */
static bool is_function_level(const CodeLine *code) {
  uint32_t indent = code->line->indent;
  uint32_t start = code->line->start;
  if (indent == 0) return true;
  for (uint32_t i = 0; i < LINES_LOOKED_UP && start > 0; i++) {
    start = lines_start(code->text, start - 1);
    Slice line = slice_trim(slice_sub(code->text, start, lines_end(code->text, start)));
    if (line.len == 0 || line_indent_at(code->text, start) >= indent) continue;
    indent = line_indent_at(code->text, start);
    if (begins_with(line, "class")) return false;
    if (begins_with(line, "def") || begins_with(line, "async")) return true;
    if (indent == 0) return slice_ends_with(line, SLICE(":"));
  }
  return false;
}

/* `name = lambda x: y` becomes a `def`, where it stands on one line and in no class. */
static void fix_lambda(RuleContext *context, Finding *finding) {
  const CodeLine *code = context->code;
  if (finding == NULL) return;
  uint32_t colon = lambda_colon(code, 2);
  uint32_t last = code->count - 1;
  for (uint32_t i = 1; i <= last; i++)
    if (code_line_gap(code, i).is_line_break) return;
  if (colon == code->count || !is_function_level(code)) return;
  Slice parameters = slice_sub(context->text, code->tokens[3].start, code->tokens[colon].start);
  if (colon == 3) parameters = SLICE("");
  Slice name = code_line_token(code, 0);
  Slice line = new_line_text(context, 1);
  parameters = slice_trim(parameters);
  Slice text = arena_format(context->arena, "def %.*s(%.*s):%.*sreturn ", (int)name.len, name.ptr,
                            (int)parameters.len, parameters.ptr, (int)line.len, line.ptr);
  TextEdit edit = {code->tokens[0].start, code->tokens[colon + 1].start, text};
  rule_fix(context, finding, SLICE("Write it as a `def`"), &edit, 1);
}

/* Colons outside of all brackets with something behind them. */
static void look_at_colons(RuleContext *context, bool can_break) {
  const CodeLine *code = context->code;
  uint32_t lambda = find_lambda(code);
  bool is_first = true;
  for (uint32_t i = 0; i + 1 < code->count; i++) {
    if (code->tokens[i].depth > 0 || !code_line_is_mark(code, i, ':')) continue;
    if (lambda < i) {
      Finding *named = is_named_lambda(code, lambda) ? report_token(context, &rule_e731, 0) : NULL;
      if (can_break) fix_lambda(context, named);
      return;
    }
    Finding *finding = NULL;
    if (begins_function(code))
      finding = report_token(context, &rule_e704, 0);
    else if (begins_block(code))
      finding = report_token(context, &rule_e701, i);
    if (is_first && can_break) fix_by_break(context, finding, i, i + 1, 1);
    is_first = false;
  }
}

static void fix_semicolon(RuleContext *context, Finding *finding, uint32_t index) {
  const Token *tokens = context->code->tokens;
  rule_fix(context, finding, SLICE("Remove the semicolon"),
           &(TextEdit){tokens[index - 1].end, tokens[index].end, SLICE("")}, 1);
}

/* Behind a colon a semicolon may be part of a block, which cannot be cut. */
static void look_at_semicolons(RuleContext *context, bool can_break) {
  const CodeLine *code = context->code;
  bool has_colon = false;
  for (uint32_t i = 0; i < code->count; i++) {
    has_colon = has_colon || (code->tokens[i].depth == 0 && code_line_is_mark(code, i, ':'));
    if (!code_line_is_mark(code, i, ';')) continue;
    bool is_last = i + 1 == code->count;
    Finding *finding = report_token(context, is_last ? &rule_e703 : &rule_e702, i);
    if (is_last && context->with_fixes && i > 0)
      fix_semicolon(context, finding, i);
    else if (!is_last && can_break && !has_colon && i > 0)
      fix_by_break(context, finding, i - 1, i + 1, 0);
  }
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  if (line->is_blank || line->is_broken || context->code->count == 0) return;
  bool can_break = context->with_fixes && new_line_is_certain(context);
  look_at_colons(context, can_break);
  look_at_semicolons(context, can_break);
}

const Rule rule_e701 = {.code = SLICE_INIT("E701"), .at_logical_line = look_at_line};
const Rule rule_e702 = {.code = SLICE_INIT("E702"), .at_logical_line = look_at_line};
const Rule rule_e703 = {.code = SLICE_INIT("E703"), .at_logical_line = look_at_line};
const Rule rule_e704 = {.code = SLICE_INIT("E704"), .at_logical_line = look_at_line};
const Rule rule_e731 = {.code = SLICE_INIT("E731"), .at_logical_line = look_at_line};
