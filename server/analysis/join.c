#include "analysis/join.h"

#include <stdlib.h>

/* Names that are passed on: each cell of a notebook keeps them, so that very many would add up. */
enum { GIVEN_AT_MOST = 2000 };

void join_init(Join *join) {
  *join = (Join){0};
  arena_init(&join->arena);
}

void join_release(Join *join) {
  arena_release(&join->arena);
  arena_release(&join->given_arena);
}

Segment *join_class_header(Segment *const *segments, uint32_t index, uint32_t *header) {
  uint16_t level = segments[index]->level;
  if (level == 0) return NULL;
  for (uint32_t i = index; i-- > 0;) {
    if (!segments[i]->is_class_header || segments[i]->level + 1 != level) continue;
    *header = i;
    return segments[i];
  }
  return NULL;
}

const OuterNames *join_outer_names(const Join *join, Segment *const *segments, uint32_t index,
                                   Arena *arena) {
  uint16_t level = segments[index]->level;
  OuterNames *outer = ARENA_NEW(arena, OuterNames);
  *outer = join->outer;
  OuterClass *classes = ARENA_ARRAY(arena, OuterClass, level);
  for (Segment *header; outer->class_count < level; outer->class_count++) {
    header = join_class_header(segments, index, &index);
    if (header == NULL) break;
    OuterClass *class = &classes[outer->class_count];
    if (header->outer_class != NULL)
      *class = *header->outer_class;
    else if (header->summary != NULL)
      class->name = header->summary->class_name;
  }
  outer->classes = classes;
  return outer;
}

static int compare_bindings(const void *a, const void *b) {
  const ModuleBinding *left = a;
  const ModuleBinding *right = b;
  int by_name = slice_compare(left->name, right->name);
  if (by_name != 0) return by_name;
  if (left->segment != right->segment) return left->segment < right->segment ? -1 : 1;
  return (left->line > right->line) - (left->line < right->line);
}

static void merge_into(ModuleBinding *first, const ModuleBinding *other) {
  bool is_same_import = first->kind == BINDING_IMPORT && other->kind == BINDING_IMPORT &&
                        slice_equal(first->target, other->target);
  first->count += other->count;
  if (is_same_import) return;
  first->target = (Slice){"", 0};
  first->is_open = false;
  first->is_coroutine_function = false;
}

/* Sorts by name; of each name the first binding stays, and counts the others. */
static void merge(BindingList *list) {
  if (list->count == 0) return;
  qsort(list->items, list->count, sizeof(ModuleBinding), compare_bindings);
  uint32_t kept = 0;
  for (uint32_t i = 1; i < list->count; i++) {
    if (slice_equal(list->items[kept].name, list->items[i].name))
      merge_into(&list->items[kept], &list->items[i]);
    else
      list->items[++kept] = list->items[i];
  }
  list->count = kept + 1;
}

/* Copies, since a join outlives the summaries that it was made of. */
static void add(BindingList *list, const ModuleBinding *bindings, uint32_t count, uint32_t segment,
                Arena *arena) {
  for (uint32_t i = 0; i < count; i++) {
    ModuleBinding *copy = &list->items[list->count++];
    *copy = bindings[i];
    copy->segment = segment;
    copy->name = arena_copy(arena, bindings[i].name);
    copy->target = arena_copy(arena, bindings[i].target);
  }
}

static BindingList module_bindings(Segment *const *segments, uint32_t count, BindingList given,
                                   Arena *arena) {
  uint32_t total = given.count;
  for (uint32_t i = 0; i < count; i++) {
    const Summary *summary = segments[i]->summary;
    if (summary != NULL) total += summary->root_count + summary->global_count;
  }
  BindingList list = {.items = ARENA_ARRAY(arena, ModuleBinding, total)};
  for (uint32_t i = 0; i < count; i++) {
    const Summary *summary = segments[i]->summary;
    if (summary == NULL) continue;
    if (segments[i]->level == 0)
      add(&list, summary->root, summary->root_count, i, arena);
    else
      add(&list, summary->globals, summary->global_count, i, arena);
  }
  add(&list, given.items, given.count, NO_SEGMENT, arena);
  merge(&list);
  return list;
}

/* The joined bindings of the statements directly in the body of the class whose header is
 * `segments[header]`: names of the class, or attributes of its objects. */
