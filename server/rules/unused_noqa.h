/* Comments that silence nothing: said after all rules have run. */
#ifndef PYLORE_RULES_UNUSED_NOQA_H
#define PYLORE_RULES_UNUSED_NOQA_H

#include "rules/context.h"
#include "rules/noqa.h"

/* Reports what of the comments has silenced none of the context's findings, where RUF100 is
 * selected. Codes of rules that are not selected are left alone: another linter may need them. So
 * are lines in `broken`, on which findings are not told. */
void unused_noqa_report(RuleContext *context, const Noqa *noqa, const ByteRangeList *broken);

#endif
