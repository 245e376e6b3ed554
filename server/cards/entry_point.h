/* What a command or plug-in point of a project leads to. */
#ifndef PYLORE_CARDS_ENTRY_POINT_H
#define PYLORE_CARDS_ENTRY_POINT_H

#include "cards/fact.h"
#include "manifest/manifest.h"

/* The fact for a value of the file `name`; empty where that place holds no entry point.
 *   source  PyPA specifications, "Entry points". */
Fact entry_point_fact(Slice name, const ManifestPlace *place, Arena *arena);

#endif
