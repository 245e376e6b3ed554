#include "semantics/name_index.h"

enum { CAPACITY_MIN = 32 };

/* Multiplied once more: the low bits choose the slot, and short names differ little in them. */
static uint32_t fold(uint64_t hash) {
  return (uint32_t)((hash * 0x9e3779b97f4a7c15u) >> 32);
}

IndexSearch name_index_search(uint64_t hash) {
  uint32_t folded = fold(hash);
  return (IndexSearch){.hash = folded, .position = folded};
}

uint32_t name_index_next(const NameIndex *index, IndexSearch *search) {
  if (index->capacity == 0) return NO_ITEM;
  for (;;) {
    const IndexSlot *slot = &index->slots[search->position & (index->capacity - 1)];
    if (slot->item == 0) return NO_ITEM;
    search->position++;
    if (slot->hash == search->hash) return slot->item - 1;
  }
}

static void put(NameIndex *index, IndexSlot added) {
  uint32_t position = added.hash;
  while (index->slots[position & (index->capacity - 1)].item != 0) position++;
  index->slots[position & (index->capacity - 1)] = added;
}

static void grow(NameIndex *index, Arena *arena) {
  NameIndex old = *index;
  index->capacity = old.capacity == 0 ? CAPACITY_MIN : old.capacity * 2;
  index->slots = ARENA_ARRAY(arena, IndexSlot, index->capacity);
  for (uint32_t i = 0; i < old.capacity; i++)
    if (old.slots[i].item != 0) put(index, old.slots[i]);
}

void name_index_add(NameIndex *index, uint64_t hash, uint32_t item, Arena *arena) {
  if (index->count * 2 >= index->capacity) grow(index, arena);
  put(index, (IndexSlot){.hash = fold(hash), .item = item + 1});
  index->count++;
}
