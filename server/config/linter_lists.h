/* Inside of config/: lists of codes in the files that set up linters, TOML and INI alike. */
#ifndef PYLORE_CONFIG_LINTER_LISTS_H
#define PYLORE_CONFIG_LINTER_LISTS_H

#include "base/arena.h"
#include "base/slice.h"

/* An entry, one after the other: `[section]`, `key = value`. Of a list over several lines, the
 * value is all of them. What is broken ends at its line. */
typedef struct LinterEntry {
  Slice section; /* as it is written: "tool.ruff.lint"; empty above the first */
  Slice key; /* empty: the section has begun */
  Slice value;
} LinterEntry;

/* The next entry of `rest`, which is advanced; `entry` holds the one before. False at the end. */
bool linter_entry_next(Slice *rest, LinterEntry *entry);

/* The codes in a value, whatever stands between them; comments are left out. */
SliceList linter_codes(Slice value, Arena *arena);

#endif
