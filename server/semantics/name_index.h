/* A hash table from 32-bit hashes to item numbers. The items and their keys are the caller's, so
 * that one table serves names as well as pairs of scope and name. */
#ifndef PYLORE_SEMANTICS_NAME_INDEX_H
#define PYLORE_SEMANTICS_NAME_INDEX_H

#include "base/arena.h"

#define NO_ITEM UINT32_MAX

typedef struct IndexSlot {
  uint32_t hash;
  uint32_t item; /* plus 1; 0: the slot is free */
} IndexSlot;

typedef struct NameIndex {
  IndexSlot *slots;
  uint32_t capacity; /* 0 or a power of two, at most half of it in use */
  uint32_t count;
} NameIndex;

/* Where a search starts; and the next item with that hash, NO_ITEM after the last. */
typedef struct IndexSearch {
  uint32_t hash;
  uint32_t position;
} IndexSearch;
IndexSearch name_index_search(uint64_t hash);
uint32_t name_index_next(const NameIndex *index, IndexSearch *search);

/* Adds an item; the table grows in `arena`. */
void name_index_add(NameIndex *index, uint64_t hash, uint32_t item, Arena *arena);

#endif
