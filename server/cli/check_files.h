/* The files that `pylore check PATH...` is about. */
#ifndef PYLORE_CLI_CHECK_FILES_H
#define PYLORE_CLI_CHECK_FILES_H

#include "base/arena.h"

typedef struct FileList {
  const char **paths; /* in a stable order: as given, folders by name */
  bool *is_found; /* in a folder, and not named itself */
  uint32_t count;
  uint32_t capacity;
} FileList;

/* Adds `path`, or if it is a folder the Python files below it. Below, but not for `path` itself,
 * hidden folders, symbolic links to folders, virtual environments and the like are left out.
 * What is not there is added too, and so is a folder that cannot be listed: reading it says what is
 * wrong. */
void check_files_add(FileList *list, const char *path, Arena *arena);

#endif
