#include "analysis/join_changes.h"

#include <stdlib.h>

static bool means_same(const ModuleBinding *a, const ModuleBinding *b) {
  return a->kind == b->kind && a->count == b->count && slice_equal(a->target, b->target) &&
         a->is_coroutine_function == b->is_coroutine_function;
}

bool join_changes_is_same_list(const ModuleBinding *a, uint32_t a_count, const ModuleBinding *b,
                               uint32_t b_count) {
  if (a_count != b_count) return false;
  for (uint32_t i = 0; i < a_count; i++)
    if (!slice_equal(a[i].name, b[i].name) || !means_same(&a[i], &b[i])) return false;
  return true;
}

/* Where in a walk over two sorted tables a name stands: in which of them. NULL is a table's end. */
static int next_name(const ModuleBinding *a, const ModuleBinding *b) {
  if (a == NULL || b == NULL) return a == NULL ? 1 : -1;
  return slice_compare(a->name, b->name);
}

typedef struct HashList {
  uint64_t *items;
  uint32_t count;
} HashList;

static int compare_hashes(const void *a, const void *b) {
  uint64_t left = *(const uint64_t *)a;
  uint64_t right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

/* The hashes of names that mean something else in `after` than in `before`, sorted. */
static HashList changed_names(const OuterNames *before, const OuterNames *after, Arena *arena) {
  uint32_t most = before->module_count + after->module_count;
  HashList changed = {.items = ARENA_ARRAY(arena, uint64_t, most)};
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < before->module_count || j < after->module_count) {
    const ModuleBinding *old = i < before->module_count ? &before->module[i] : NULL;
    const ModuleBinding *new = j < after->module_count ? &after->module[j] : NULL;
    int order = next_name(old, new);
    const ModuleBinding *first = order > 0 ? new : old;
    if (first == NULL) break;
    if (order != 0 || !means_same(old, new))
      changed.items[changed.count++] = slice_hash(first->name);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  if (changed.count > 1) qsort(changed.items, changed.count, sizeof(uint64_t), compare_hashes);
  return changed;
}

bool join_changes_is_same_class(const OuterClass *a, const OuterClass *b) {
  if (a == NULL || b == NULL) return a == b;
  if (!slice_equal(a->name, b->name)) return false;
  if (!join_changes_is_same_list(a->attributes, a->attribute_count, b->attributes,
                                 b->attribute_count))
    return false;
  return slice_lists_equal(a->bound, b->bound) &&
         slice_lists_equal(a->type_parameters, b->type_parameters);
}

static bool shares_hash(const Segment *segment, HashList changed) {
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < segment->dependency_count && j < changed.count) {
    if (segment->dependencies[i] == changed.items[j]) return true;
    if (segment->dependencies[i] < changed.items[j])
      i++;
    else
      j++;
  }
  return false;
}

/* Marks what rests on a changed name, or stands in a class that changed. */
static uint32_t mark_stale(Segment *const *segments, uint32_t count, HashList changed,
                           const bool *is_class_changed) {
  uint32_t first = count;
  uint32_t unchanged_until = 0; /* the level below which no class around has changed */
  for (uint32_t i = 0; i < count; i++) {
    Segment *segment = segments[i];
    if (unchanged_until > 0 && segment->level < unchanged_until) unchanged_until = 0;
    if (segment->asked_outside && !segment->is_stale &&
        (unchanged_until > 0 || shares_hash(segment, changed)))
      segment->is_stale = true;
    if (segment->is_stale && first == count) first = i;
    if (is_class_changed[i] && unchanged_until == 0) unchanged_until = segment->level + 1u;
  }
  return first;
}

static uint64_t add_hash(uint64_t hash, Slice text) {
  return (hash ^ slice_hash(text)) * UINT64_C(0x100000001b3) + 1;
}

uint64_t join_changes_add_lines(uint64_t hash, const ClassLine *lines, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    hash = add_hash(hash, lines[i].name);
    for (uint32_t k = 0; k < lines[i].bases.count; k++)
      hash = add_hash(hash, lines[i].bases.items[k]);
  }
  return hash;
}

uint64_t join_changes_method_kinds(const OuterClass *class) {
  static const char *const metaclasses[] = {"type", ".type", "ABCMeta", ".ABCMeta"};
  uint64_t hash = 0;
  if (class == NULL) return 0;
  for (uint32_t i = 0; i < class->bases.count; i++)
    for (size_t k = 0; k < sizeof metaclasses / sizeof metaclasses[0]; k++)
      if (slice_is(class->bases.items[i], metaclasses[k])) hash = 1;
  for (uint32_t i = 0; i < class->wrapped.count; i++)
    hash = add_hash(hash, class->wrapped.items[i]);
  return hash;
}

/* What a segment saw of the classes around is another thing now. */
static bool sees_other_classes(const Segment *segment, uint64_t kinds, uint64_t class_hash) {
  return segment->kinds_seen != kinds ||
         (segment->asked_classes && segment->classes_seen != class_hash);
}

static uint32_t mark_by_classes(Segment *const *segments, uint32_t count, uint64_t class_hash,
                                uint32_t first, Arena *scratch) {
  uint32_t levels = 1;
  for (uint32_t i = 0; i < count; i++)
    if (segments[i]->level + 2u > levels) levels = segments[i]->level + 2u;
  uint64_t *kinds = ARENA_ARRAY(scratch, uint64_t, levels); /* by level, of the class around */
  for (uint32_t i = 0; i < count; i++) {
    Segment *segment = segments[i];
    uint64_t around = segment->level == 0 ? 0 : kinds[segment->level];
    if (sees_other_classes(segment, around, class_hash)) segment->is_stale = true;
    if (segment->is_stale && i < first) first = i;
    if (segment->is_class_header)
      kinds[segment->level + 1] = join_changes_method_kinds(segment->outer_class);
  }
  return first;
}

uint32_t join_changes_mark(const JoinChanges *changes, Segment *const *segments, uint32_t count,
                           Arena *scratch) {
  HashList changed = changed_names(changes->before, changes->after, scratch);
  uint32_t first = mark_stale(segments, count, changed, changes->is_class_changed);
  return mark_by_classes(segments, count, changes->class_hash, first, scratch);
}
