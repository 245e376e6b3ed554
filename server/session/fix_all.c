#include "session/fix_all.h"

#include <string.h>

typedef struct EditList {
  TextEdit *items; /* sorted */
  uint32_t count;
} EditList;

/* How many edits begin before `edit` does. */
static uint32_t place_of(const EditList *list, const TextEdit *edit) {
  uint32_t low = 0;
  uint32_t high = list->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (list->items[middle].start < edit->start)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Edits that touch count as overlapping: two insertions at one place would follow each other in an
 * order that is a guess, and a blank behind a new line would indent it. */
static bool overlaps(const EditList *list, const TextEdit *edit) {
  uint32_t place = place_of(list, edit);
  bool hits_next = place < list->count && list->items[place].start <= edit->end;
  return hits_next || (place > 0 && list->items[place - 1].end >= edit->start);
}

static bool is_free(const EditList *list, const Fix *fix) {
  for (uint32_t i = 0; i < fix->edit_count; i++)
    if (overlaps(list, &fix->edits[i])) return false;
  return true;
}

static void insert(EditList *list, TextEdit edit) {
  uint32_t place = place_of(list, &edit);
  memmove(list->items + place + 1, list->items + place,
          (list->count - place) * sizeof *list->items);
  list->items[place] = edit;
  list->count++;
}

const TextEdit *fix_all_safe(const Finding *findings, uint32_t count, uint32_t *edit_count,
                             Arena *arena) {
  uint32_t capacity = 0;
  for (uint32_t i = 0; i < count; i++) capacity += findings[i].fix.edit_count;
  EditList list = {.items = ARENA_ARRAY(arena, TextEdit, capacity)};
  for (uint32_t i = 0; i < count; i++) {
    const Fix *fix = &findings[i].fix;
    if (!fix->is_safe || !is_free(&list, fix)) continue;
    for (uint32_t k = 0; k < fix->edit_count; k++) insert(&list, fix->edits[k]);
  }
  *edit_count = list.count;
  return list.items;
}