static BindingList class_bindings(Segment *const *segments, uint32_t count, uint32_t header,
                                  bool is_attributes, Arena *arena) {
  BindingList list = {0};
  uint16_t level = segments[header]->level;
  for (int is_filling = 0; is_filling < 2; is_filling++) {
    uint32_t total = 0;
    for (uint32_t i = header + 1; i < count && segments[i]->level > level; i++) {
      const Summary *summary = segments[i]->summary;
      if (summary == NULL || segments[i]->level != level + 1) continue;
      const ModuleBinding *items = is_attributes ? summary->attributes : summary->root;
      uint32_t item_count = is_attributes ? summary->attribute_count : summary->root_count;
      if (is_filling) add(&list, items, item_count, i, arena);
      total += item_count;
    }
    if (!is_filling) list.items = ARENA_ARRAY(arena, ModuleBinding, total);
  }
  merge(&list);
  return list;
}

/* The segments [from, to) of which those at `level` count. */
typedef struct ClassRange {
  uint32_t from;
  uint32_t to;
  uint32_t level;
} ClassRange;

static const ClassLine *join_class_lines(Segment *const *segments, ClassRange range,
                                         uint32_t *count, Arena *arena) {
  ClassLine *lines = NULL;
  for (int is_filling = 0; is_filling < 2; is_filling++) {
    *count = 0;
    for (uint32_t i = range.from; i < range.to; i++) {
      const Summary *summary = segments[i]->summary;
      if (summary == NULL || segments[i]->level != range.level) continue;
      for (uint32_t k = 0; k < summary->class_count; k++, ++*count)
        if (is_filling)
          lines[*count] = (ClassLine){arena_copy(arena, summary->classes[k].name),
                                      arena_copy_list(arena, summary->classes[k].bases)};
    }
    if (!is_filling) lines = ARENA_ARRAY(arena, ClassLine, *count);
  }
  return lines;
}

/* What the statements in the range hand to names that they call. */
static SliceList join_wrapped(Segment *const *segments, ClassRange range, Arena *arena) {
  Slice *items = NULL;
  uint32_t count = 0;
  for (uint32_t i = range.from; i < range.to; i++) {
    const Summary *summary = segments[i]->summary;
    if (summary == NULL || segments[i]->level != range.level) continue;
    if (summary->wrapped.count == 0) continue;
    items = arena_grow(arena, items, count, count + summary->wrapped.count, sizeof(Slice));
    for (uint32_t k = 0; k < summary->wrapped.count; k++)
      items[count++] = arena_copy(arena, summary->wrapped.items[k]);
  }
  return (SliceList){items, count};
}

/* What is said of the class by words alone: bases, wrapped methods, classes in its body. */
static void add_class_lines(OuterClass *class, Segment *const *segments, uint32_t count,
                            uint32_t header, Arena *arena) {
  ClassRange body = {.from = header + 1, .to = header + 1, .level = segments[header]->level + 1u};
  while (body.to < count && segments[body.to]->level >= body.level) body.to++;
  class->class_lines = join_class_lines(segments, body, &class->class_line_count, arena);
  class->wrapped = join_wrapped(segments, body, arena);
  const Summary *summary = segments[header]->summary;
  if (summary != NULL && summary->class_count > 0)
    class->bases = arena_copy_list(arena, summary->classes[summary->class_count - 1].bases);
}

static OuterClass *join_class(const Join *join, Segment *const *segments, uint32_t count,
                              uint32_t header, Arena *arena) {
  const Summary *summary = segments[header]->summary;
  OuterClass *class = ARENA_NEW(arena, OuterClass);
  BindingList bound = class_bindings(segments, count, header, false, arena);
  BindingList attributes = class_bindings(segments, count, header, true, arena);
  names_close(attributes.items, attributes.count, &join->outer, arena);
  Slice *names = ARENA_ARRAY(arena, Slice, bound.count);
  for (uint32_t i = 0; i < bound.count; i++) names[i] = bound.items[i].name;
  class->members = bound.items;
  class->bound = (SliceList){names, bound.count};
  class->attributes = attributes.items;
  class->attribute_count = attributes.count;
  add_class_lines(class, segments, count, header, arena);
  if (summary == NULL) return class;
  class->name = arena_copy(arena, summary->class_name);
  uint32_t parameter_count = summary->type_parameters.count;
  Slice *parameters = ARENA_ARRAY(arena, Slice, parameter_count);
  for (uint32_t i = 0; i < parameter_count; i++)
    parameters[i] = arena_copy(arena, summary->type_parameters.items[i]);
  class->type_parameters = (SliceList){parameters, parameter_count};
  return class;
}

