#include "knowledge/topic_triggers.h"

#include "knowledge/selector.h"
#include "knowledge/topic_roles.h"

static const struct {
  const char *key;
  TriggerKind kind;
  bool is_also;
} trigger_lists[] = {
    {"triggers.syntax", TRIGGER_SYNTAX, false},  {"triggers.names", TRIGGER_NAME, false},
    {"triggers.files", TRIGGER_FILE, false},     {"triggers.also_syntax", TRIGGER_SYNTAX, true},
    {"triggers.also_names", TRIGGER_NAME, true}, {"triggers.also_files", TRIGGER_FILE, true},
};
enum { TRIGGER_LISTS = sizeof trigger_lists / sizeof trigger_lists[0] };

static void check_trigger(const Page *page, PredicateCheck is_predicate, const Topic *topic,
                          const FrontValue *line, Faults *faults) {
  const Trigger *trigger = &topic->triggers[topic->trigger_count];
  for (uint32_t i = 0; i < topic->trigger_count; i++)
    if (trigger_is_same(&topic->triggers[i], trigger))
      faults_add(faults, page->path, line->line, "`%.*s` is there twice", FAULT_TEXT(line->text));
  if (trigger->role.len > 0 && topic_role_words(topic, trigger->role).len == 0)
    faults_add(faults, page->path, line->line, "the section Roles has no bullet for `%.*s`",
               FAULT_TEXT(trigger->role));
  if (trigger->predicate.len > 0 && is_predicate != NULL && !is_predicate(trigger->predicate))
    faults_add(faults, page->path, line->line, "there is no predicate `%.*s`",
               FAULT_TEXT(trigger->predicate));
}

void topic_triggers_read(const Page *page, PredicateCheck is_predicate, Topic *topic,
                         Faults *faults) {
  uint32_t total = topic->trigger_count;
  for (uint32_t i = 0; i < TRIGGER_LISTS; i++) {
    const FrontEntry *entry = front_matter_find(&page->front, trigger_lists[i].key);
    total += entry == NULL ? 0 : entry->count;
  }
  Trigger *triggers =
      arena_grow(faults->arena, topic->triggers, topic->trigger_count, total, sizeof(Trigger));
  topic->triggers = triggers;
  for (uint32_t i = 0; i < TRIGGER_LISTS; i++) {
    const FrontEntry *entry = front_matter_find(&page->front, trigger_lists[i].key);
    for (uint32_t j = 0; entry != NULL && j < entry->count; j++) {
      const FrontValue *line = &entry->values[j];
      Trigger *next = &triggers[topic->trigger_count];
      if (!selector_read(trigger_lists[i].kind, line, page->path, next, faults)) continue;
      next->is_also = trigger_lists[i].is_also;
      check_trigger(page, is_predicate, topic, line, faults);
      topic->trigger_count++;
    }
  }
}
