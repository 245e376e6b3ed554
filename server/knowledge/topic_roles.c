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

/* Whether the bullet of Watch out is for some roles only; `is_meant`: for `role` among them. */
static bool is_labelled(const Topic *topic, const TopicRole *bullet, Slice role, bool *is_meant) {
  *is_meant = false;
  bool is_label = false;
  for (Slice rest = bullet->name; rest.len > 0;) {
    size_t end = slice_find(rest, SLICE("`, `"), 0);
    Slice name = slice_sub(rest, 0, end);
    rest = slice_sub(rest, end + 4, rest.len);
    if (topic_role_words(topic, name).len > 0) is_label = true;
    if (role.len > 0 && slice_equal(name, role)) *is_meant = true;
  }
  return is_label;
}

Slice topic_pitfall(const Topic *topic, Slice role) {
  Slice rest = topic->sections[SECTION_WATCH_OUT];
  Slice general = {NULL, 0};
  for (TopicRole bullet; topic_role_next(&rest, &bullet);) {
    bool is_meant;
    bool is_label = is_labelled(topic, &bullet, role, &is_meant);
    if (is_label && is_meant) return bullet.words;
    if (!is_label && general.len == 0) general = slice_sub(bullet.bullet, 2, bullet.bullet.len);
  }
  return slice_trim(general);
}
