#include "cli/concepts_tally.h"

#include <string.h>

#include "base/json.h"
#include "config/known.h"

enum { PLACES_OF_MANY_FILES = 2, PLACES_OF_ONE = 5, NEEDED_SHOWN = 3 };

void concepts_tally_init(ConceptsTally *tally, const Knowledge *knowledge, SliceList known) {
  *tally = (ConceptsTally){0};
  const Topic *const *topics = knowledge_topics(knowledge, &tally->count);
  tally->uses = ARENA_ARRAY(&tally->arena, TopicUse, tally->count);
  for (uint32_t i = 0; i < tally->count; i++)
    tally->uses[i] = (TopicUse){.topic = topics[i], .is_known = known_has(known, topics[i]->id)};
}

void concepts_tally_release(ConceptsTally *tally) {
  arena_release(&tally->arena);
}

void concepts_tally_add_file(ConceptsTally *tally, Slice file) {
  if (tally->files++ == 0) {
    tally->folder = file;
    return;
  }
  size_t same = 0;
  while (same < tally->folder.len && same < file.len && tally->folder.ptr[same] == file.ptr[same])
    same++;
  while (same > 0 && tally->folder.ptr[same - 1] != '/') same--;
  tally->folder.len = same;
}

static TopicUse *find_use(const ConceptsTally *tally, Slice id) {
  for (uint32_t i = 0; i < tally->count; i++)
    if (slice_equal(tally->uses[i].topic->id, id)) return &tally->uses[i];
  return NULL;
}

void concepts_tally_add(ConceptsTally *tally, const Topic *topic, UsePlace place) {
  TopicUse *use = find_use(tally, topic->id);
  if (use == NULL) return;
  if (use->count == use->capacity) {
    use->capacity = use->capacity == 0 ? 8 : use->capacity * 2;
    use->places =
        arena_grow(&tally->arena, use->places, use->count, use->capacity, sizeof(UsePlace));
  }
  use->places[use->count++] = place;
  tally->places++;
}

static bool is_met(const TopicUse *use) {
  return use->count > 0 || use->is_known;
}

/* Until nothing is added: what is needed for something that is used, or that is itself unmet. */
static uint32_t find_unmet(ConceptsTally *tally) {
  uint32_t unmet = 0;
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (uint32_t i = 0; i < tally->count; i++) {
      const TopicUse *use = &tally->uses[i];
      if (use->count == 0 && !use->is_unmet) continue;
      for (uint32_t j = 0; j < use->topic->requires.count; j++) {
        TopicUse *needed = find_use(tally, use->topic->requires.items[j]);
        if (needed == NULL || is_met(needed) || needed->is_unmet) continue;
        needed->is_unmet = has_grown = true;
        unmet++;
      }
    }
  }
  return unmet;
}

static bool needs(const TopicUse *use, const Topic *topic) {
  if (use->count == 0 && !use->is_unmet) return false;
  for (uint32_t i = 0; i < use->topic->requires.count; i++)
    if (slice_equal(use->topic->requires.items[i], topic->id)) return true;
  return false;
}

static void add_json_head(const Topic *topic, Buffer *out) {
  json_add_text(out, "id", topic->id);
  json_add_text(out, "title", topic->title);
  json_add_text(out, "group", topic->group);
  json_add_text(out, "level", topic->level);
}

static void add_json_place(const UsePlace *place, Buffer *out) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  json_add_text(out, "file", place->file);
  json_add_number(out, "line", place->line);
  json_add_number(out, "column", place->column);
  json_add_number(out, "endLine", place->end_line);
  json_add_number(out, "endColumn", place->end_column);
  if (place->role.len > 0) json_add_text(out, "role", place->role);
  buffer_add_char(out, '}');
}

static void add_json_use(const TopicUse *use, Buffer *out) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  add_json_head(use->topic, out);
  json_add_bool(out, "known", use->is_known);
  json_add_number(out, "count", use->count);
  json_add_key(out, "places");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < use->count; i++) add_json_place(&use->places[i], out);
  buffer_add(out, SLICE("]}"));
}

static void add_json_unmet(const ConceptsTally *tally, const TopicUse *unmet, Buffer *out) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  add_json_head(unmet->topic, out);
  json_add_key(out, "neededFor");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < tally->count; i++) {
    if (!needs(&tally->uses[i], unmet->topic)) continue;
    json_add_comma(out);
    json_add_string(out, tally->uses[i].topic->id);
  }
  buffer_add(out, SLICE("]}"));
}

/* One group after the other: [*next, end) are its topics. False at the end. */
typedef struct GroupRun {
  Slice title;
  uint32_t start;
  uint32_t end;
  uint32_t topics; /* that are used */
  uint32_t places;
} GroupRun;

static bool next_group(const ConceptsTally *tally, GroupRun *run) {
  if (run->end == tally->count) return false;
  *run =
      (GroupRun){.title = tally->uses[run->end].topic->group, .start = run->end, .end = run->end};
  for (; run->end < tally->count; run->end++) {
    const TopicUse *use = &tally->uses[run->end];
    if (!slice_equal(use->topic->group, run->title)) break;
    run->topics += use->count > 0;
    run->places += use->count;
  }
  return true;
}

