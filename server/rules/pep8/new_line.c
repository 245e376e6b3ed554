#include "rules/pep8/new_line.h"

#include "text/lines.h"

extern const Rule rule_e101;
extern const Rule rule_w191;

Slice new_line_end(const RuleContext *context, uint32_t at) {
  Slice text = context->text;
  uint32_t end = lines_end(text, at);
  if (end == text.len) {
    uint32_t start = lines_start(text, end);
    if (start == 0) return context->line_end.len > 0 ? context->line_end : SLICE("\n");
    end = start - 1;
    if (end > 0 && text.ptr[end] == '\n' && text.ptr[end - 1] == '\r') end--;
  }
  return slice_sub(text, end, lines_next(text, end));
}

static Slice front_of(const RuleContext *context) {
  const LogicalLine *line = context->code->line;
  return slice_sub(context->text, line->start, line->tokens[0].start);
}

/* The fix for tabs rewrites the fronts of the lines that are there, and not of those that another
 * fix adds at the same time. */
static bool is_to_be_untabbed(const RuleContext *context, Slice front) {
  bool has_tab = slice_find(front, SLICE("\t"), 0) < front.len;
  return has_tab &&
         (rule_is_selected(context, &rule_w191) || rule_is_selected(context, &rule_e101));
}

bool new_line_is_certain(const RuleContext *context) {
  const LogicalLine *line = context->code->line;
  Slice front = front_of(context);
  if (is_to_be_untabbed(context, front)) return false;
  for (size_t i = 0; i < front.len; i++)
    if (front.ptr[i] != ' ' && front.ptr[i] != '\t') return false;
  for (uint32_t i = 0; i < line->token_count; i++)
    if (line->tokens[i].kind == TOKEN_COMMENT) return false;
  return true;
}

Slice new_line_text(const RuleContext *context, uint32_t steps) {
  Slice end = new_line_end(context, context->code->line->start);
  Slice front = front_of(context);
  const char *step = context->indent_char == '\t' ? "\t" : "    ";
  return arena_format(context->arena, "%.*s%.*s%s", (int)end.len, end.ptr, (int)front.len,
                      front.len == 0 ? "" : front.ptr, steps == 0 ? "" : step);
}
