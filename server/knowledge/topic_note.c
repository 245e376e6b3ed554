#include "knowledge/topic_page.h"
#include "knowledge/topic_triggers.h"

static const FrontKey keys[] = {
    {"id", false, true},
    {"see", true, false},
    {"triggers.syntax", true, false},
    {"triggers.names", true, false},
    {"triggers.files", true, false},
    {"triggers.also_syntax", true, false},
    {"triggers.also_names", true, false},
    {"triggers.also_files", true, false},
};

static SliceList joined(SliceList first, SliceList second, Arena *arena) {
  uint32_t count = first.count + second.count;
  Slice *items = arena_grow(arena, first.items, first.count, count, sizeof(Slice));
  for (uint32_t i = 0; i < second.count; i++) items[first.count + i] = second.items[i];
  return (SliceList){items, count};
}

bool topic_note_read(const Page *page, const Topic *noted, PredicateCheck is_predicate,
                     Topic *topic, Faults *faults) {
  uint32_t before = faults->count;
  *topic = *noted;
  front_matter_check(&page->front, keys, sizeof keys / sizeof keys[0], faults);
  page_check_list(page, "see", page_is_address, "an https address", faults);
  topic->see =
      joined(noted->see, front_matter_list(&page->front, "see", faults->arena), faults->arena);
  topic_triggers_read(page, is_predicate, topic, faults);
  topic->sections[SECTION_NOTES] = page->sections[0].markdown;
  for (uint32_t i = 1; i < page->section_count; i++)
    faults_add(faults, page->path, page->sections[i].line,
               "a note on a topic has no sections; a page with a `title` may have them");
  if (topic->sections[SECTION_NOTES].len == 0)
    faults_add(faults, page->path, page->body_line, "the note is empty");
  return faults->count == before;
}
