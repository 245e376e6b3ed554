#include "handlers/settings_json.h"

#include "handlers/params.h"

enum { LINE_LENGTH_MAX = 10000 };

/* One setting: its path below `pylore`, and how its value is taken. */
typedef struct SettingRecord {
  const char *path;
  const char *allowed;
  bool (*take)(const json_t *value, void *place, Arena *arena);
  size_t offset; /* in Settings */
} SettingRecord;

static bool take_bool(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  if (!json_is_boolean(value)) return false;
  *(bool *)place = json_is_true(value);
  return true;
}

static bool take_line_length(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  json_int_t number = json_is_integer(value) ? json_integer_value(value) : 0;
  if (number < 1 || number > LINE_LENGTH_MAX) return false;
  *(uint32_t *)place = (uint32_t)number;
  return true;
}

static bool take_level(const json_t *value, void *place, Arena *arena) {
  static const char *const names[] = {
      [CARD_BRIEF] = "brief", [CARD_FULL] = "full", [CARD_OFF] = "off"};
  (void)arena;
  if (!json_is_string(value)) return false;
  Slice name = {json_string_value(value), json_string_length(value)};
  for (CardLevel level = CARD_BRIEF; level <= CARD_OFF; level++) {
    if (!slice_is(name, names[level])) continue;
    *(CardLevel *)place = level;
    return true;
  }
  return false;
}

static bool take_list(const json_t *value, void *place, Arena *arena) {
  if (!json_is_array(value)) return false;
  size_t count = json_array_size(value);
  Slice *items = ARENA_ARRAY(arena, Slice, count);
  for (size_t i = 0; i < count; i++) {
    const json_t *item = json_array_get(value, i);
    if (!json_is_string(item)) return false;
    items[i] = arena_copy(arena, (Slice){json_string_value(item), json_string_length(item)});
  }
  *(SliceList *)place = (SliceList){items, (uint32_t)count};
  return true;
}

static const char a_list[] = "a list of texts";
static const char a_switch[] = "true or false";

static const SettingRecord records[] = {
    {"hover.level", "\"brief\", \"full\" or \"off\"", take_level, offsetof(Settings, hover_level)},
    {"hover.mute", a_list, take_list, offsetof(Settings, hover_mute)},
    {"lint.enable", a_switch, take_bool, offsetof(Settings, lint)},
    {"lint.select", a_list, take_list, offsetof(Settings, select)},
    {"lint.ignore", a_list, take_list, offsetof(Settings, ignore)},
    {"lint.extendSelect", a_list, take_list, offsetof(Settings, extend_select)},
    {"lint.extendIgnore", a_list, take_list, offsetof(Settings, extend_ignore)},
    {"lint.lineLength", "a whole number from 1 to 10000", take_line_length,
     offsetof(Settings, line_length)},
    {"knowledge.paths", a_list, take_list, offsetof(Settings, knowledge_paths)},
};

static const char *const groups[] = {"hover", "lint", "knowledge"};

static bool is_given(const json_t *value) {
  return value != NULL && !json_is_null(value);
}

/* Some editors write an empty list where an empty object is meant. */
static bool is_empty_list(const json_t *value) {
  return json_is_array(value) && json_array_size(value) == 0;
}

static void add_problem(Buffer *problems, const char *path, const char *allowed) {
  if (problems->len > 0) buffer_add_char(problems, '\n');
  buffer_add_format(problems, "pylore.%s must be %s", path, allowed);
}

static void check_groups(const json_t *json, Buffer *problems) {
  for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
    const json_t *group = json_object_get(json, groups[i]);
    if (is_given(group) && !json_is_object(group)) add_problem(problems, groups[i], "an object");
  }
}

void settings_read_json(Settings *settings, const json_t *json, Buffer *problems, Arena *arena) {
  const json_t *section = json_object_get(json, "pylore");
  if (section != NULL) json = section;
  if (is_given(json) && !json_is_object(json) && !is_empty_list(json)) {
    buffer_add(problems, SLICE("pylore's settings must be an object"));
    return;
  }
  check_groups(json, problems);
  for (size_t i = 0; i < sizeof records / sizeof records[0]; i++) {
    const SettingRecord *record = &records[i];
    const json_t *value = params_at(json, record->path);
    if (!is_given(value)) continue;
    if (!record->take(value, (char *)settings + record->offset, arena))
      add_problem(problems, record->path, record->allowed);
  }
}
