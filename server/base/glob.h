/* Patterns of the shell for names and paths: `*` any run, `?` one character, `[a-z]` and `[!a-z]`
 * one of some. Nothing here knows what is a path: `*` matches `/` too.
 *   source  Python's library, "fnmatch". */
#ifndef PYLORE_BASE_GLOB_H
#define PYLORE_BASE_GLOB_H

#include "base/slice.h"

/* Whether the whole text fits the pattern; case matters. */
bool glob_matches(Slice pattern, Slice text);

#endif