void concepts_tally_write_json(ConceptsTally *tally, Buffer *out) {
  find_unmet(tally);
  buffer_add_char(out, '{');
  json_add_number(out, "files", tally->files);
  json_add_number(out, "places", tally->places);
  json_add_key(out, "groups");
  buffer_add_char(out, '[');
  for (GroupRun run = {0}; next_group(tally, &run);) {
    if (run.topics == 0) continue;
    json_add_comma(out);
    buffer_add_char(out, '{');
    json_add_text(out, "group", run.title);
    json_add_number(out, "places", run.places);
    json_add_key(out, "topics");
    buffer_add_char(out, '[');
    for (uint32_t i = run.start; i < run.end; i++)
      if (tally->uses[i].count > 0) add_json_use(&tally->uses[i], out);
    buffer_add(out, SLICE("]}"));
  }
  buffer_add_char(out, ']');
  json_add_key(out, "unmet");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < tally->count; i++)
    if (tally->uses[i].is_unmet) add_json_unmet(tally, &tally->uses[i], out);
  buffer_add(out, SLICE("]}\n"));
}

/* Text in a cell of a table: a bar or line end would end it. */
static void add_cell(Buffer *out, Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '|') buffer_add_char(out, '\\');
    buffer_add_char(out, text.ptr[i] == '\n' ? ' ' : text.ptr[i]);
  }
}

static const char *plural(uint32_t count) {
  return count == 1 ? "" : "s";
}

/* A name of a file, of which nothing is Markdown: `__init__.py` is not bold. */
static void add_path(Buffer *out, Slice path) {
  for (size_t i = 0; i < path.len; i++) {
    char c = path.ptr[i];
    if (c != '\0' && strchr("\\`*_[]<>&|~", c) != NULL) buffer_add_char(out, '\\');
    buffer_add_char(out, c == '\n' || c == '\r' ? ' ' : c);
  }
}

static void add_use(const ConceptsTally *tally, const TopicUse *use, Buffer *out) {
  uint32_t shown = tally->files > 1 ? PLACES_OF_MANY_FILES : PLACES_OF_ONE;
  buffer_add(out, SLICE("| "));
  add_cell(out, use->topic->title);
  buffer_add_format(out, "%s | %u | ", use->is_known ? " (known)" : "", use->count);
  for (uint32_t i = 0; i < use->count && i < shown; i++) {
    const UsePlace *place = &use->places[i];
    if (i > 0) buffer_add(out, SLICE(", "));
    add_path(out, slice_sub(place->file, tally->folder.len, place->file.len));
    if (tally->files > 1) buffer_add_char(out, ':');
    buffer_add_format(out, "%u:%u", place->line + 1, place->column + 1);
  }
  buffer_add(out, use->count > shown ? SLICE(", \xE2\x80\xA6 |\n") : SLICE(" |\n"));
}

static void add_group(const ConceptsTally *tally, const GroupRun *run, Buffer *out) {
  buffer_add_format(out, "## %.*s\n\n| Topic | Places | Where |\n|---|--:|---|\n",
                    (int)run->title.len, run->title.ptr);
  for (uint32_t i = run->start; i < run->end; i++)
    if (tally->uses[i].count > 0) add_use(tally, &tally->uses[i], out);
  buffer_add_char(out, '\n');
}

static void add_needed_for(const ConceptsTally *tally, const Topic *topic, Buffer *out) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < tally->count; i++) {
    if (!needs(&tally->uses[i], topic)) continue;
    if (shown++ == NEEDED_SHOWN) {
      buffer_add(out, SLICE(", \xE2\x80\xA6"));
      return;
    }
    if (shown > 1) buffer_add(out, SLICE(", "));
    add_cell(out, tally->uses[i].topic->title);
  }
}

static void add_unmet(const ConceptsTally *tally, Buffer *out) {
  buffer_add(out, SLICE("## Not met yet\n\nWhat is used here rests on these topics, which the code "
                        "does not use and you have not marked as known. `pylore explain` explains "
                        "each, `pylore known add` marks it.\n\n"
                        "| Topic | Level | Needed for |\n|---|---|---|\n"));
  for (uint32_t i = 0; i < tally->count; i++) {
    const TopicUse *use = &tally->uses[i];
    if (!use->is_unmet) continue;
    buffer_add(out, SLICE("| "));
    add_cell(out, use->topic->title);
    buffer_add_format(out, " | %.*s | ", (int)use->topic->level.len, use->topic->level.ptr);
    add_needed_for(tally, use->topic, out);
    buffer_add(out, SLICE(" |\n"));
  }
  buffer_add_char(out, '\n');
}

static void add_summary(const ConceptsTally *tally, Buffer *out) {
  uint32_t topics = 0;
  uint32_t groups = 0;
  buffer_add(out, SLICE("## Summary\n\n| Group | Topics | Places |\n|---|--:|--:|\n"));
  for (GroupRun run = {0}; next_group(tally, &run);) {
    if (run.topics == 0) continue;
    buffer_add_format(out, "| %.*s | %u of %u | %u |\n", (int)run.title.len, run.title.ptr,
                      run.topics, run.end - run.start, run.places);
    topics += run.topics;
    groups++;
  }
  buffer_add_format(out, "\n%u topic%s of %u group%s at %u place%s in ", topics, plural(topics),
                    groups, plural(groups), tally->places, plural(tally->places));
  if (tally->files > 1) buffer_add_format(out, "%u files", tally->files);
  if (tally->files > 1 && tally->folder.len > 0) buffer_add(out, SLICE(" of "));
  add_path(out, tally->folder);
  buffer_add(out, SLICE(".\n"));
}

void concepts_tally_write_markdown(ConceptsTally *tally, Buffer *out) {
  uint32_t unmet = find_unmet(tally);
  for (GroupRun run = {0}; next_group(tally, &run);)
    if (run.topics > 0) add_group(tally, &run, out);
  if (unmet > 0) add_unmet(tally, out);
  if (tally->places > 0)
    add_summary(tally, out);
  else
    buffer_add_format(out, "No topic is used in %u file%s.\n", tally->files, plural(tally->files));
}
