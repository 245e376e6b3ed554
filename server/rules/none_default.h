/* The fix for a mutable default: `None` in its place, and the object made in the body. */
#ifndef PYLORE_RULES_NONE_DEFAULT_H
#define PYLORE_RULES_NONE_DEFAULT_H

#include "rules/context.h"

/* Fixes `finding` about `parameter` (a default_parameter, typed or not), where that can be done:
 * not for a lambda or a body on the line of the `def`, and not where the default would mean
 * something else inside the body. */
void none_default_fix(RuleContext *context, Finding *finding, NodeId parameter);

#endif
