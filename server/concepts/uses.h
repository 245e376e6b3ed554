/* What the code of a segment is about, place by place. */
#ifndef PYLORE_CONCEPTS_USES_H
#define PYLORE_CONCEPTS_USES_H

#include "concepts/concepts.h"

typedef void (*UseVisitor)(void *context, const SegmentView *view, const Concept *concept);

/* Calls `visit` for each topic of each place in the order of the text, further topics included;
 * what several leaves of a place are about comes once. */
void uses_visit(const SegmentView *view, const Knowledge *knowledge, UseVisitor visit,
                void *context);

#endif
