/* White space between two tokens that should be one blank. */
#ifndef PYLORE_RULES_PEP8_WIDE_GAP_H
#define PYLORE_RULES_PEP8_WIDE_GAP_H

#include "rules/context.h"

/* Reports the rule `tab` where the gap has a tab in it, the rule `blanks` where it is wider than
 * one blank, and else nothing. The fix leaves one blank. */
void wide_gap_report(RuleContext *context, const Rule *tab, const Rule *blanks, Gap gap);

#endif
