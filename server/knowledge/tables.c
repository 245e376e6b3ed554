#include "knowledge/tables.h"

#include <stdlib.h>
#include <string.h>

#include "knowledge/groups.h"

/* "beginner" < "intermediate" < "advanced" */
static uint32_t level_rank(Slice level) {
  return slice_is(level, "advanced") ? 2 : slice_is(level, "intermediate") ? 1 : 0;
}

static int compare_numbers(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

static int compare_topics(const void *a, const void *b) {
  const Topic *left = *(const Topic *const *)a;
  const Topic *right = *(const Topic *const *)b;
  int order = compare_numbers(topic_group_rank(left->group), topic_group_rank(right->group));
  if (order == 0) order = slice_compare(left->group, right->group);
  if (order == 0) order = compare_numbers(level_rank(left->level), level_rank(right->level));
  if (order == 0) order = slice_compare(left->title, right->title);
  return order != 0 ? order : slice_compare(left->id, right->id);
}

static int compare_ids(const void *a, const void *b) {
  return slice_compare((*(const Topic *const *)a)->id, (*(const Topic *const *)b)->id);
}

static int compare_codes(const void *a, const void *b) {
  return slice_compare((*(const RulePage *const *)a)->code, (*(const RulePage *const *)b)->code);
}

/* A trigger on its way to its place. */
typedef struct Placed {
  TopicTrigger trigger;
  uint32_t key; /* the symbol that it is found under */
  uint32_t rank; /* less is more specific */
  uint32_t order; /* of topics, then within the topic */
} Placed;

static int compare_placed(const void *a, const void *b) {
  const Placed *left = a;
  const Placed *right = b;
  int order = compare_numbers(left->key, right->key);
  if (order == 0)
    order = slice_compare(left->trigger.trigger->pattern, right->trigger.trigger->pattern);
  if (order == 0) order = compare_numbers(left->rank, right->rank);
  return order != 0 ? order : compare_numbers(left->order, right->order);
}

static uint32_t specific_rank(const Trigger *trigger) {
  bool is_two_steps = trigger->parent != 0 && (trigger->symbol != 0 || trigger->field != 0);
  return (trigger->predicate.len > 0 ? 0u : 2u) + (is_two_steps ? 0u : 1u);
}

typedef enum Place { PLACE_SYMBOL, PLACE_PARENT, PLACE_NAME, PLACE_FILE } Place;

static Place place_of(const Trigger *trigger) {
  if (trigger->kind == TRIGGER_NAME) return PLACE_NAME;
  if (trigger->kind == TRIGGER_FILE) return PLACE_FILE;
  return trigger->symbol != 0 ? PLACE_SYMBOL : PLACE_PARENT;
}

typedef struct PlacedList {
  Placed *items;
  uint32_t count;
} PlacedList;

/* The triggers that belong to that place, in their order there. */
static PlacedList place_triggers(const Knowledge *knowledge, Place place, Arena *arena) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < knowledge->topic_count; i++)
    total += knowledge->topics[i]->trigger_count;
  PlacedList list = {.items = ARENA_ARRAY(arena, Placed, total)};
  for (uint32_t i = 0, order = 0; i < knowledge->topic_count; i++) {
    const Topic *topic = knowledge->topics[i];
    for (uint32_t j = 0; j < topic->trigger_count; j++, order++) {
      const Trigger *trigger = &topic->triggers[j];
      if (place_of(trigger) != place) continue;
      list.items[list.count++] = (Placed){
          .trigger = {topic, trigger},
          .key = place == PLACE_SYMBOL ? trigger->symbol : trigger->parent,
          .rank = specific_rank(trigger),
          .order = order,
      };
    }
  }
  qsort(list.items, list.count, sizeof(Placed), compare_placed);
  return list;
}

static const TopicTrigger *triggers_of(PlacedList list, Arena *arena) {
  TopicTrigger *triggers = ARENA_ARRAY(arena, TopicTrigger, list.count);
  for (uint32_t i = 0; i < list.count; i++) triggers[i] = list.items[i].trigger;
  return triggers;
}

static const uint32_t *starts_of(PlacedList list, Arena *arena) {
  uint32_t *starts = ARENA_ARRAY(arena, uint32_t, PYTHON_SYMBOL_COUNT + 1);
  for (uint32_t i = 0; i < list.count; i++) starts[list.items[i].key + 1]++;
  for (uint32_t s = 0; s < PYTHON_SYMBOL_COUNT; s++) starts[s + 1] += starts[s];
  return starts;
}

static void *sorted_copy(const void *items, uint32_t count,
                         int (*compare)(const void *, const void *), Arena *arena) {
  void *copy = arena_grow(arena, items, count, count, sizeof(void *));
  qsort(copy, count, sizeof(void *), compare);
  return copy;
}

Knowledge *tables_create(const Topic **topics, uint32_t topic_count, const RulePage **rules,
                         uint32_t rule_count, Arena *arena) {
  Knowledge *self = ARENA_NEW(arena, Knowledge);
  self->topic_count = topic_count;
  self->topics = sorted_copy(topics, topic_count, compare_topics, arena);
  self->topics_by_id = sorted_copy(topics, topic_count, compare_ids, arena);
  self->rule_count = rule_count;
  self->rules = sorted_copy(rules, rule_count, compare_codes, arena);
  PlacedList by_symbol = place_triggers(self, PLACE_SYMBOL, arena);
  self->by_symbol = triggers_of(by_symbol, arena);
  self->symbol_starts = starts_of(by_symbol, arena);
  PlacedList by_parent = place_triggers(self, PLACE_PARENT, arena);
  self->by_parent = triggers_of(by_parent, arena);
  self->parent_starts = starts_of(by_parent, arena);
  PlacedList names = place_triggers(self, PLACE_NAME, arena);
  self->names = triggers_of(names, arena);
  self->name_count = names.count;
  PlacedList files = place_triggers(self, PLACE_FILE, arena);
  self->files = triggers_of(files, arena);
  self->file_count = files.count;
  return self;
}
