/* The YAML between the two `---` lines at the top of a page, as a flat list of keys: each has one
 * value or a list of values; a key within `triggers:` is called "triggers.syntax". */
#ifndef PYLORE_KNOWLEDGE_FRONT_MATTER_H
#define PYLORE_KNOWLEDGE_FRONT_MATTER_H

#include "knowledge/faults.h"

typedef struct FrontValue {
  Slice text;
  uint32_t line; /* one-based, in the file */
  bool is_double_quoted; /* the file has it in double quotes, which are not part of `text` */
} FrontValue;

typedef struct FrontEntry {
  Slice key;
  uint32_t line; /* one-based, in the file */
  bool is_list;
  FrontValue *values;
  uint32_t count; /* 0 where nothing stands behind the key */
} FrontEntry;

typedef struct FrontMatter {
  Slice path; /* of the file, for messages */
  FrontEntry *entries;
  uint32_t count;
} FrontMatter;

/* What a page may say under a key. */
typedef struct FrontKey {
  const char *name;
  bool is_list;
  bool is_required;
} FrontKey;

/* Reads `yaml`, whose first line is line `first_line` of the file `path`.
 *   errors  false with one fault: not YAML, nested too deep, or with anchors.
 *   owns    copies in the arena of `faults`. */
bool front_matter_read(Slice yaml, Slice path, uint32_t first_line, FrontMatter *front,
                       Faults *faults);

/* Adds a fault for every key that is not in `keys` (`count` of them), is there twice, is missing,
 * or has a list where one value is wanted. A value where a list is wanted is a list of one. */
void front_matter_check(const FrontMatter *front, const FrontKey *keys, uint32_t count,
                        Faults *faults);

const FrontEntry *front_matter_find(const FrontMatter *front, const char *key); /* or NULL */
uint32_t front_matter_line(const FrontMatter *front, const char *key); /* 1 where it is missing */

/* The key's value, empty where there is none; the key's values. */
Slice front_matter_text(const FrontMatter *front, const char *key);
SliceList front_matter_list(const FrontMatter *front, const char *key, Arena *arena);

/* Which of `names` (ends with NULL) the key's value is; 0 and a fault where it is none of them, 0
 * alone where the key is missing. */
uint32_t front_matter_choice(const FrontMatter *front, const char *key, const char *const *names,
                             Faults *faults);

#endif
