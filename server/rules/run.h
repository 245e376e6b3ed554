/* Runs the selected rules over one segment. */
#ifndef PYLORE_RULES_RUN_H
#define PYLORE_RULES_RUN_H

#include "rules/rule.h"

/* The rules that some settings select, ready to be run; immutable, shared by all documents and
 * threads. What `settings` and `knowledge` point to is borrowed. */
typedef struct RuleSelection RuleSelection;
RuleSelection *rule_selection_create(const Settings *settings, const Knowledge *knowledge);
void rule_selection_destroy(RuleSelection *selection);

/* What the selected rules need of a segment with that text: with neither, it is not even parsed. */
bool rule_selection_needs_tree(const RuleSelection *selection, Slice text);
bool rule_selection_needs_lines(const RuleSelection *selection);

typedef struct SegmentInput {
  Slice text;
  const SegmentView *view; /* NULL when no selected rule needs the tree */
  LineHistory history; /* before the segment */
  bool is_last; /* of the file */
  Slice package_part; /* FilePlace.package_part */
  bool with_fixes;
  Slice line_end; /* of the file's first line, for fixes; empty where it has none */
} SegmentInput;

typedef struct SegmentOutput {
  const Finding *findings; /* by start, then code */
  uint32_t count;
  LineHistory history; /* after the segment */
  SliceList file_noqa; /* of `# flake8: noqa` comments: rules/noqa.h, noqa_silences_file */
} SegmentOutput;

/* Findings of one segment; the `# noqa` of its lines are honoured, those for the whole file are the
 * caller's to join. Everything lives in `arena`, but messages may borrow from the rules' pages. */
SegmentOutput rules_run(const RuleSelection *selection, const SegmentInput *input, Arena *arena);

#endif
