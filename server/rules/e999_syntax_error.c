/* E999: what Python cannot read. Brackets and quotes come from the scanner, whose repairs are those
 * that do not close; lines that have theirs are held against the grammar. At most one finding for
 * each statement: what stands behind the first fault is rather its consequence. */
#include "rules/syntax_check.h"

#include <stdlib.h>
#include <string.h>

#include "text/lines.h"

extern const Rule rule_e112;
extern const Rule rule_e113;

const Rule rule_e999 = {
    .code = SLICE_INIT("E999"),
    .is_about_syntax = true,
};

static const Slice reasons[] = {
    [FAULT_UNEXPECTED] = SLICE_INIT("{} cannot stand here"),
    [FAULT_SEPARATOR] = SLICE_INIT("an operator or a comma is missing before {}"),
    [FAULT_INCOMPLETE] = SLICE_INIT("something is missing after {}"),
    [FAULT_EMPTY] = SLICE_INIT("a value is missing before {}"),
    [FAULT_COLON] = SLICE_INIT("a colon is missing after {}"),
    [FAULT_EQUAL] = SLICE_INIT("`=` cannot stand here; `==` compares"),
    [FAULT_TARGET] = SLICE_INIT("this cannot be assigned to"),
    [FAULT_ELSE] = SLICE_INIT("the `else` of a conditional expression is missing after {}"),
    [FAULT_POSITIONAL] = SLICE_INIT("a positional argument stands after a named one"),
    [FAULT_DEFAULT] = SLICE_INIT("parameter {} needs a default, since one before it has one"),
    [FAULT_COMPREHENSION] = SLICE_INIT("a comprehension beside a comma needs parentheses"),
    [FAULT_DICTIONARY] = SLICE_INIT("a dictionary needs a key and a value in each place"),
    [FAULT_BYTES] = SLICE_INIT("text and bytes cannot be joined by writing them side by side"),
    [FAULT_BRACE] = SLICE_INIT("`}` in the text of an f-string is written `}}`"),
    [FAULT_PRINT] = SLICE_INIT("`print` is a function and needs parentheses"),
    [FAULT_NUMBER] = SLICE_INIT("{} is no number"),
    [FAULT_CHARACTER] = SLICE_INIT("{} is no character of Python code"),
    [FAULT_COMPOUND] = SLICE_INIT("{} must begin a line of its own"),
    [FAULT_BRACKET] = SLICE_INIT("{} is never closed"),
    [FAULT_CLOSER] = SLICE_INIT("{} closes nothing"),
    [FAULT_QUOTE] = SLICE_INIT("this string is never closed"),
    [FAULT_CLAUSE] = SLICE_INIT("{} has no statement that it belongs to"),
    [FAULT_TRY] = SLICE_INIT("`try` needs an `except` or a `finally`"),
    [FAULT_DECORATOR] = SLICE_INIT("a decorator needs a function or a class below it"),
    [FAULT_DEDENT] = SLICE_INIT("no line above begins in this column"),
    [FAULT_TABS] = SLICE_INIT("its tabs and spaces do not agree with those of the lines above"),
    [FAULT_BLOCK] = SLICE_INIT("an indented block is missing after {}"),
    [FAULT_UNINDENTED] = SLICE_INIT("an indented block is missing before {}"),
    [FAULT_INDENTED] = SLICE_INIT("nothing above asks for this indentation"),
};

static Slice reason_for(RuleContext *context, FaultKind kind, uint32_t start, uint32_t end) {
  Slice reason = reasons[kind];
  size_t hole = slice_find(reason, SLICE("{}"), 0);
  if (hole == reason.len) return reason;
  Slice quoted = rule_quote(context, slice_sub(context->text, start, end));
  Slice rest = slice_sub(reason, hole + 2, reason.len);
  return arena_format(context->arena, "%.*s%.*s%.*s", (int)hole, reason.ptr, (int)quoted.len,
                      quoted.ptr, (int)rest.len, rest.ptr);
}

static void report(RuleContext *context, Fault fault) {
  if (fault.kind == FAULT_NONE) return;
  Slice reason = reason_for(context, fault.kind, fault.start, fault.end);
  rule_report_as(context, &rule_e999, fault.start, fault.end, &reason, 1);
}

static void add_cause(SyntaxCheck *check, RuleContext *context, Cause cause) {
  if (check->cause_count == check->cause_capacity) {
    uint32_t capacity = check->cause_capacity == 0 ? 8 : check->cause_capacity * 2;
    check->causes =
        arena_grow(context->scratch, check->causes, check->cause_count, capacity, sizeof(Cause));
    check->cause_capacity = capacity;
  }
  check->causes[check->cause_count++] = cause;
}

