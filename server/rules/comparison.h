/* Comparisons one operator at a time: `a < b == c` is a < b, then b == c. */
#ifndef PYLORE_RULES_COMPARISON_H
#define PYLORE_RULES_COMPARISON_H

#include "rules/context.h"

typedef struct Comparison {
  NodeId node; /* the comparison_operator */
  NodeId previous; /* the operator before `left` */
  NodeId left;
  NodeId operator; /* `is not` and `not in` are one node */
  NodeId right;
} Comparison;

/* Before the first operator of `node`. */
Comparison comparison_begin(NodeId node);

/* The next operator with its operands; false when there are no more, and for a comparison with
 * syntax errors. */
bool comparison_next(const Nodes *nodes, Comparison *at);

/* True when the comparison has this one operator, and nothing between it and its operands. */
bool comparison_is_plain(const Nodes *nodes, const Comparison *at);

/* The operand of `==` or `!=` that is one of `symbols` (which end with 0), the right one first;
 * NO_NODE for none, or when the operator before has already taken it. */
NodeId comparison_singleton(const Nodes *nodes, const Comparison *at, const uint16_t *symbols);

/* Reports the operator, with the singleton where that follows it.
 *   source  the columns are those of pycodestyle's E711 and E712. */
Finding *comparison_report(RuleContext *context, const Comparison *at, NodeId singleton,
                           const Slice *arguments, uint32_t argument_count);

/* Fixes by writing `words` in the place of the operator, with blanks around them. */
void comparison_fix_operator(RuleContext *context, Finding *finding, const Comparison *at,
                             Slice words);

/* Whether some `==` or `!=` may have one of the words (which end with NULL) beside it: false only
 * where that is certain from the characters around it. */
bool comparison_may_occur(Slice text, const char *const *words);

#endif
