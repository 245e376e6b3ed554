#include "knowledge/page_set.h"

const Knowledge *knowledge_load(SliceList folders, SliceList *messages, Arena *arena) {
  Faults faults = {.arena = arena};
  PageSet set = {.owner = OWNER_USER, .base = knowledge_builtin(), .faults = &faults};
  for (uint32_t i = 0; i < folders.count; i++) page_set_add_folder(&set, folders.items[i]);
  const Knowledge *knowledge = set.base;
  if (set.count > 0) {
    Knowledge *joined = page_set_join(&set);
    page_set_check_references(&set, joined);
    knowledge = joined;
  }
  *messages = faults_list(&faults);
  return knowledge;
}
