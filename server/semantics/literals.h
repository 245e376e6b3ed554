/* Classes that can be read off an expression: literals, and the files that `open` gives. */
#ifndef PYLORE_SEMANTICS_LITERALS_H
#define PYLORE_SEMANTICS_LITERALS_H

#include "semantics/value.h"
#include "syntax/nodes.h"

/* "builtins.list" for a list, "builtins.str" for text, ...; empty for anything else. */
Slice literal_class(const Nodes *nodes, NodeId expression);

/* The result of a call to `callee`, which is `result` but for `open` and its like: what those give
 * follows from the mode. `call` may be NO_NODE. */
Value literal_opened(const Nodes *nodes, NodeId call, Value callee, Value result, Arena *arena);

#endif
