/* What the calls of a function make of a parameter's default: worked out from its body. */
#ifndef PYLORE_CARDS_DEFAULT_CALLS_H
#define PYLORE_CARDS_DEFAULT_CALLS_H

#include "semantics/view.h"

/* "after the first two calls, `add(1)` and `add(2)`, `items` is `[1, 2]`" where that is certain
 * from the body; else what the second call finds, in general words; empty when the body does not
 * show that plainly. */
Slice default_second_call(const SegmentView *view, NodeId function, NodeId parameter, NodeId value,
                          Arena *arena);

/* The attribute of `self` in which the function always keeps the parameter as it is; NO_NODE when
 * there is none. */
NodeId default_kept_as(const Nodes *nodes, NodeId function, NodeId parameter);

/* The expression that takes the place of a `None`: the E of `if parameter is None: parameter = E`
 * among the statements of the body. NO_NODE when there is none. */
NodeId default_replacement(const Nodes *nodes, NodeId function, NodeId parameter);

#endif
