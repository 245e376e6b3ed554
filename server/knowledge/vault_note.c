#include "knowledge/vault_note.h"

#include <string.h>

#include "base/utf8.h"

/* A note, taken apart by its lines: front matter may be of any kind here, or broken. */
typedef struct Draft {
  Slice path;
  Slice yaml;
  Slice body;
  Slice heading; /* words of the first heading of level 1, empty for none */
} Draft;

static Slice stem_of(Slice path) {
  size_t start = path.len;
  while (start > 0 && path.ptr[start - 1] != '/') start--;
  Slice name = slice_sub(path, start, path.len);
  return slice_ends_with(name, SLICE(".md")) ? slice_sub(name, 0, name.len - 3) : name;
}

static bool is_fence(Slice line) {
  return slice_starts_with(line, SLICE("---")) && slice_is(slice_trim(line), "---");
}

/* An opening line `---` that nothing closes is a line like any other. */
static void split_front_matter(Draft *draft, Slice text) {
  draft->body = text;
  Slice rest = text;
  Slice line;
  if (!slice_split(&rest, '\n', &line) || !is_fence(line)) return;
  size_t start = line.len + 1;
  for (size_t at = start; slice_split(&rest, '\n', &line); at += line.len + 1) {
    if (!is_fence(line)) continue;
    draft->yaml = slice_sub(text, start, at);
    draft->body = slice_sub(text, at + line.len + 1, text.len);
    return;
  }
}

static bool is_code_fence(Slice line) {
  line = slice_trim(line);
  return slice_starts_with(line, SLICE("```")) || slice_starts_with(line, SLICE("~~~"));
}

/* How many `#` the line begins with as a heading; 0 for other lines. */
static size_t heading_level(Slice line) {
  size_t level = 0;
  while (level < line.len && line.ptr[level] == '#') level++;
  bool is_heading = level >= 1 && level <= 6 && level < line.len && line.ptr[level] == ' ';
  return is_heading ? level : 0;
}

static void find_heading(Draft *draft) {
  bool is_code = false;
  Slice rest = draft->body;
  for (Slice line; slice_split(&rest, '\n', &line);) {
    if (is_code_fence(line)) is_code = !is_code;
    if (is_code || heading_level(line) != 1) continue;
    draft->heading = slice_trim(slice_sub(line, 1, line.len));
    return;
  }
}

static bool is_alias_key(Slice key) {
  return slice_is(key, "aliases") || slice_is(key, "alias") || slice_is(key, "title") ||
         slice_is(key, "id");
}

/* Most front matter in a vault has nothing to say about names: then it is not read at all. */
static bool mentions_aliases(Slice yaml) {
  for (Slice line; slice_split(&yaml, '\n', &line);)
    if (is_alias_key(slice_sub(line, 0, slice_find(line, SLICE(":"), 0)))) return true;
  return false;
}

static uint32_t find_alias(const Draft *draft, const TopicNames *names, Faults *faults) {
  if (!mentions_aliases(draft->yaml)) return TOPIC_NAMES_NONE;
  FrontMatter front;
  if (!front_matter_read(draft->yaml, draft->path, 2, &front, faults)) return TOPIC_NAMES_NONE;
  for (uint32_t i = 0; i < front.count; i++) {
    const FrontEntry *entry = &front.entries[i];
    for (uint32_t j = 0; is_alias_key(entry->key) && j < entry->count; j++) {
      uint32_t topic = topic_names_find(names, entry->values[j].text, faults->arena);
      if (topic != TOPIC_NAMES_NONE) return topic;
    }
  }
  return TOPIC_NAMES_NONE;
}

/* Headings go below that of the section in which the note will stand; the first is the topic's
 * name, which stands there already. */
static Slice below_section(const Draft *draft, bool drops_heading, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  bool is_code = false;
  Slice rest = draft->body;
  for (Slice line; slice_split(&rest, '\n', &line);) {
    if (is_code_fence(line)) is_code = !is_code;
    size_t level = is_code ? 0 : heading_level(line);
    if (level == 1 && drops_heading) {
      drops_heading = false;
      continue;
    }
    for (size_t more = level; level > 0 && more < 6 && more < level + 2; more++)
      buffer_add_char(&out, '#');
    buffer_add(&out, line);
    buffer_add_char(&out, '\n');
  }
  Slice markdown = arena_copy(arena, slice_trim(buffer_slice(&out)));
  buffer_release(&out);
  return markdown;
}

static const char *text_fault(Slice text) {
  if (text.len > PAGE_SIZE_LIMIT) return "the note is larger than 64 KiB, and is left out";
  if (!utf8_is_valid(text)) return "the note is not UTF-8, and is left out";
  if (text.len > 0 && memchr(text.ptr, 0, text.len) != NULL)
    return "the note has a NUL in it, and is left out";
  return NULL;
}

bool vault_note_read(Slice path, Slice text, const TopicNames *names, VaultNote *note,
                     Faults *faults, Arena *scratch) {
  Draft draft = {.path = path};
  uint32_t topic = topic_names_find(names, stem_of(path), scratch);
  const char *fault = text_fault(text);
  if (fault != NULL) {
    if (topic != TOPIC_NAMES_NONE) faults_add(faults, path, 1, "%s", fault);
    return false;
  }
  text = page_normalize(text, scratch);
  split_front_matter(&draft, text);
  find_heading(&draft);
  uint32_t headed = topic_names_find(names, draft.heading, scratch);
  if (topic == TOPIC_NAMES_NONE) topic = headed;
  /* What is wrong with the front matter of notes about something else is none of our business. */
  Faults unheard = {.arena = scratch};
  uint32_t alias = find_alias(&draft, names, topic == TOPIC_NAMES_NONE ? &unheard : faults);
  if (topic == TOPIC_NAMES_NONE) topic = alias;
  if (topic == TOPIC_NAMES_NONE) return false;
  *note = (VaultNote){topic, below_section(&draft, headed == topic, scratch)};
  return true;
}
