/* Places where a name of a class only says which type is meant: nothing is called there. */
#ifndef PYLORE_CONCEPTS_TYPE_PLACE_H
#define PYLORE_CONCEPTS_TYPE_PLACE_H

#include "syntax/nodes.h"

/* True within an annotation, a type alias or type arguments, down to a fixed depth of brackets; not
 * in the arguments of calls in them, as in `Annotated[int, Gt(5)]`. */
bool type_place_is_hint(const Nodes *nodes, NodeId node);

/* True for the name of the class in a class pattern, and for hints. */
bool type_place_is(const Nodes *nodes, NodeId node);

#endif
