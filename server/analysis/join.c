#include "analysis/join.h"

#include <stdlib.h>

#include "analysis/join_changes.h"

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

bool join_take_names(Join *join, const Join *before) {
  const OuterNames none = {0};
  bool is_none = before == NULL || before->outer.module_count > GIVEN_AT_MOST;
  const OuterNames *outer = is_none ? &none : &before->outer;
  if (join_changes_is_same_list(outer->module, outer->module_count, join->given.items,
                                join->given.count))
    return false;
  arena_reset(&join->given_arena);
  join->given =
      (BindingList){.items = ARENA_ARRAY(&join->given_arena, ModuleBinding, outer->module_count)};
  add(&join->given, outer->module, outer->module_count, NO_SEGMENT, &join->given_arena);
  return true;
}

static void join_module_classes(Join *join, Segment *const *segments, uint32_t count) {
  const ClassRange all = {.from = 0, .to = count, .level = 0};
  join->outer.class_lines =
      join_class_lines(segments, all, &join->outer.class_line_count, &join->arena);
  join->class_hash =
      join_changes_add_lines(0, join->outer.class_lines, join->outer.class_line_count);
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
    is_class_changed[i] = !join_changes_is_same_class(segments[i]->outer_class, class);
    segments[i]->outer_class = class;
    join->class_hash =
        join_changes_add_lines(join->class_hash, class->class_lines, class->class_line_count);
  }
  const JoinChanges changes = {.before = &old.outer,
                               .after = &join->outer,
                               .is_class_changed = is_class_changed,
                               .class_hash = join->class_hash};
  uint32_t first = join_changes_mark(&changes, segments, count, &scratch);
  arena_release(&scratch);
  arena_release(&old.arena);
  return first;
}
