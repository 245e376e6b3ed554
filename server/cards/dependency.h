/* What a dependency asks for, piece by piece. */
#ifndef PYLORE_CARDS_DEPENDENCY_H
#define PYLORE_CARDS_DEPENDENCY_H

#include "cards/fact.h"
#include "manifest/manifest.h"

/* The fact for a value of the file `name`; empty where that place holds no dependency, and where
 * what it holds cannot be read. */
Fact dependency_fact(Slice name, const ManifestPlace *place, Arena *arena);

#endif
