/* Whether plain loops can stand for a comprehension at all. */
#ifndef PYLORE_CARDS_UNROLL_CHECK_H
#define PYLORE_CARDS_UNROLL_CHECK_H

#include "semantics/view.h"

/* False where a loop in the place of the comprehension would see other names than it, or where the
 * comprehension itself is broken or longer than a card can hold. */
bool unroll_is_possible(const SegmentView *view, NodeId comprehension);

/* The next `for` or `if` clause after `clause`; the first one for NO_NODE. */
NodeId unroll_next_clause(const Nodes *nodes, NodeId comprehension, NodeId clause);

/* The next variable of a `for` target after `name` (NO_NODE: the first); NO_NODE after the last. */
NodeId unroll_next_target(const Nodes *nodes, NodeId target, NodeId name);

#endif
