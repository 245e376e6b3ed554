/* What a rule sees while it looks at a segment, and how it says what it found. The words come from
 * the rule's page: a rule gives only the place and what goes into the page's `{}`. */
#ifndef PYLORE_RULES_CONTEXT_H
#define PYLORE_RULES_CONTEXT_H

#include "rules/code_line.h"
#include "rules/rule.h"
#include "rules/run.h"

typedef struct ByteRange {
  uint32_t start; /* bytes from the start of the segment */
  uint32_t end;
} ByteRange;

typedef struct ByteRangeList {
  ByteRange *items; /* in order, none overlaps another */
  uint32_t count;
  uint32_t capacity;
} ByteRangeList;

/* Adds one that begins after the last one. */
void byte_range_add(ByteRangeList *list, Arena *arena, uint32_t start, uint32_t end);

/* The first of the ranges that ends after `offset`, or NULL. */
const ByteRange *byte_range_after(const ByteRangeList *list, uint32_t offset);

typedef struct FindingList {
  Finding *items;
  uint32_t count;
  uint32_t capacity;
} FindingList;

struct RuleContext {
  Slice text;
  const Nodes *nodes; /* NULL when no selected rule needs the tree; so is `names` */
  const Names *names;
  const Settings *settings;
  bool with_fixes;
  Slice line_end; /* of the file's first line: where the segment has none of its own */
  bool is_file_start; /* no line stands before the segment */
  bool is_file_end; /* no line stands after it */
  Slice package_part; /* what the package calls the file; empty where it is in none */
  char indent_char; /* of the file's first indented line; NUL where there is none so far */
  bool has_tab_fix; /* a finding has the fix that takes all tabs of the segment */
  Arena *arena; /* for messages and fixes: it outlives the run */

  const CodeLine *code; /* the logical line that is looked at, for rules about logical lines */

  /* Of the runner: rules leave these alone. */
  const RuleSelection *selection;
  Arena *scratch; /* gone after the run */
  const Rule *rule;
  const RulePage *page;
  NodeId described_class; /* of naming/method_kind.c: `described` is what it says, if not 0 */
  OuterClass described;
  ByteRangeList strings; /* strings that span lines; for the rules about physical lines */
  FindingList findings;
};

/* The page's message with `arguments` in its `{}`, in `arena`. */
Slice rule_message(const RulePage *page, const Slice *arguments, uint32_t count, Arena *arena);

/* Reports the bytes [start, end) of the segment; `arguments` fill the `{}` of the page's message.
 *   owns  the finding is the context's, and valid until the next report. */
Finding *rule_report(RuleContext *context, uint32_t start, uint32_t end, const Slice *arguments,
                     uint32_t argument_count);

/* The same for one rule of a family; NULL where that one is not selected. */
Finding *rule_report_as(RuleContext *context, const Rule *rule, uint32_t start, uint32_t end,
                        const Slice *arguments, uint32_t argument_count);

/* For families, where finding something out costs more than saying it. */
bool rule_is_selected(const RuleContext *context, const Rule *rule);

/* Gives `finding` (NULL: does nothing) a fix, if the page allows one at all; whether it is safe is
 * the page's to say. `edits` are sorted and are copied, their texts are not. */
void rule_fix(RuleContext *context, Finding *finding, Slice title, const TextEdit *edits,
              uint32_t edit_count);

/* Whether a string that spans lines covers some of the bytes [start, end). */
bool rule_touches_string(const RuleContext *context, uint32_t start, uint32_t end);

enum { RULE_QUOTE_LIMIT = 40 }; /* bytes of the user's code in a message */

/* `code` between backticks: on one line, and cut short where it is longer than the limit. */
Slice rule_quote(RuleContext *context, Slice code);

#endif
