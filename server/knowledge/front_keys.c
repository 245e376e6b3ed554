/* What front matter says under its keys, and whether it may. */
#include "base/buffer.h"
#include "knowledge/front_matter.h"

static void add_name(Buffer *names, const char *name, uint32_t index, uint32_t count) {
  const char *before = index == 0 ? "" : index + 1 < count ? ", " : " or ";
  buffer_add_format(names, "%s`%s`", before, name);
}

static Slice known_keys(const FrontKey *keys, uint32_t count, Arena *arena) {
  Buffer names;
  buffer_init(&names);
  for (uint32_t i = 0; i < count; i++) add_name(&names, keys[i].name, i, count);
  Slice copy = arena_copy(arena, buffer_slice(&names));
  buffer_release(&names);
  return copy;
}

static const FrontKey *find_key(const FrontKey *keys, uint32_t count, Slice name) {
  for (uint32_t i = 0; i < count; i++)
    if (slice_is(name, keys[i].name)) return &keys[i];
  return NULL;
}

static bool is_repeated(const FrontMatter *front, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (slice_equal(front->entries[i].key, front->entries[index].key)) return true;
  return false;
}

static void check_entry(const FrontMatter *front, uint32_t index, const FrontKey *keys,
                        uint32_t count, Faults *faults) {
  const FrontEntry *entry = &front->entries[index];
  const FrontKey *key = find_key(keys, count, entry->key);
  if (key == NULL) {
    Slice known = known_keys(keys, count, faults->arena);
    faults_add(faults, front->path, entry->line, "there is no key `%.*s`; it can be %.*s",
               FAULT_TEXT(entry->key), (int)known.len, known.ptr);
  } else if (is_repeated(front, index)) {
    faults_add(faults, front->path, entry->line, "`%s` is given twice", key->name);
  } else if (entry->is_list && !key->is_list) {
    faults_add(faults, front->path, entry->line, "`%s` must be one value, not a list", key->name);
  }
}

void front_matter_check(const FrontMatter *front, const FrontKey *keys, uint32_t count,
                        Faults *faults) {
  for (uint32_t i = 0; i < front->count; i++) check_entry(front, i, keys, count, faults);
  for (uint32_t i = 0; i < count; i++) {
    if (!keys[i].is_required) continue;
    const FrontEntry *entry = front_matter_find(front, keys[i].name);
    if (entry == NULL || entry->count == 0)
      faults_add(faults, front->path, entry == NULL ? 1 : entry->line, "`%s` is missing",
                 keys[i].name);
  }
}

const FrontEntry *front_matter_find(const FrontMatter *front, const char *key) {
  for (uint32_t i = 0; i < front->count; i++)
    if (slice_is(front->entries[i].key, key)) return &front->entries[i];
  return NULL;
}

uint32_t front_matter_line(const FrontMatter *front, const char *key) {
  const FrontEntry *entry = front_matter_find(front, key);
  return entry == NULL ? 1 : entry->line;
}

Slice front_matter_text(const FrontMatter *front, const char *key) {
  const FrontEntry *entry = front_matter_find(front, key);
  return entry == NULL || entry->count == 0 ? (Slice){NULL, 0} : entry->values[0].text;
}

SliceList front_matter_list(const FrontMatter *front, const char *key, Arena *arena) {
  const FrontEntry *entry = front_matter_find(front, key);
  if (entry == NULL || entry->count == 0) return (SliceList){NULL, 0};
  Slice *items = ARENA_ARRAY(arena, Slice, entry->count);
  for (uint32_t i = 0; i < entry->count; i++) items[i] = entry->values[i].text;
  return (SliceList){items, entry->count};
}

uint32_t front_matter_choice(const FrontMatter *front, const char *key, const char *const *names,
                             Faults *faults) {
  Slice value = front_matter_text(front, key);
  if (value.len == 0) return 0;
  uint32_t count = 0;
  for (; names[count] != NULL; count++)
    if (slice_is(value, names[count])) return count;
  Buffer allowed;
  buffer_init(&allowed);
  for (uint32_t i = 0; i < count; i++) add_name(&allowed, names[i], i, count);
  faults_add(faults, front->path, front_matter_line(front, key), "`%s` is `%.*s`; it must be %.*s",
             key, FAULT_TEXT(value), (int)allowed.len, allowed.ptr);
  buffer_release(&allowed);
  return 0;
}