static bool means_same(const ModuleBinding *a, const ModuleBinding *b) {
  return a->kind == b->kind && a->count == b->count && slice_equal(a->target, b->target) &&
         a->is_coroutine_function == b->is_coroutine_function;
}

static bool lists_equal(const ModuleBinding *a, uint32_t a_count, const ModuleBinding *b,
                        uint32_t b_count) {
  if (a_count != b_count) return false;
  for (uint32_t i = 0; i < a_count; i++)
    if (!slice_equal(a[i].name, b[i].name) || !means_same(&a[i], &b[i])) return false;
  return true;
}

bool join_take_names(Join *join, const Join *before) {
  const OuterNames none = {0};
  bool is_none = before == NULL || before->outer.module_count > GIVEN_AT_MOST;
  const OuterNames *outer = is_none ? &none : &before->outer;
  if (lists_equal(outer->module, outer->module_count, join->given.items, join->given.count))
    return false;
  arena_reset(&join->given_arena);
  join->given =
      (BindingList){.items = ARENA_ARRAY(&join->given_arena, ModuleBinding, outer->module_count)};
  add(&join->given, outer->module, outer->module_count, NO_SEGMENT, &join->given_arena);
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

static bool classes_equal(const OuterClass *a, const OuterClass *b) {
  if (a == NULL || b == NULL) return a == b;
  if (!slice_equal(a->name, b->name)) return false;
  if (!lists_equal(a->attributes, a->attribute_count, b->attributes, b->attribute_count))
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

static uint64_t hash_of_lines(uint64_t hash, const ClassLine *lines, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    hash = add_hash(hash, lines[i].name);
    for (uint32_t k = 0; k < lines[i].bases.count; k++)
      hash = add_hash(hash, lines[i].bases.items[k]);
  }
  return hash;
}

uint64_t join_method_kinds(const OuterClass *class) {
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
      kinds[segment->level + 1] = join_method_kinds(segment->outer_class);
  }
  return first;
}

static void join_module_classes(Join *join, Segment *const *segments, uint32_t count) {
  const ClassRange all = {.from = 0, .to = count, .level = 0};
  join->outer.class_lines =
      join_class_lines(segments, all, &join->outer.class_line_count, &join->arena);
  join->class_hash = hash_of_lines(0, join->outer.class_lines, join->outer.class_line_count);
}

uint32_t join_update(Join *join, Segment *const *segments, uint32_t count) {
  Join old = *join;
  arena_init(&join->arena);
  join->class_hash = 0;
  join->outer = (OuterNames){.module_name = old.outer.module_name,
                             .is_package = old.outer.is_package,
                             .folder = old.outer.folder};
  Arena scratch;
  arena_init(&scratch);
  BindingList module = module_bindings(segments, count, join->given, &join->arena);
  join->outer.module = module.items;
  join->outer.module_count = module.count;
  names_close(module.items, module.count, &join->outer, &join->arena);
  join_module_classes(join, segments, count);
  bool *is_class_changed = ARENA_ARRAY(&scratch, bool, count);
  for (uint32_t i = 0; i < count; i++) {
    if (!segments[i]->is_class_header) {
      segments[i]->outer_class = NULL;
      continue;
    }
    const OuterClass *class = join_class(join, segments, count, i, &join->arena);
    is_class_changed[i] = !classes_equal(segments[i]->outer_class, class);
    segments[i]->outer_class = class;
    join->class_hash = hash_of_lines(join->class_hash, class->class_lines, class->class_line_count);
  }
  HashList changed = changed_names(&old.outer, &join->outer, &scratch);
  uint32_t first = mark_stale(segments, count, changed, is_class_changed);
  first = mark_by_classes(segments, count, join->class_hash, first, &scratch);
  arena_release(&scratch);
  arena_release(&old.arena);
  return first;
}
