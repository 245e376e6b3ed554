#include "knowledge/page_files.h"
#include "knowledge/page_set.h"

/* A folder that is named twice is read once. */
static bool is_named_before(SliceList folders, uint32_t index) {
  for (uint32_t i = 0; i < index; i++)
    if (slice_equal(folders.items[i], folders.items[index])) return true;
  return false;
}

OwnPages knowledge_load(SliceList folders, bool (*is_predicate)(Slice name),
                        const atomic_bool *is_stopped, Arena *arena) {
  Faults faults = {.arena = arena};
  PageSet set = {.owner = OWNER_USER,
                 .base = knowledge_builtin(),
                 .is_predicate = is_predicate,
                 .faults = &faults,
                 .is_stopped = is_stopped};
  for (uint32_t i = 0; i < folders.count; i++)
    if (!is_named_before(folders, i)) page_set_add_folder(&set, folders.items[i]);
  OwnPages own = {.knowledge = set.base};
  if (set.count + set.other_count > 0) {
    Knowledge *joined = page_set_join(&set);
    page_set_check_references(&set, joined);
    if (set.count + set.note_count > 0) own.knowledge = joined;
  }
  own.pages = set.count;
  own.notes = set.note_count;
  own.messages = faults_list(&faults);
  return own;
}

uint64_t knowledge_stamp(SliceList folders, const atomic_bool *is_stopped) {
  return page_files_stamp(folders, is_stopped);
}
