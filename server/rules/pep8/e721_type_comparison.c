/* E721: `type(a) == type(b)`, where `is` or isinstance() is meant. One finding a line. */
#include "rules/context.h"

static bool is_equality(const CodeLine *code, uint32_t index) {
  return code_line_is(code, index, "==") || code_line_is(code, index, "!=");
}

/* A walk through the line that never goes back. */
typedef struct TypeCalls {
  const CodeLine *code;
  uint32_t closer; /* the first closing parenthesis from where it was last looked for */
} TypeCalls;

/* The first closing parenthesis after `type(`, with something in between; 0 for no such call. */
static uint32_t call_end(TypeCalls *self, uint32_t index) {
  const CodeLine *code = self->code;
  bool is_call =
      code_line_is_word(code, index, WORD_TYPE) && code_line_is_mark(code, index + 1, '(');
  if (!is_call) return 0;
  uint32_t inside = index + 2;
  if (self->closer < inside) self->closer = inside;
  while (self->closer < code->count && !code_line_is_mark(code, self->closer, ')')) self->closer++;
  return self->closer < code->count && self->closer > inside ? self->closer : 0;
}

static bool is_apart(const CodeLine *code, uint32_t index) {
  return index < code->count && code->tokens[index].start > code->tokens[index - 1].end;
}

static void look_at_line(RuleContext *context, const LogicalLine *line, const LineHistory *before) {
  (void)before;
  const CodeLine *code = context->code;
  if (line->is_blank || line->is_broken) return;
  TypeCalls calls = {.code = code};
  for (uint32_t i = 0; i < code->count; i++) {
    bool is_left = i == 0 || !code_line_is_mark(code, i - 1, '.');
    uint32_t end = is_left ? call_end(&calls, i) : 0;
    bool is_found = end != 0 && is_equality(code, end + 1) && is_apart(code, end + 1);
    if (!is_found && is_equality(code, i) && is_apart(code, i + 1)) {
      end = call_end(&calls, i + 1);
      is_found = end != 0;
    }
    if (!is_found) continue;
    rule_report(context, code->tokens[i].start, code->tokens[end].end, NULL, 0);
    return;
  }
}

const Rule rule_e721 = {.code = SLICE_INIT("E721"), .at_logical_line = look_at_line};
