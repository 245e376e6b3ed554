/* Brackets around names that take a value apart: the grammar has the same nodes for the targets of
 * an assignment or a loop and for the patterns behind `case`. */
#ifndef PYLORE_CONCEPTS_TARGET_PATTERN_H
#define PYLORE_CONCEPTS_TARGET_PATTERN_H

#include "syntax/nodes.h"

/* `a, b`, `(a, b)` or `[a, b]`, wherever it stands. */
bool target_pattern_is(const Nodes *nodes, NodeId id);

/* Whether such a node, however deep within others, is bound by an assignment or a loop, and not by
 * a `case`. */
bool target_pattern_is_bound(const Nodes *nodes, NodeId pattern);

#endif
