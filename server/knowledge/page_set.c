#include "knowledge/page_set.h"

#include "base/file.h"
#include "knowledge/page_files.h"
#include "knowledge/rule_page.h"
#include "knowledge/tables.h"
#include "knowledge/topic_page.h"
#include "knowledge/vault.h"

static void add_entry(PageSet *set, PageEntry entry, const char *key_name) {
  for (uint32_t i = 0; i < set->count; i++) {
    if (!slice_equal(set->entries[i].key, entry.key)) continue;
    Slice other = set->entries[i].path;
    faults_add(set->faults, entry.path, front_matter_line(&entry.front, key_name),
               "there is a page with the %s `%.*s` already: %.*s", key_name, FAULT_TEXT(entry.key),
               (int)other.len, other.ptr);
    return;
  }
  if (set->count == set->capacity) {
    uint32_t capacity = set->capacity == 0 ? 32 : set->capacity * 2;
    set->entries =
        arena_grow(set->faults->arena, set->entries, set->count, capacity, sizeof(PageEntry));
    set->capacity = capacity;
  }
  set->entries[set->count++] = entry;
}

static PageEntry entry_of(const Page *page) {
  return (PageEntry){
      .path = page->path,
      .front = page->front,
      .body = page->body,
      .body_line = page->body_line,
  };
}

static void add_rule(PageSet *set, const Page *page) {
  PageEntry entry = entry_of(page);
  entry.rule = ARENA_NEW(set->faults->arena, RulePage);
  if (!rule_page_read(page, set->owner, entry.rule, set->faults)) return;
  entry.key = entry.rule->code;
  add_entry(set, entry, "code");
}

/* The topic of the base that a page without a title speaks about; NULL for ordinary pages. */
static const Topic *noted_topic(const PageSet *set, const Page *page) {
  if (set->base == NULL || front_matter_find(&page->front, "title") != NULL) return NULL;
  return knowledge_topic(set->base, front_matter_text(&page->front, "id"));
}

static void add_topic(PageSet *set, const Page *page) {
  PageEntry entry = entry_of(page);
  entry.topic = ARENA_NEW(set->faults->arena, Topic);
  const Topic *noted = noted_topic(set, page);
  bool is_read =
      noted != NULL
          ? topic_note_read(page, noted, set->is_predicate, entry.topic, set->faults)
          : topic_page_read(page, set->owner, set->is_predicate, entry.topic, set->faults);
  if (!is_read) return;
  entry.key = entry.topic->id;
  add_entry(set, entry, "id");
}

static void add_other(PageSet *set, Slice path) {
  if (set->other_count == set->other_capacity) {
    uint32_t capacity = set->other_capacity == 0 ? 64 : set->other_capacity * 2;
    set->others =
        arena_grow(set->faults->arena, set->others, set->other_count, capacity, sizeof(Slice));
    set->other_capacity = capacity;
  }
  set->others[set->other_count++] = path;
}

static void add_page(PageSet *set, const Page *page, PageKind kind) {
  if (kind == PAGE_RULE)
    add_rule(set, page);
  else if (set->owner == OWNER_USER && vault_owns(&page->front))
    add_other(set, page->path);
  else
    add_topic(set, page);
}

static void add_file(PageSet *set, Slice path, Buffer *text) {
  const char *error;
  buffer_clear(text);
  if (!file_read_start(path.ptr, PAGE_SIZE_LIMIT + 1, text, &error)) {
    faults_add(set->faults, path, 1, "the page cannot be read: %s", error);
    return;
  }
  Page page;
  PageKind kind = page_read(path, buffer_slice(text), &page, set->faults);
  if (kind == PAGE_NONE && set->owner == OWNER_OURS)
    faults_add(set->faults, path, 1, "a page begins with front matter that has `id` or `code`");
  if (kind == PAGE_NONE) add_other(set, path);
  if (kind != PAGE_TOPIC && kind != PAGE_RULE) return;
  add_page(set, &page, kind);
  page_release(&page);
}

static bool is_stopped(const PageSet *set) {
  return set->is_stopped != NULL && atomic_load(set->is_stopped);
}

void page_set_add_folder(PageSet *set, Slice folder) {
  SliceList files = page_files_find(folder, set->is_stopped, set->faults);
  Buffer text;
  buffer_init(&text);
  for (uint32_t i = 0; i < files.count && !is_stopped(set); i++)
    add_file(set, files.items[i], &text);
  buffer_release(&text);
}

static bool has_key(const PageSet *set, Slice key) {
  for (uint32_t i = 0; i < set->count; i++)
    if (slice_equal(set->entries[i].key, key)) return true;
  return false;
}

Knowledge *page_set_join(PageSet *set) {
  Arena *arena = set->faults->arena;
  uint32_t base_topics = set->base == NULL ? 0 : set->base->topic_count;
  uint32_t base_rules = set->base == NULL ? 0 : set->base->rule_count;
  const Topic **topics = ARENA_ARRAY(arena, const Topic *, base_topics + set->count);
  const RulePage **rules = ARENA_ARRAY(arena, const RulePage *, base_rules + set->count);
  uint32_t topic_count = 0;
  uint32_t rule_count = 0;
  for (uint32_t i = 0; i < base_topics; i++)
    if (!has_key(set, set->base->topics[i]->id)) topics[topic_count++] = set->base->topics[i];
  for (uint32_t i = 0; i < base_rules; i++)
    if (!has_key(set, set->base->rules[i]->code)) rules[rule_count++] = set->base->rules[i];
  for (uint32_t i = 0; i < set->count; i++) {
    if (set->entries[i].topic != NULL)
      topics[topic_count++] = set->entries[i].topic;
    else
      rules[rule_count++] = set->entries[i].rule;
  }
  if (set->owner == OWNER_USER) vault_join(set, topics, topic_count);
  return tables_create(topics, topic_count, rules, rule_count, arena);
}
