#include "concepts/tally.h"

#include "base/json.h"
#include "config/known.h"

void tally_init(ConceptsTally *tally, const Knowledge *knowledge, SliceList known) {
  *tally = (ConceptsTally){0};
  const Topic *const *topics = knowledge_topics(knowledge, &tally->count);
  tally->uses = ARENA_ARRAY(&tally->arena, TopicUse, tally->count);
  for (uint32_t i = 0; i < tally->count; i++)
    tally->uses[i] = (TopicUse){.topic = topics[i], .is_known = known_has(known, topics[i]->id)};
}

void tally_release(ConceptsTally *tally) {
  arena_release(&tally->arena);
}

void tally_add_file(ConceptsTally *tally, Slice file) {
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

static void keep_place(ConceptsTally *tally, TopicUse *use, UsePlace place) {
  if (tally->kept_at_most > 0 && use->place_count == tally->kept_at_most) return;
  if (use->place_count == use->capacity) {
    use->capacity = use->capacity == 0 ? 8 : use->capacity * 2;
    use->places =
        arena_grow(&tally->arena, use->places, use->place_count, use->capacity, sizeof(UsePlace));
  }
  use->places[use->place_count++] = place;
}

void tally_add(ConceptsTally *tally, const Topic *topic, UsePlace place) {
  TopicUse *use = find_use(tally, topic->id);
  if (use == NULL) return;
  keep_place(tally, use, place);
  use->count += place.count;
  tally->places += place.count;
}

static bool is_met(const TopicUse *use) {
  return use->count > 0 || use->is_known;
}

uint32_t tally_find_unmet(ConceptsTally *tally) {
  uint32_t unmet = 0;
  for (bool has_grown = true; has_grown;) { /* until nothing is added */
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

bool tally_needs(const TopicUse *use, const Topic *topic) {
  if (use->count == 0 && !use->is_unmet) return false;
  for (uint32_t i = 0; i < use->topic->requires.count; i++)
    if (slice_equal(use->topic->requires.items[i], topic->id)) return true;
  return false;
}

bool tally_next_group(const ConceptsTally *tally, GroupRun *run) {
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

static void add_head(const Topic *topic, Buffer *out) {
  json_add_text(out, "id", topic->id);
  json_add_text(out, "title", topic->title);
  json_add_text(out, "group", topic->group);
  json_add_text(out, "level", topic->level);
}

static void add_use(const TopicUse *use, void (*add_place)(const UsePlace *place, Buffer *out),
                    Buffer *out) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  add_head(use->topic, out);
  json_add_bool(out, "known", use->is_known);
  json_add_number(out, "count", use->count);
  json_add_key(out, "places");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < use->place_count; i++) {
    json_add_comma(out);
    add_place(&use->places[i], out);
  }
  buffer_add(out, SLICE("]}"));
}

static void add_unmet(const ConceptsTally *tally, const TopicUse *unmet, Buffer *out) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  add_head(unmet->topic, out);
  json_add_key(out, "neededFor");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < tally->count; i++) {
    if (!tally_needs(&tally->uses[i], unmet->topic)) continue;
    json_add_comma(out);
    json_add_string(out, tally->uses[i].topic->id);
  }
  buffer_add(out, SLICE("]}"));
}

void tally_add_json(ConceptsTally *tally, void (*add_place)(const UsePlace *place, Buffer *out),
                    Buffer *out) {
  tally_find_unmet(tally);
  json_add_number(out, "files", tally->files);
  json_add_number(out, "places", tally->places);
  json_add_key(out, "groups");
  buffer_add_char(out, '[');
  for (GroupRun run = {0}; tally_next_group(tally, &run);) {
    if (run.topics == 0) continue;
    json_add_comma(out);
    buffer_add_char(out, '{');
    json_add_text(out, "group", run.title);
    json_add_number(out, "places", run.places);
    json_add_key(out, "topics");
    buffer_add_char(out, '[');
    for (uint32_t i = run.start; i < run.end; i++)
      if (tally->uses[i].count > 0) add_use(&tally->uses[i], add_place, out);
    buffer_add(out, SLICE("]}"));
  }
  buffer_add_char(out, ']');
  json_add_key(out, "unmet");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < tally->count; i++)
    if (tally->uses[i].is_unmet) add_unmet(tally, &tally->uses[i], out);
  buffer_add_char(out, ']');
}
