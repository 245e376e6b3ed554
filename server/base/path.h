/* Paths with `/` in them, by their text alone: nothing here asks the disk. */
#ifndef PYLORE_BASE_PATH_H
#define PYLORE_BASE_PATH_H

#include "base/arena.h"

/* What is behind the last `/`. */
Slice path_name(Slice path);

/* The folder that holds the path, an empty slice for a bare name; the root is in itself. */
Slice path_parent(Slice path);

/* `name` in the folder. */
Slice path_join(Slice folder, Slice name, Arena *arena);

/* The path as seen from the folder, whose `..` and `.` are followed; an absolute one as it is. */
Slice path_resolve(Slice folder, Slice path, Arena *arena);

#endif
