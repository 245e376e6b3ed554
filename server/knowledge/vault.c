#include "knowledge/vault.h"

#include "base/file.h"
#include "knowledge/vault_note.h"
#include "knowledge/wiki_link.h"

typedef struct Vault {
  PageSet *set;
  const Topic **topics;
  uint32_t count;
  TopicNames names;
  Topic **changed; /* for each topic, the copy that may be written to; NULL: none yet */
  Arena scratch;
} Vault;

static Topic *writable(Vault *vault, uint32_t index) {
  if (vault->changed[index] == NULL) {
    vault->changed[index] = ARENA_NEW(vault->set->faults->arena, Topic);
    *vault->changed[index] = *vault->topics[index];
    vault->topics[index] = vault->changed[index];
  }
  return vault->changed[index];
}

static void add_note(Vault *vault, Slice path, const VaultNote *note) {
  if (note->markdown.len == 0) return; /* begun, and nothing written yet */
  Topic *topic = writable(vault, note->topic);
  Slice before = topic->sections[SECTION_NOTES];
  if (before.len + note->markdown.len > VAULT_NOTES_BYTES) {
    faults_add(vault->set->faults, path, 1,
               "there are more than 128 KiB of notes on `%.*s` already; this one is left out",
               FAULT_TEXT(topic->id));
    return;
  }
  Buffer text;
  buffer_init(&text);
  buffer_add(&text, before);
  if (before.len > 0) buffer_add(&text, SLICE("\n\n"));
  buffer_add(&text,
             wiki_links_resolve(&vault->names, vault->topics, note->markdown, &vault->scratch));
  topic->sections[SECTION_NOTES] = arena_copy(vault->set->faults->arena, buffer_slice(&text));
  vault->set->note_count++;
  buffer_release(&text);
}

/* Whatever cannot be read has been reported when it was looked at for the first time. */
static void add_file(Vault *vault, Slice path, Buffer *text) {
  const char *error;
  buffer_clear(text);
  if (!file_read_start(path.ptr, PAGE_SIZE_LIMIT + 1, text, &error)) return;
  VaultNote note;
  if (vault_note_read(path, buffer_slice(text), &vault->names, &note, vault->set->faults,
                      &vault->scratch))
    add_note(vault, path, &note);
  arena_reset(&vault->scratch);
}

static void resolve_page(Vault *vault, PageEntry *entry) {
  Arena *arena = vault->set->faults->arena;
  if (entry->rule != NULL) {
    entry->rule->why = wiki_links_resolve(&vault->names, vault->topics, entry->rule->why, arena);
    return;
  }
  Topic *topic = entry->topic;
  topic->lead = wiki_links_resolve(&vault->names, vault->topics, topic->lead, arena);
  for (int i = 0; i < SECTION_COUNT; i++)
    topic->sections[i] =
        wiki_links_resolve(&vault->names, vault->topics, topic->sections[i], arena);
}

void vault_join(PageSet *set, const Topic **topics, uint32_t count) {
  Vault vault = {.set = set, .topics = topics, .count = count};
  arena_init(&vault.scratch);
  Arena lasting;
  arena_init(&lasting);
  vault.names = topic_names_create(topics, count, &lasting);
  vault.changed = ARENA_ARRAY(&lasting, Topic *, count);
  for (uint32_t i = 0; i < set->count; i++) resolve_page(&vault, &set->entries[i]);
  Buffer text;
  buffer_init(&text);
  for (uint32_t i = 0; i < set->other_count; i++) {
    if (set->is_stopped != NULL && atomic_load(set->is_stopped)) break;
    add_file(&vault, set->others[i], &text);
  }
  buffer_release(&text);
  arena_release(&vault.scratch);
  arena_release(&lasting);
}

static bool is_one_of(const char *const *names, Slice key) {
  Slice head = slice_sub(key, 0, slice_find(key, SLICE("."), 0));
  for (; *names != NULL; names++)
    if (slice_is(head, *names)) return true;
  return false;
}

static bool is_number(Slice text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
  return text.len > 0;
}

bool vault_owns(const FrontMatter *front) {
  static const char *const only_ours[] = {"triggers", "group",   "level", "requires",
                                          "related",  "see",     "since", "code",
                                          "severity", "message", NULL};
  static const char *const only_theirs[] = {"tags",    "tag",  "aliases",    "alias", "created",
                                            "updated", "date", "cssclasses", NULL};
  static const char *const anybodys[] = {"id", "title", NULL};
  bool has_title = front_matter_find(front, "title") != NULL;
  bool is_theirs = is_number(front_matter_text(front, "id"));
  for (uint32_t i = 0; i < front->count; i++) {
    Slice key = front->entries[i].key;
    if (is_one_of(only_ours, key)) return false;
    if (is_one_of(only_theirs, key) || (!has_title && !is_one_of(anybodys, key))) is_theirs = true;
  }
  return is_theirs;
}
