/* Patterns of the shell for names and paths: `*` any run, `?` one character, `[a-z]` and `[!a-z]`
 * one of some. `*` matches `/` too. A part `**` stands for any number of folders, also for none.
 *   source  Python's library, "fnmatch"; ruff's patterns for `**` and `{a,b}`. */
#ifndef PYLORE_BASE_GLOB_H
#define PYLORE_BASE_GLOB_H

#include "base/arena.h"

/* Whether the whole text fits the pattern; case matters. */
bool glob_matches(Slice pattern, Slice text);

/* The patterns that `{a,b}` stands for: `{src,tests}/x` is src/x and tests/x. A pattern without
 * braces is the only one; of very many only some. */
SliceList glob_alternatives(Slice pattern, Arena *arena);

#endif
