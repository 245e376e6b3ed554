/* Where a file lies among the modules of its project, and what its packages are called. */
#ifndef PYLORE_SESSION_FILE_PLACE_H
#define PYLORE_SESSION_FILE_PLACE_H

#include "analysis/document.h"

/* A folder is a package where it has an __init__.py; the module's name begins at the topmost of
 * them. Of what is no file of this machine only the path is known.
 *   owns    everything lives in `arena`. */
FilePlace file_place_find(Slice uri, Arena *arena);
/* The same by path. */
FilePlace file_place_of_path(Slice path, Arena *arena);

#endif
