/* E741 E742 E743: names that are a single `l`, `O` or `I`, which many fonts show like 1 and 0. */
#include "rules/context.h"

extern const Rule rule_e741;
extern const Rule rule_e742;
extern const Rule rule_e743;

typedef struct NameScan {
  RuleContext *context;
  const CodeLine *code;
  uint32_t depth; /* open brackets */
  uint32_t parameter_depth; /* in which a function's parameters stand */
  bool is_in_parameters;
} NameScan;

static bool is_ambiguous(const CodeLine *code, uint32_t index) {
  return code_line_is(code, index, "l") || code_line_is(code, index, "O") ||
         code_line_is(code, index, "I");
}

static void report(const NameScan *scan, const Rule *rule, uint32_t index) {
  const Token *token = &scan->code->tokens[index];
  Slice argument = rule_quote(scan->context, code_line_token(scan->code, index));
  rule_report_as(scan->context, rule, token->start, token->end, &argument, 1);
}

static void follow(NameScan *scan, uint32_t index) {
  const CodeLine *code = scan->code;
  bool begins = code_line_is_word(code, index - 1, WORD_DEF) ||
                code_line_is_word(code, index - 1, WORD_LAMBDA);
  if (begins) {
    scan->is_in_parameters = true;
    scan->parameter_depth = scan->depth;
  } else if (code_line_is_mark(code, index, ':') && scan->depth == scan->parameter_depth) {
    scan->is_in_parameters = false;
  }
  if (code_line_is_mark_of(code, index, "([{")) scan->depth++;
  if (code_line_is_mark_of(code, index, ")]}") && scan->depth > 0) scan->depth--;
}

/* Whether the name before `index` is bound by what stands there. */
static bool is_assigned_before(const NameScan *scan, uint32_t index) {
  const CodeLine *code = scan->code;
  return code_line_is(code, index, ":=") ||
         (code_line_is_mark(code, index, '=') && scan->depth == 0);
}

static bool is_bound_by_word(const CodeLine *code, uint32_t index) {
  static const Word words[] = {WORD_AS, WORD_FOR, WORD_GLOBAL, WORD_NONLOCAL};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (code_line_is_word(code, index - 1, words[i])) return true;
  return false;
}

static bool is_parameter(const NameScan *scan, uint32_t index) {
  const CodeLine *code = scan->code;
  return scan->is_in_parameters && code_line_is_mark_of(code, index + 1, ":,=)") &&
         (code_line_is_word(code, index - 1, WORD_LAMBDA) ||
          code_line_is_mark_of(code, index - 1, ",*(") || code_line_is(code, index - 1, "**"));
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  NameScan scan = {.context = context, .code = context->code};
  const CodeLine *code = scan.code;
  if (line->is_blank || line->is_broken) return;
  for (uint32_t i = 1; i < code->count; i++) {
    follow(&scan, i);
    if (is_assigned_before(&scan, i) && is_ambiguous(code, i - 1)) report(&scan, &rule_e741, i - 1);
    if (!is_ambiguous(code, i)) continue;
    if (is_bound_by_word(code, i) || is_parameter(&scan, i)) report(&scan, &rule_e741, i);
    if (code_line_is_word(code, i - 1, WORD_CLASS)) report(&scan, &rule_e742, i);
    if (code_line_is_word(code, i - 1, WORD_DEF)) report(&scan, &rule_e743, i);
  }
}

const Rule rule_e741 = {.code = SLICE_INIT("E741"), .at_logical_line = look_at_line};
const Rule rule_e742 = {.code = SLICE_INIT("E742"), .at_logical_line = look_at_line};
const Rule rule_e743 = {.code = SLICE_INIT("E743"), .at_logical_line = look_at_line};
