#include "concepts/uses.h"

#include <stdlib.h>

/* By place, then by topic, so that what several leaves are about comes once. */
static int compare_concepts(const void *a, const void *b) {
  const Concept *left = a;
  const Concept *right = b;
  if (left->node != right->node) return left->node < right->node ? -1 : 1;
  int order = slice_compare(left->topic->id, right->topic->id);
  return order != 0 ? order : slice_compare(left->role, right->role);
}

typedef struct ConceptList {
  Concept *items;
  uint32_t count;
  uint32_t capacity;
  Arena *arena;
} ConceptList;

static void add_concepts_at(ConceptList *list, const SegmentView *view, const Knowledge *knowledge,
                            NodeId leaf) {
  Concept found[CONCEPTS_AT_MOST];
  uint32_t count = concepts_at(view, knowledge, leaf, found, list->arena);
  if (list->count + count > list->capacity) {
    uint32_t capacity = list->capacity * 2 + CONCEPTS_AT_MOST;
    list->items = arena_grow(list->arena, list->items, list->count, capacity, sizeof(Concept));
    list->capacity = capacity;
  }
  for (uint32_t i = 0; i < count; i++) list->items[list->count++] = found[i];
}

void uses_visit(const SegmentView *view, const Knowledge *knowledge, UseVisitor visit,
                void *context) {
  const Nodes *nodes = view->nodes;
  Arena arena;
  arena_init(&arena);
  ConceptList list = {.arena = &arena};
  for (NodeId id = 0; id < nodes->count; id++)
    if (nodes_first_child(nodes, id) == NO_NODE) add_concepts_at(&list, view, knowledge, id);
  if (list.count > 0) qsort(list.items, list.count, sizeof(Concept), compare_concepts);
  for (uint32_t i = 0; i < list.count; i++)
    if (i == 0 || compare_concepts(&list.items[i - 1], &list.items[i]) != 0)
      visit(context, view, &list.items[i]);
  arena_release(&arena);
}
