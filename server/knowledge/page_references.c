/* What pages say about each other. */
#include "base/buffer.h"
#include "knowledge/page_link.h"
#include "knowledge/page_set.h"
#include "knowledge/selector.h"
#include "knowledge/tables.h"

typedef struct Check {
  PageSet *set;
  const Knowledge *knowledge;
  const PageEntry *entry;
} Check;

static void fail(const Check *check, uint32_t line, const char *where, Slice id) {
  faults_add(check->set->faults, check->entry->path, line, "%s: there is no topic `%.*s`", where,
             FAULT_TEXT(id));
}

static void check_links(const Check *check) {
  Slice body = check->entry->body;
  size_t at = 0;
  size_t counted = 0;
  uint32_t line = check->entry->body_line;
  for (PageLink link; page_link_next(body, &at, &link);) {
    for (; counted < link.start; counted++) line += body.ptr[counted] == '\n';
    if (knowledge_topic(check->knowledge, link.id) == NULL) fail(check, line, "link", link.id);
  }
}

/* The list without those that lead nowhere, and without the topic itself. */
static SliceList known_topics(const Check *check, const char *key, SliceList list) {
  const FrontEntry *entry = front_matter_find(&check->entry->front, key);
  for (uint32_t i = 0; entry != NULL && i < entry->count; i++)
    if (knowledge_topic(check->knowledge, entry->values[i].text) == NULL)
      fail(check, entry->values[i].line, key, entry->values[i].text);
  Slice *known = ARENA_ARRAY(check->set->faults->arena, Slice, list.count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < list.count; i++)
    if (knowledge_topic(check->knowledge, list.items[i]) != NULL) known[count++] = list.items[i];
  return (SliceList){known, count};
}

static void check_entry(const Check *check) {
  const PageEntry *entry = check->entry;
  if (check->set->owner == OWNER_OURS) check_links(check);
  if (entry->topic != NULL) {
    entry->topic->requires = known_topics(check, "requires", entry->topic->requires);
    entry->topic->related = known_topics(check, "related", entry->topic->related);
  } else if (knowledge_topic(check->knowledge, entry->rule->topic) == NULL) {
    fail(check, front_matter_line(&entry->front, "topic"), "topic", entry->rule->topic);
  }
}

/* A walk along `requires`, from one topic to all that it rests on, each of them once. */
typedef struct Walk {
  const Topic **topics;
  uint32_t *from; /* index of the topic that requires this one */
  uint32_t count;
} Walk;

static bool has_topic(const Walk *walk, const Topic *topic) {
  for (uint32_t i = 0; i < walk->count; i++)
    if (walk->topics[i] == topic) return true;
  return false;
}

/* "`a` requires `b` requires `a`", walked back from the topic at `last`. */
static void report_circle(const Check *check, const Walk *walk, uint32_t last) {
  Buffer path;
  buffer_init(&path);
  const Topic *start = walk->topics[0];
  buffer_add_format(&path, "`%.*s`", FAULT_TEXT(start->id));
  for (uint32_t i = last; i != 0; i = walk->from[i]) {
    Arena *arena = check->set->faults->arena;
    Slice step = arena_format(arena, "`%.*s`, which requires ", FAULT_TEXT(walk->topics[i]->id));
    buffer_splice(&path, 0, 0, step);
  }
  faults_add(check->set->faults, check->entry->path,
             front_matter_line(&check->entry->front, "requires"),
             "requires goes in a circle: `%.*s` requires %.*s", FAULT_TEXT(start->id),
             (int)path.len, path.ptr);
  buffer_release(&path);
}

/* True when `entry`'s topic requires itself over any number of others. */
static bool is_circle(const Check *check, Walk *walk) {
  walk->count = 1;
  walk->topics[0] = check->entry->topic;
  for (uint32_t i = 0; i < walk->count; i++) {
    SliceList next = walk->topics[i]->requires;
    for (uint32_t j = 0; j < next.count; j++) {
      const Topic *topic = knowledge_topic(check->knowledge, next.items[j]);
      if (topic == check->entry->topic) {
        report_circle(check, walk, i);
        return true;
      }
      if (topic == NULL || has_topic(walk, topic)) continue;
      walk->from[walk->count] = i;
      walk->topics[walk->count++] = topic;
    }
  }
  return false;
}

static void check_circles(Check *check) {
  Arena *arena = check->set->faults->arena;
  uint32_t topic_count;
  knowledge_topics(check->knowledge, &topic_count);
  Walk walk = {
      .topics = ARENA_ARRAY(arena, const Topic *, topic_count),
      .from = ARENA_ARRAY(arena, uint32_t, topic_count),
  };
  for (uint32_t i = 0; i < check->set->count; i++) {
    check->entry = &check->set->entries[i];
    if (check->entry->topic == NULL) continue;
    /* Taken out at once, so that each circle is reported for one of its topics. */
    if (is_circle(check, &walk)) check->entry->topic->requires = (SliceList){NULL, 0};
  }
}

static const PageEntry *entry_of(const PageSet *set, const Topic *topic) {
  for (uint32_t i = 0; i < set->count; i++)
    if (set->entries[i].topic == topic) return &set->entries[i];
  return NULL;
}

/* Another topic's trigger in front of the one at `at` that shows on the same places; NULL for none.
 */
static const TopicTrigger *find_rival(const TopicTrigger *triggers, uint32_t at) {
  for (uint32_t i = at; i-- > 0;) {
    bool is_rival = !triggers[i].trigger->is_also && triggers[i].topic != triggers[at].topic &&
                    trigger_is_same(triggers[i].trigger, triggers[at].trigger);
    if (is_rival) return &triggers[i];
  }
  return NULL;
}

static void check_leads(Check *check, const TopicTrigger *triggers, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (triggers[i].trigger->is_also) continue;
    const TopicTrigger *rival = find_rival(triggers, i);
    if (rival == NULL) continue;
    Buffer text;
    buffer_init(&text);
    selector_write(rival->trigger, &text);
    check->entry = entry_of(check->set, triggers[i].topic);
    faults_add(check->set->faults, check->entry->path,
               front_matter_line(&check->entry->front, "id"),
               "`%.*s` leads to the topic `%.*s` already; one of them belongs under `also_`",
               (int)text.len, text.ptr, FAULT_TEXT(rival->topic->id));
    buffer_release(&text);
  }
}

static void check_all_leads(Check *check) {
  const Knowledge *knowledge = check->knowledge;
  check_leads(check, knowledge->names, knowledge->name_count);
  check_leads(check, knowledge->files, knowledge->file_count);
  check_leads(check, knowledge->by_symbol, knowledge->symbol_starts[PYTHON_SYMBOL_COUNT]);
  check_leads(check, knowledge->by_parent, knowledge->parent_starts[PYTHON_SYMBOL_COUNT]);
}

void page_set_check_references(PageSet *set, const Knowledge *knowledge) {
  Check check = {.set = set, .knowledge = knowledge};
  if (set->owner == OWNER_OURS) check_all_leads(&check);
  for (uint32_t i = 0; i < set->count; i++) {
    check.entry = &set->entries[i];
    check_entry(&check);
  }
  check_circles(&check);
}
