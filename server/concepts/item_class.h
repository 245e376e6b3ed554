/* The class of what a loop takes out of a container, where the file shows how that was filled. */
#ifndef PYLORE_CONCEPTS_ITEM_CLASS_H
#define PYLORE_CONCEPTS_ITEM_CLASS_H

#include "semantics/view.h"

/* For the variable of a loop over `[Thread(...) for ...]`, over a name that is bound once to such a
 * list, set, tuple or dict, or over `as_completed(...)` of one: the qualified name of the items'
 * class. Empty where it is not certain. */
Slice item_class(const SegmentView *view, NodeId identifier, Arena *arena);

#endif
