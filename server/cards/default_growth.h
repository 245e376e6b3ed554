/* What a function does to the default of one of its parameters, where its body shows that plainly:
 * each call that takes the default puts one more thing into it. */
#ifndef PYLORE_CARDS_DEFAULT_GROWTH_H
#define PYLORE_CARDS_DEFAULT_GROWTH_H

#include "semantics/view.h"

typedef enum GrowthKind { GROWTH_NONE, GROWTH_APPEND, GROWTH_ADD, GROWTH_STORE } GrowthKind;

typedef struct Growth {
  GrowthKind kind;
  NodeId key; /* of a store: `items[key] = item`; else NO_NODE */
  NodeId item; /* what is appended, added or stored */
  NodeId statement; /* the one that does it */
} Growth;

/* The one thing that every call of `function` does with `parameter` (its identifier) before
 * anything else can happen: GROWTH_NONE where it does more, or not in every call, or where calling
 * it does not run it (generators, coroutines, decorated functions). Nothing else in the function
 * touches the parameter but to read it. */
Growth growth_find(const SegmentView *view, NodeId function, NodeId parameter);

#endif
