#include <stdlib.h>

#include "base/memory.h"
#include "cli/check.h"

typedef struct PlacedEdit {
  const TextEdit *edit;
  uint32_t finding; /* index; edits at the same place stay in this order */
} PlacedEdit;

typedef struct EditList {
  PlacedEdit *items;
  uint32_t count;
} EditList;

static bool is_allowed(const CheckOptions *options, const Finding *finding) {
  return finding->fix.edit_count > 0 && (finding->fix.is_safe || options->unsafe_fixes);
}

static EditList gather_edits(const CheckOptions *options, const Finding *findings, uint32_t count) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < count; i++)
    if (is_allowed(options, &findings[i])) total += findings[i].fix.edit_count;
  EditList list = {.items = memory_create(total, sizeof(PlacedEdit))};
  for (uint32_t i = 0; i < count; i++) {
    if (!is_allowed(options, &findings[i])) continue;
    for (uint32_t j = 0; j < findings[i].fix.edit_count; j++)
      list.items[list.count++] = (PlacedEdit){&findings[i].fix.edits[j], i};
  }
  return list;
}

static int compare_edits(const void *a, const void *b) {
  const PlacedEdit *left = a;
  const PlacedEdit *right = b;
  if (left->edit->start != right->edit->start)
    return left->edit->start < right->edit->start ? -1 : 1;
  if (left->edit->end != right->edit->end) return left->edit->end < right->edit->end ? -1 : 1;
  return left->finding < right->finding ? -1 : left->finding > right->finding;
}

/* Whether an edit runs into the one before it, or touches it: a blank and a line break put in at
 * one place would make an indentation. What one rule puts in at one place is in its order. */
static bool is_in_the_way(const PlacedEdit *last, const PlacedEdit *next, const Finding *findings) {
  if (next->edit->start != last->edit->end) return next->edit->start < last->edit->end;
  return findings[last->finding].rule != findings[next->finding].rule;
}

/* A fix of which an edit is in the way of another's is left for the next round, whole. */
static void reject_overlapping(const EditList *list, const Finding *findings, bool *is_rejected) {
  const PlacedEdit *last = NULL;
  for (uint32_t i = 0; i < list->count; i++) {
    const PlacedEdit *placed = &list->items[i];
    if (last != NULL && is_in_the_way(last, placed, findings))
      is_rejected[placed->finding] = true;
    else
      last = placed;
  }
}

static void add_chosen(const EditList *list, const bool *is_rejected, uint32_t offset,
                       ChosenFixes *chosen, Arena *arena) {
  TextEdit *edits = ARENA_ARRAY(arena, TextEdit, list->count);
  for (uint32_t i = 0; i < list->count; i++) {
    if (is_rejected[list->items[i].finding]) continue;
    const TextEdit *edit = list->items[i].edit;
    edits[chosen->edit_count++] = (TextEdit){edit->start + offset, edit->end + offset, edit->text};
  }
  chosen->edits = edits;
}

ChosenFixes check_choose_fixes(const CheckOptions *options, const Finding *findings, uint32_t count,
                               uint32_t offset, Arena *arena) {
  ChosenFixes chosen = {0};
  EditList list = gather_edits(options, findings, count);
  if (list.count > 0) {
    bool *is_rejected = memory_create(count, sizeof *is_rejected);
    qsort(list.items, list.count, sizeof *list.items, compare_edits);
    reject_overlapping(&list, findings, is_rejected);
    for (uint32_t i = 0; i < count; i++)
      if (is_allowed(options, &findings[i]) && !is_rejected[i]) chosen.fixes++;
    add_chosen(&list, is_rejected, offset, &chosen, arena);
    free(is_rejected);
  }
  free(list.items);
  return chosen;
}

void check_apply_fixes(const ChosenFixes *chosen, Slice text, Buffer *out) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < chosen->edit_count; i++) {
    const TextEdit *edit = &chosen->edits[i];
    buffer_add(out, slice_sub(text, at, edit->start));
    buffer_add(out, edit->text);
    at = edit->end;
  }
  buffer_add(out, slice_sub(text, at, text.len));
}
