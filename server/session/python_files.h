/* The Python files below folders. */
#ifndef PYLORE_SESSION_PYTHON_FILES_H
#define PYLORE_SESSION_PYTHON_FILES_H

#include <stdatomic.h>

#include "base/arena.h"

typedef struct FileList {
  const char **paths; /* in a stable order: as given, folders by name */
  bool *is_found; /* in a folder, and not named itself */
  uint32_t count;
  uint32_t capacity;
} FileList;

/* How folders are gone through; all members may be zero. */
typedef struct FolderWalk {
  bool (*leaves_out)(void *context, Slice path); /* a file, or a folder with all that is in it */
  void *context;
  uint32_t files_at_most; /* in the list, which ends there; 0: any number */
  uint32_t entries_at_most; /* that are looked at; 0: any number */
  const atomic_bool *is_stopped; /* once it is true, the walk ends */
} FolderWalk;

/* Adds `path`, or if it is a folder the Python files below it. Below, but not for `path` itself,
 * hidden folders, symbolic links to folders, virtual environments and the like are left out.
 * What is not there is added too, and so is a folder that cannot be listed: reading it says what is
 * wrong.
 *   errors  false where the walk came to one of its ends. */
bool python_files_add(FileList *list, const char *path, const FolderWalk *walk, Arena *arena);

#endif
