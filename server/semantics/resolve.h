/* Decides what every variable means, after the walk. */
#ifndef PYLORE_SEMANTICS_RESOLVE_H
#define PYLORE_SEMANTICS_RESOLVE_H

#include "semantics/builder.h"

void resolve_variables(Builder *builder);

#endif
