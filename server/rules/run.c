#include "rules/run.h"

#include <stdlib.h>

#include "rules/context.h"
#include "rules/noqa.h"
#include "rules/selection.h"
#include "rules/syntax_check.h"
#include "rules/unused_noqa.h"
#include "text/lines.h"

static void look_with(RuleContext *context, const ActiveRule *active) {
  context->rule = active->rule;
  context->page = active->page;
}

static void run_tree(const RuleSelection *selection, RuleContext *context) {
  const Nodes *nodes = context->nodes;
  for (NodeId id = 0; id < nodes->count; id++) {
    uint16_t symbol = nodes->items[id].symbol;
    if (symbol >= PYTHON_SYMBOL_COUNT) continue;
    for (uint32_t i = selection->first[symbol]; i < selection->first[symbol + 1]; i++) {
      look_with(context, selection->by_symbol[i]);
      context->rule->at_node(context, id);
    }
  }
}

/* An empty file has one line, too. */
static void run_physical_lines(const RuleSelection *selection, RuleContext *context) {
  if (selection->physical[0] == NULL) return;
  uint32_t start = 0;
  do {
    uint32_t end = lines_end(context->text, start);
    for (const ActiveRule **active = selection->physical; *active != NULL; active++) {
      look_with(context, *active);
      context->rule->at_physical_line(context, start, end);
    }
    start = lines_next(context->text, end);
  } while (start < context->text.len);
}

/* What is read off the tokens, line by line. */
typedef struct LinePass {
  LineHistory history;
  Noqa noqa;
  uint32_t fstring_depth;
  uint32_t fstring_start; /* of the outermost one that is open */
  ByteRangeList broken; /* lines whose brackets or quotes do not close */
  SyntaxCheck *syntax; /* NULL where E999 is not selected */
  ByteRangeList fstrings; /* for fixes */
  ByteRangeList shown; /* those that show the text of an expression */
} LinePass;

static void add_string(RuleContext *context, uint32_t start, uint32_t end) {
  if (lines_end(slice_sub(context->text, 0, end), start) < end)
    byte_range_add(&context->strings, context->scratch, start, end);
}

static void add_strings(LinePass *pass, RuleContext *context, const LogicalLine *line) {
  for (uint32_t i = 0; i < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    if (token->kind == TOKEN_STRING && pass->fstring_depth == 0)
      add_string(context, token->start, token->end);
    if (token->kind == TOKEN_FSTRING_START && pass->fstring_depth++ == 0)
      pass->fstring_start = token->start;
    if (token->kind == TOKEN_FSTRING_END && pass->fstring_depth > 0 && --pass->fstring_depth == 0)
      add_string(context, pass->fstring_start, token->end);
  }
  pass->fstring_depth = 0;
}

/* Whether the replacement field that ends here shows its own text: `f"{x = }"`. */
static bool shows_text(const RuleContext *context, const Token *token, const Token *next) {
  Slice text = context->text;
  bool is_equal = token->kind == TOKEN_OPERATOR && text.ptr[token->start] == '=';
  return is_equal && next->kind == TOKEN_OPERATOR &&
         (text.ptr[next->start] == '}' || text.ptr[next->start] == '!' ||
          text.ptr[next->start] == ':');
}

static bool is_template(Slice text, const Token *token) {
  for (uint32_t i = token->start; i < token->end; i++)
    if ((text.ptr[i] | 0x20) == 't') return true;
  return false;
}

static void add_fstrings(LinePass *pass, RuleContext *context, const LogicalLine *line) {
  uint32_t depth = 0;
  uint32_t start = 0;
  bool is_shown = false;
  for (uint32_t i = 0; i + 1 < line->token_count; i++) {
    const Token *token = &line->tokens[i];
    const Token *next = token + 1;
    while (next->kind == TOKEN_NL && next + 1 < line->tokens + line->token_count) next++;
    if (token->kind == TOKEN_FSTRING_START) {
      if (depth++ == 0) start = token->start;
      is_shown = is_shown || is_template(context->text, token);
    }
    if (depth > 0 && shows_text(context, token, next)) is_shown = true;
    if (token->kind != TOKEN_FSTRING_END || depth == 0 || --depth > 0) continue;
    byte_range_add(&pass->fstrings, context->scratch, start, token->end);
    if (is_shown) byte_range_add(&pass->shown, context->scratch, start, token->end);
    is_shown = false;
  }
}

/* Also where no rule asks for lines: findings of the tree are dropped where the lines are broken.
 */
