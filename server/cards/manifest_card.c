#include "cards/manifest_card.h"

#include "cards/dependency.h"
#include "cards/entry_point.h"
#include "cards/layout.h"

static bool is_muted(const Settings *settings, const Topic *topic) {
  for (uint32_t i = 0; i < settings->hover_mute.count; i++)
    if (slice_equal(settings->hover_mute.items[i], topic->id)) return true;
  return false;
}

typedef struct Found {
  const Topic *topics[CONCEPTS_AT_MOST];
  uint32_t count;
  Slice role; /* of the first */
} Found;

static bool has_topic(const Found *found, const Topic *topic) {
  for (uint32_t i = 0; i < found->count; i++)
    if (found->topics[i] == topic) return true;
  return false;
}

static Found find_topics(const ManifestRequest *request, SliceList keys) {
  TopicTrigger triggers[CONCEPTS_AT_MOST];
  uint32_t count =
      knowledge_file_topics(request->knowledge, request->name, keys, triggers, CONCEPTS_AT_MOST);
  Found found = {.count = 0};
  for (uint32_t i = 0; i < count; i++) {
    const Topic *topic = triggers[i].topic;
    bool can_be = found.count > 0 || !triggers[i].trigger->is_also;
    if (!can_be || is_muted(request->settings, topic) || has_topic(&found, topic)) continue;
    if (found.count == 0) found.role = triggers[i].trigger->role;
    found.topics[found.count++] = topic;
  }
  return found;
}

/* The value of the key at `place`, if it follows on the same line: who points at the name of a
 * dependency means both. */
static ManifestPlace value_of(const ManifestRequest *request, const ManifestPlace *place,
                              Arena *arena) {
  Slice text = request->text;
  size_t at = place->end;
  while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t' || text.ptr[at] == '='))
    at++;
  if (place->part != PART_KEY || at >= text.len) return *place;
  ManifestPlace value = manifest_place(request->kind, text, (uint32_t)at, arena);
  return value.part == PART_VALUE && value.keys.count == place->keys.count ? value : *place;
}

static Fact find_fact(Slice name, const ManifestPlace *value, Arena *arena) {
  Fact fact = dependency_fact(name, value, arena);
  return fact.words.len > 0 ? fact : entry_point_fact(name, value, arena);
}

static Card compose(const ManifestRequest *request, const ManifestPlace *place, const Found *found,
                    Arena *arena) {
  const Topic *topic = found->topics[0];
  ManifestPlace value = value_of(request, place, arena);
  CardContent content = {
      .has_commands = request->settings->hover_links,
      .knowledge = request->knowledge,
      .topic = topic,
      .role = found->role,
      .docs = topic->see.count > 0 ? topic->see.items[0] : (Slice){NULL, 0},
      .fact = find_fact(request->name, &value, arena),
      .others = found->topics + 1,
      .other_count = found->count - 1,
  };
  return (Card){.is_there = true,
                .start = place->start,
                .end = place->end,
                .topic = topic,
                .markdown = layout_card(&content, request->settings, arena)};
}

Card manifest_card_create(const ManifestRequest *request, Arena *arena) {
  if (request->settings->hover_level == CARD_OFF) return (Card){0};
  ManifestPlace place = manifest_place(request->kind, request->text, request->offset, arena);
  if (place.part == PART_NONE) return (Card){0};
  Found found = find_topics(request, place.keys);
  return found.count == 0 ? (Card){0} : compose(request, &place, &found, arena);
}
