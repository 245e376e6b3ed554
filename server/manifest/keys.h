/* The keys that lead to a place, while a reader goes through a file. */
#ifndef PYLORE_MANIFEST_KEYS_H
#define PYLORE_MANIFEST_KEYS_H

#include "manifest/manifest.h"

enum { KEYS_AT_MOST = 24 };

typedef struct Keys {
  Slice items[KEYS_AT_MOST];
  uint32_t count; /* more than KEYS_AT_MOST: some are not kept, and the place is none */
} Keys;

void keys_add(Keys *keys, Slice key);

/* Adds the parts of a name with dots: "options.extras_require". */
void keys_add_dotted(Keys *keys, Slice name);

/* The place with a copy of the keys; none where there are too many. */
ManifestPlace keys_place(const Keys *keys, ManifestPart part, Slice text, uint32_t start,
                         uint32_t end, Arena *arena);

/* Where the line at `start` ends, its line end left out, and where the next one begins. */
size_t line_end(Slice text, size_t start);
size_t line_next(Slice text, size_t start);

bool is_line_blank(char c); /* a blank or a tab */

#endif