static void run_logical_lines(const RuleSelection *selection, RuleContext *context,
                              LinePass *pass) {
  bool has_noqa = noqa_may_occur(context->text);
  bool is_needed = has_noqa || context->findings.count > 0 || rule_selection_needs_lines(selection);
  if (!is_needed) return;
  if (rule_selection_find(selection, &rule_e999) != NULL) {
    pass->syntax = ARENA_NEW(context->scratch, SyntaxCheck);
    syntax_check_begin(pass->syntax, &pass->history);
  }
  Lexer *lexer = lexer_create(context->text, context->scratch);
  CodeTokens code_tokens = {.arena = context->scratch};
  LogicalLine line;
  while (lexer_next(lexer, &line)) {
    if (context->with_fixes) add_fstrings(pass, context, &line);
    if (selection->physical[0] != NULL || context->with_fixes) add_strings(pass, context, &line);
    if (line.is_broken) byte_range_add(&pass->broken, context->scratch, line.start, line.end);
    if (has_noqa) noqa_add_line(&pass->noqa, &line);
    CodeLine code = code_line_of(&line, context->text, &code_tokens);
    context->code = &code;
    context->indent_char =
        line_indent_char_after(context->text, line.start, line.end, context->indent_char);
    for (const ActiveRule **active = selection->logical; *active != NULL; active++) {
      look_with(context, *active);
      context->rule->at_logical_line(context, &line, &pass->history);
    }
    if (pass->syntax != NULL) syntax_check_line(pass->syntax, context, &line, &pass->history);
    pass->history = line_history_after(pass->history, &line, context->text);
  }
  context->code = NULL;
  if (pass->syntax == NULL) return;
  syntax_check_end(pass->syntax, context, lexer);
  pass->history.is_unread_header = pass->syntax->is_tainted && pass->syntax->is_header;
}

/* What is said of a comment is silenced by none but one that names it. */
static bool is_about_noqa(const Finding *finding) {
  return slice_is(finding->rule->code, "RUF100");
}

/* Half-typed code stays quiet: only what is said about the bare text of a line holds there. */
static bool is_kept(const LinePass *pass, const Finding *finding) {
  if (!is_about_noqa(finding) && noqa_silences(&pass->noqa, finding->start, finding->rule->code))
    return false;
  Slice code = finding->rule->code;
  if (pass->syntax != NULL && syntax_check_explains(pass->syntax, code, finding->start))
    return false;
  if (finding->rule->at_physical_line != NULL || finding->rule->is_about_syntax) return true;
  const ByteRange *line = byte_range_after(&pass->broken, finding->start);
  return line == NULL || finding->end <= line->start;
}

static bool touches(const ByteRangeList *list, const Fix *fix) {
  for (uint32_t i = 0; i < fix->edit_count; i++) {
    const TextEdit *edit = &fix->edits[i];
    const ByteRange *range = byte_range_after(list, edit->start);
    if (range != NULL && (range->start < edit->start || range->start < edit->end)) return true;
  }
  return false;
}

/* In an f-string white space can be part of the value: `f"{x = }"` shows the text of the
 * expression, `f"{ {1} }"` would become a doubled brace, and what stands behind a colon is a
 * format. */
static bool is_certain(const LinePass *pass, const Finding *finding) {
  Slice code = finding->rule->code;
  bool is_layout = slice_starts_with(code, SLICE("E")) && slice_compare(code, SLICE("E71")) < 0;
  return !touches(is_layout ? &pass->fstrings : &pass->shown, &finding->fix);
}

static int compare_findings(const void *a, const void *b) {
  const Finding *left = a;
  const Finding *right = b;
  if (left->start != right->start) return left->start < right->start ? -1 : 1;
  int by_code = slice_compare(left->rule->code, right->rule->code);
  if (by_code != 0) return by_code;
  return left->end < right->end ? -1 : left->end > right->end;
}

static SegmentOutput collect(const FindingList *list, const LinePass *pass, Arena *arena) {
  SegmentOutput output = {.history = pass->history, .file_noqa = pass->noqa.file};
  if (list->count == 0) return output;
  Finding *kept = ARENA_ARRAY(arena, Finding, list->count);
  for (uint32_t i = 0; i < list->count; i++)
    if (is_kept(pass, &list->items[i])) kept[output.count++] = list->items[i];
  for (uint32_t i = 0; i < output.count; i++)
    if (kept[i].fix.edit_count > 0 && !is_certain(pass, &kept[i])) kept[i].fix = (Fix){0};
  qsort(kept, output.count, sizeof *kept, compare_findings);
  output.findings = kept;
  return output;
}

SegmentOutput rules_run(const RuleSelection *selection, const SegmentInput *input, Arena *arena) {
  Arena scratch;
  arena_init(&scratch);
  RuleContext context = {
      .text = input->text,
      .nodes = input->view == NULL ? NULL : input->view->nodes,
      .names = input->view == NULL ? NULL : input->view->names,
      .settings = &selection->settings,
      .selection = selection,
      .with_fixes = input->with_fixes,
      .line_end = input->line_end,
      .is_file_start = input->history.previous == LINE_NOTHING &&
                       (input->view == NULL || input->view->first_line == 0),
      .is_file_end = input->is_last,
      .package_part = input->package_part,
      .indent_char = input->history.indent_char,
      .arena = arena,
      .scratch = &scratch,
  };
  if (context.indent_char == '\0') context.indent_char = line_indent_char(input->text);
  const char indent_char = context.indent_char;
  LinePass pass = {.history = input->history,
                   .noqa = {.text = input->text, .scratch = &scratch, .arena = arena}};
  if (context.nodes != NULL) run_tree(selection, &context);
  run_logical_lines(selection, &context, &pass);
  context.indent_char = indent_char;
  run_physical_lines(selection, &context);
  unused_noqa_report(&context, &pass.noqa, &pass.broken);
  pass.history.indent_char =
      line_indent_char_after(context.text, 0, (uint32_t)context.text.len, indent_char);
  SegmentOutput output = collect(&context.findings, &pass, arena);
  arena_release(&scratch);
  return output;
}
