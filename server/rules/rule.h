/* A rule: what it needs to see, and where it is called. Each rule is one record named rule_<code>;
 * the registry of all of them is generated from the files. Its words are on its page in
 * knowledge/rules/<CODE>.md. Rules that come out of one look at a line are a family: one file whose
 * records share their functions, which are then called once and report by rule_report_as. */
#ifndef PYLORE_RULES_RULE_H
#define PYLORE_RULES_RULE_H

#include "config/settings.h"
#include "rules/finding.h"
#include "rules/line_history.h"
#include "semantics/view.h"
#include "syntax/lexer.h"

/* What a segment is looked at with. Parts that no selected rule needs are NULL. */
typedef struct RuleContext RuleContext;

typedef struct Rule {
  Slice code;
  const uint16_t *symbols; /* ends with 0: kinds of node on which at_node is called */
  void (*at_node)(RuleContext *context, NodeId node);
  /* For rules about nodes that ask no names: false where the text has nothing for them, so that it
   * need not be parsed. NULL: it must. */
  bool (*may_occur)(Slice text);
  /* A logical line (comment lines and blank lines too) and what came before it. */
  void (*at_logical_line)(RuleContext *context, const LogicalLine *line, const LineHistory *before);
  bool is_about_syntax; /* its findings hold where brackets and quotes do not close, too */
  /* A physical line without its line end, `start` bytes into the segment. Also of an empty file. */
  void (*at_physical_line)(RuleContext *context, uint32_t start, uint32_t end);
} Rule;

/* All rules, sorted by code. */
const Rule *const *rules_all(uint32_t *count);
const Rule *rules_find(Slice code);

#endif