/* A token that the scanner could make nothing of: for a string its front, up to the quotes. */
static Fault broken_token(const RuleContext *context, const Token *token) {
  const char *text = context->text.ptr;
  uint32_t quote = token->start;
  while (quote < token->end && text[quote] != '"' && text[quote] != '\'' &&
         quote < token->start + 2)
    quote++;
  if (quote < token->end && (text[quote] == '"' || text[quote] == '\'')) {
    bool is_triple =
        quote + 2 < token->end && text[quote + 1] == text[quote] && text[quote + 2] == text[quote];
    return (Fault){FAULT_QUOTE, token->start, quote + (is_triple ? 3 : 1)};
  }
  bool is_closer = strchr(")]}", text[token->start]) != NULL && text[token->start] != '\0';
  return (Fault){is_closer ? FAULT_CLOSER : FAULT_CHARACTER, token->start, token->end};
}

/* A line with brackets or quotes that do not close. What else is wrong with it counts only where
 * the scanner has nothing to say. */
static void look_at_broken(SyntaxCheck *check, RuleContext *context, const LogicalLine *line) {
  Cause cause = {.indent = line->indent, .line_start = line->start};
  for (uint32_t i = 0; i < line->token_count; i++) {
    if (line->tokens[i].kind != TOKEN_BROKEN) continue;
    cause.fault = broken_token(context, &line->tokens[i]);
    bool is_rest = check->is_tainted && !check->is_header && cause.fault.kind == FAULT_CLOSER &&
                   (line->indent > check->taint_indent || i == 0);
    if (!is_rest) add_cause(check, context, cause);
    return;
  }
  if (check->was_broken) return;
  cause.fault = grammar_check(line, context->text);
  cause.is_weak = true;
  if (cause.fault.kind != FAULT_NONE) add_cause(check, context, cause);
}

static void taint(SyntaxCheck *check, RuleContext *context, const LogicalLine *line) {
  byte_range_add(&check->tainted, context->scratch, line->start, line->end);
}

/* Whether the line is rather the rest of one that could not be read; if not, it ends that one. */
static bool is_consequence(SyntaxCheck *check, RuleContext *context, const LogicalLine *line) {
  if (!check->is_tainted) return false;
  const Token *first = &line->tokens[0];
  bool is_closer = first->kind == TOKEN_BROKEN && line->indent == check->taint_indent &&
                   strchr(")]}", context->text.ptr[first->start]) != NULL;
  if (line->indent > check->taint_indent || is_closer) {
    taint(check, context, line);
    check->is_tainted = !check->is_header;
    return !check->is_header;
  }
  check->is_tainted = false;
  return false;
}

static void begin_taint(SyntaxCheck *check, RuleContext *context, const LogicalLine *line) {
  taint(check, context, line);
  check->is_tainted = true;
  check->is_header = word_begins_compound((Word)line->tokens[0].word);
  check->taint_indent = line->indent;
}

static bool is_within(const ByteRangeList *ranges, uint32_t offset) {
  const ByteRange *range = byte_range_after(ranges, offset);
  return range != NULL && range->start <= offset;
}

bool syntax_check_explains(const SyntaxCheck *check, Slice code, uint32_t offset) {
  if (slice_is(code, "E112") || slice_is(code, "E113"))
    return is_within(&check->tainted, offset) || is_within(&check->told, offset);
  bool is_about_steps = slice_is(code, "E101") || slice_is(code, "E111") || slice_is(code, "E117");
  return is_about_steps && is_within(&check->misindented, offset);
}

/* What pycodestyle calls E112 and E113. */
static Fault depth_fault(const LogicalLine *line, const LineHistory *before) {
  const Token *first = &line->tokens[0];
  bool is_deeper = line->indent > before->previous_indent;
  if (before->opens_block == is_deeper) return (Fault){0};
  FaultKind kind = is_deeper ? FAULT_INDENTED : FAULT_UNINDENTED;
  return (Fault){kind, first->start, first->end};
}

static bool is_told_by_others(const RuleContext *context, Fault depth) {
  const Rule *rule = depth.kind == FAULT_INDENTED ? &rule_e113 : &rule_e112;
  return rule_is_selected(context, rule);
}

/* Whether the line stands in what a wrong indentation has put out of order: no line since then has
 * been less deep than that one and the line before it. */
static bool is_out_of_order(SyntaxCheck *check, const LogicalLine *line) {
  if (line->indent == 0 || line->indent < check->misindent_floor) check->is_misindented = false;
  return check->is_misindented;
}

static void begin_misindent(SyntaxCheck *check, const LogicalLine *line,
                            const LineHistory *before) {
  bool is_less_deep = line->indent < before->previous_indent;
  blocks_doubt(&check->blocks);
  check->is_misindented = true;
  check->misindent_floor = is_less_deep ? line->indent : before->previous_indent;
}

/* The one thing to say about a sound line among others, given what its block says; nothing where
 * it only follows from a wrong indentation before it, or where E112 or E113 say it. */
