/* Where a file lies among the modules of its project: what its packages are called, and which
 * modules lie beside it. The one place that looks at the disk around a document. */
#ifndef PYLORE_SESSION_FILE_PLACE_H
#define PYLORE_SESSION_FILE_PLACE_H

#include "analysis/document.h"

/* A folder is a package where it has an __init__.py; the module's name begins at the topmost of
 * them. Of what is no file of this machine only the path is known.
 *   owns    everything lives in `arena`. */
FilePlace file_place_find(Slice uri, Arena *arena);
/* The same by path, but for the neighbours, which only cards need. */
FilePlace file_place_of_path(Slice path, Arena *arena);
void file_place_add_neighbours(FilePlace *place, Arena *arena);

#endif
