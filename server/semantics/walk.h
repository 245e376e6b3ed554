/* One pass over the nodes of a segment that finds its scopes and every mention of a variable. */
#ifndef PYLORE_SEMANTICS_WALK_H
#define PYLORE_SEMANTICS_WALK_H

#include "semantics/builder.h"

/* The root scope must be there already. */
void walk_nodes(Builder *builder);

#endif
