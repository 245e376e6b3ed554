/* Functions that call themselves, as far as that is certain: by their own name, or in a method
 * through its first parameter; a coroutine function where it awaits the call. What other functions
 * call in between is not looked at. */
#ifndef PYLORE_CONCEPTS_RECURSION_H
#define PYLORE_CONCEPTS_RECURSION_H

#include "semantics/view.h"

/* The function_definition in whose body `node` is evaluated, lambdas and comprehensions between
 * them included; NO_NODE where there is none. */
NodeId recursion_function_around(const SegmentView *view, NodeId node);

/* The function_definition that calls itself by `callee`, the function of a call; else NO_NODE. */
NodeId recursion_of_call(const SegmentView *view, NodeId callee);

/* The callee of the first call after node `after` by which `function` calls itself; NO_NODE when
 * there is no further one. Begin with `function` itself. */
NodeId recursion_next_call(const SegmentView *view, NodeId function, NodeId after);

/* True when the only decorator of the function keeps results: functools.cache or lru_cache. */
bool recursion_is_cached(const SegmentView *view, NodeId function);

#endif
