/* E251 E252: blanks around the `=` of an argument or a default, where an annotation asks for them
 * and nothing else does. */
#include <string.h>

#include "rules/context.h"

extern const Rule rule_e251;
extern const Rule rule_e252;

enum { DEPTH_KNOWN = 32 };

typedef struct EqualScan {
  RuleContext *context;
  char open[DEPTH_KNOWN]; /* round and square brackets, the outermost first */
  uint32_t depth;
  bool is_definition;
  bool is_generic; /* `def f[T]`, `class C[T]`, `type A[T]`: what square brackets hold are defaults
                    */
  bool is_annotated;
} EqualScan;

static bool is_within(const EqualScan *scan, char bracket) {
  return scan->depth == 1 && scan->open[0] == bracket;
}

static void report(RuleContext *context, const Rule *rule, uint32_t start, uint32_t end) {
  Finding *finding = rule_report_as(context, rule, start, end > start ? end : start + 1, NULL, 0);
  if (!context->with_fixes) return;
  Slice gap = slice_sub(context->text, start, end);
  bool is_plain = gap.len == 0 || (memchr(gap.ptr, '\n', gap.len) == NULL &&
                                   memchr(gap.ptr, '\r', gap.len) == NULL);
  bool is_missing = rule == &rule_e252;
  if (!is_plain) return;
  rule_fix(context, finding, is_missing ? SLICE("Add a blank") : SLICE("Remove the white space"),
           &(TextEdit){start, end, is_missing ? SLICE(" ") : SLICE("")}, 1);
}

/* What stands before and after the `=`, `before` and `after` being its neighbours. */
static void look_at_equal(EqualScan *scan, const Token *before, const Token *equal,
                          const Token *after) {
  bool needs_blanks =
      (scan->is_annotated && scan->depth == 1) || (scan->is_generic && is_within(scan, '['));
  const Rule *rule = needs_blanks ? &rule_e252 : &rule_e251;
  if ((equal->start == before->end) == needs_blanks)
    report(scan->context, rule, before->end, equal->start);
  if (after != NULL && (after->start == equal->end) == needs_blanks)
    report(scan->context, rule, equal->end, after->start);
}

static void follow(EqualScan *scan, char mark) {
  if (mark == '(' || mark == '[') {
    if (scan->depth < DEPTH_KNOWN) scan->open[scan->depth] = mark;
    scan->depth++;
  } else if ((mark == ')' || mark == ']') && scan->depth > 0) {
    scan->depth--;
  } else if (mark == ':' && scan->is_definition && is_within(scan, '(')) {
    scan->is_annotated = true;
  } else if (mark == ',' && scan->depth == 1) {
    scan->is_annotated = false;
  }
  if (scan->depth == 0) scan->is_annotated = false;
}

static const Token *next_token(const LogicalLine *line, uint32_t index) {
  while (index < line->token_count && line->tokens[index].kind == TOKEN_NL) index++;
  return index < line->token_count ? &line->tokens[index] : NULL;
}

static EqualScan scan_of(RuleContext *context) {
  const CodeLine *code = context->code;
  uint32_t first = code_line_is_word(code, 0, WORD_ASYNC) ? 1 : 0;
  EqualScan scan = {.context = context, .is_definition = code_line_is_word(code, first, WORD_DEF)};
  bool takes_parameters = scan.is_definition || code_line_is_word(code, 0, WORD_CLASS) ||
                          code_line_is_word(code, 0, WORD_TYPE);
  scan.is_generic = takes_parameters && code_line_is_mark(code, first + 2, '[') &&
                    code_line_gap(code, first + 2).space.len == 0;
  return scan;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  if (line->is_blank || line->is_broken) return;
  EqualScan scan = scan_of(context);
  const Token *previous = NULL;
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_NL) continue;
    bool is_mark = token->kind == TOKEN_OPERATOR && token->end == token->start + 1;
    char mark = is_mark ? context->text.ptr[token->start] : '\0';
    if (mark == '=' && scan.depth > 0 && previous != NULL)
      look_at_equal(&scan, previous, token, next_token(line, i + 1));
    else if (is_mark)
      follow(&scan, mark);
    previous = token;
  }
}

const Rule rule_e251 = {.code = SLICE_INIT("E251"), .at_logical_line = look_at_line};
const Rule rule_e252 = {.code = SLICE_INIT("E252"), .at_logical_line = look_at_line};
