/* The names behind the colon of a trigger: questions about a place in the code that its node kinds
 * alone do not answer. */
#ifndef PYLORE_CONCEPTS_PREDICATES_H
#define PYLORE_CONCEPTS_PREDICATES_H

#include "semantics/view.h"

/* Whether the predicate holds for `node`; false for names that are no predicate. */
bool predicate_holds(Slice name, const SegmentView *view, NodeId node);

/* False for names that nothing decides: what knowledge_load refuses in the user's pages, and a test
 * in ours. */
bool predicate_exists(Slice name);

#endif