static Fault place_fault(SyntaxCheck *check, RuleContext *context, const LogicalLine *line,
                         const LineHistory *before, Fault of_block, bool is_certain) {
  Fault depth = is_certain ? depth_fault(line, before) : (Fault){0};
  bool is_of_front = of_block.kind == FAULT_DEDENT || of_block.kind == FAULT_TABS;
  bool is_rest = is_out_of_order(check, line);
  bool is_wrong = depth.kind != FAULT_NONE || is_of_front || of_block.kind == FAULT_CLAUSE;
  if (is_wrong && (is_rest || of_block.kind != FAULT_NONE))
    byte_range_add(&check->told, context->scratch, line->start, line->end);
  if (is_wrong && !is_rest) begin_misindent(check, line, before);
  if (is_rest) return (Fault){0};
  if (of_block.kind != FAULT_NONE || is_told_by_others(context, depth)) return of_block;
  return depth;
}

/* Notes the front of a line whose indentation is what Python cannot read. */
static void note_front(SyntaxCheck *check, RuleContext *context, const LogicalLine *line,
                       Fault fault) {
  if (fault.kind != FAULT_DEDENT && fault.kind != FAULT_TABS) return;
  const Token *first = &line->tokens[0];
  byte_range_add(&check->misindented, context->scratch, lines_start(context->text, first->start),
                 first->end);
}

void syntax_check_begin(SyntaxCheck *check, const LineHistory *before) {
  check->is_tainted = check->is_header = before->is_unread_header;
  check->taint_indent = before->previous_indent;
}

/* Prose goes on for lines; the first of them is what there is to say about it. */
static bool continues_prose(SyntaxCheck *check, RuleContext *context, const LogicalLine *line) {
  bool was_prose = check->was_prose;
  check->was_prose = line->is_prose;
  if (!line->is_prose || !was_prose) return false;
  byte_range_add(&check->prose, context->scratch, line->start, line->end);
  return true;
}

void syntax_check_line(SyntaxCheck *check, RuleContext *context, const LogicalLine *line,
                       const LineHistory *before) {
  if (line->is_blank || continues_prose(check, context, line)) return;
  if (line->is_broken) {
    look_at_broken(check, context, line);
    if (!check->was_broken && !is_consequence(check, context, line)) {
      blocks_add(&check->blocks, line, context->text, false);
      begin_taint(check, context, line);
    }
    check->was_broken = true;
    return;
  }
  check->was_broken = false;
  if (is_consequence(check, context, line)) return;
  Fault fault = grammar_check(line, context->text);
  bool is_sound = fault.kind == FAULT_NONE;
  bool is_certain = is_sound && !check->blocks.is_uncertain;
  Fault of_block = blocks_add(&check->blocks, line, context->text, is_sound);
  of_block = place_fault(check, context, line, before, of_block, is_certain);
  note_front(check, context, line, of_block);
  report(context, is_sound ? of_block : fault);
  if (!is_sound) begin_taint(check, context, line);
}

static int compare_causes(const void *a, const void *b) {
  const Cause *left = a;
  const Cause *right = b;
  if (left->fault.start != right->fault.start)
    return left->fault.start < right->fault.start ? -1 : 1;
  return left->is_weak - right->is_weak;
}

static void add_brackets(SyntaxCheck *check, RuleContext *context, Lexer *lexer) {
  uint32_t count;
  const Repair *repairs = lexer_repairs(lexer, &count);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = repairs[i].offset;
    char c = context->text.ptr[at];
    if (c != '(' && c != '[' && c != '{') continue;
    if (is_within(&check->prose, at)) continue;
    uint32_t front = lines_start(context->text, at);
    uint32_t indent = lexer_indent(context->text, &front);
    Cause cause = {.fault = {FAULT_BRACKET, at, at + 1}, .indent = indent, .line_start = front};
    add_cause(check, context, cause);
  }
}

/* What stands on the line of `first`, or deeper below it, is rather a consequence. */
static bool belongs_to(const RuleContext *context, const Cause *first, const Cause *next) {
  uint32_t end = lines_end(context->text, first->fault.start);
  if (next->fault.start <= end) return true;
  if (next->is_weak && next->line_start <= first->fault.start) return true;
  return first->fault.kind == FAULT_BRACKET && next->indent > first->indent;
}

void syntax_check_end(SyntaxCheck *check, RuleContext *context, Lexer *lexer) {
  report(context, blocks_end(&check->blocks));
  if (context->is_file_end) report(context, check->blocks.missing);
  add_brackets(check, context, lexer);
  if (check->cause_count > 1)
    qsort(check->causes, check->cause_count, sizeof(Cause), compare_causes);
  for (uint32_t i = 0; i < check->cause_count;) {
    const Cause *first = &check->causes[i];
    const Cause *told = first;
    for (i++; i < check->cause_count && belongs_to(context, first, &check->causes[i]); i++) {
      const Cause *next = &check->causes[i];
      bool is_inner = told->fault.kind == FAULT_BRACKET && next->fault.kind == FAULT_BRACKET;
      if (is_inner || (told->is_weak && !next->is_weak)) told = next;
    }
    report(context, told->fault);
  }
}
