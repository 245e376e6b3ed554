/* RUF100: a `# noqa` that silences nothing. */
#include "rules/selection.h"
#include "rules/unused_noqa.h"
#include "text/lines.h"

const Rule rule_ruf100 = {.code = SLICE_INIT("RUF100")};

/* What is left of one comment. */
typedef struct NoqaUse {
  Slice kept; /* "E501, W291" */
  Slice unused;
} NoqaUse;

static bool is_on_line(const NoqaLine *line, const RuleContext *context, const Finding *finding) {
  return line->start <= finding->start &&
         (finding->start < line->end || line->end == context->text.len);
}

/* Whether the line has a finding of the code, or any where that is empty. Findings are in no order
 * yet; lines with comments are few. */
static bool is_used(const RuleContext *context, const NoqaLine *line, Slice code) {
  for (uint32_t i = 0; i < context->findings.count; i++) {
    const Finding *finding = &context->findings.items[i];
    if (!is_on_line(line, context, finding)) continue;
    if (code.len == 0 || noqa_fits(code, finding->rule->code, line->takes_beginnings)) return true;
  }
  return false;
}

/* `# noqa: RUF100` asks to be left in peace. */
static bool names_this_rule(const NoqaLine *line) {
  Slice rest = line->codes;
  for (Slice code = noqa_next_code(&rest); code.len > 0; code = noqa_next_code(&rest))
    if (noqa_fits(code, SLICE("RUF100"), line->takes_beginnings)) return true;
  return false;
}

static bool is_any_selected(const RuleContext *context, const NoqaLine *line, Slice code) {
  for (uint32_t i = 0; i < context->selection->count; i++)
    if (noqa_fits(code, context->selection->rules[i].rule->code, line->takes_beginnings))
      return true;
  return false;
}

static Slice joined(Slice list, Slice code, Arena *arena) {
  return arena_format(arena, "%.*s%s%.*s", (int)list.len, list.ptr, list.len == 0 ? "" : ", ",
                      (int)code.len, code.ptr);
}

static NoqaUse use_of(const RuleContext *context, const NoqaLine *line) {
  NoqaUse use = {{"", 0}, {"", 0}};
  Slice rest = line->codes;
  for (Slice code = noqa_next_code(&rest); code.len > 0; code = noqa_next_code(&rest)) {
    bool is_kept = is_used(context, line, code) || !is_any_selected(context, line, code);
    Slice *list = is_kept ? &use.kept : &use.unused;
    *list = joined(*list, code, context->arena);
  }
  return use;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* The comment goes, with the blanks before it; what is said behind it stays. */
static TextEdit removal(const RuleContext *context, const NoqaLine *line) {
  Slice text = context->text;
  uint32_t start = line->comment;
  uint32_t end = line->comment_end;
  uint32_t line_end = lines_end(text, end);
  while (end < line_end && is_blank(text.ptr[end])) end++;
  bool is_last = end == line_end;
  while (is_last && start > 0 && is_blank(text.ptr[start - 1])) start--;
  bool is_comment = !is_last && text.ptr[end] == '#';
  return (TextEdit){start, end, is_last || is_comment ? SLICE("") : SLICE("# ")};
}

static void report(RuleContext *context, const NoqaLine *line, const NoqaUse *use) {
  bool is_whole = use->kept.len == 0;
  Slice what = line->codes.len == 0 ? SLICE("`# noqa`") : rule_quote(context, use->unused);
  Finding *finding =
      rule_report_as(context, &rule_ruf100, line->comment, line->comment_end, &what, 1);
  if (!context->with_fixes) return;
  TextEdit edit = removal(context, line);
  if (!is_whole) {
    uint32_t codes = line->comment_end - (uint32_t)line->codes.len;
    while (codes < line->comment_end && is_blank(context->text.ptr[codes])) codes++;
    edit = (TextEdit){codes, line->comment_end, use->kept};
  }
  rule_fix(context, finding, is_whole ? SLICE("Remove the comment") : SLICE("Remove the codes"),
           &edit, 1);
}

void unused_noqa_report(RuleContext *context, const Noqa *noqa, const ByteRangeList *broken) {
  if (!rule_is_selected(context, &rule_ruf100)) return;
  for (uint32_t i = 0; i < noqa->line_count; i++) {
    const NoqaLine *line = &noqa->lines[i];
    const ByteRange *range = byte_range_after(broken, line->start);
    if (range != NULL && range->start < line->end) continue;
    if (names_this_rule(line)) continue;
    NoqaUse use = use_of(context, line);
    bool is_unused =
        line->codes.len == 0 ? !is_used(context, line, (Slice){"", 0}) : use.unused.len > 0;
    if (is_unused) report(context, line, &use);
  }
}
