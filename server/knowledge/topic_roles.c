#include "knowledge/topic_roles.h"

bool topic_role_next(Slice *section, TopicRole *role) {
  if (section->len == 0) return false;
  size_t end = slice_find(*section, SLICE("\n- "), 0);
  *role = (TopicRole){.bullet = slice_sub(*section, 0, end)};
  *section = slice_sub(*section, end + 1, section->len);
  if (!slice_starts_with(role->bullet, SLICE("- `"))) return true;
  size_t close = slice_find(role->bullet, SLICE("`: "), 3);
  role->words = slice_trim(slice_sub(role->bullet, close + 3, role->bullet.len));
  if (role->words.len > 0) role->name = slice_sub(role->bullet, 3, close);
  return true;
}

Slice topic_role_words(const Topic *topic, Slice name) {
  Slice rest = topic->sections[SECTION_ROLES];
  for (TopicRole role; topic_role_next(&rest, &role);)
    if (slice_equal(role.name, name)) return role.words;
  return (Slice){NULL, 0};
}
