#include "handlers/settings_json.h"

#include <string.h>

#include "base/json.h"
#include "handlers/params.h"
#include "handlers/settings_schema.h"

enum { LINE_LENGTH_MAX = 10000 };

/* A kind of value: how it is read, how it is written, and the members of its JSON schema. */
typedef struct SettingKind {
  const char *allowed;
  bool (*take)(const json_t *value, void *place, Arena *arena);
  void (*add)(const void *place, Buffer *out);
  const char *schema;
} SettingKind;

/* One setting: its path below `pylore`, and what the user is told about it, as Markdown. */
typedef struct SettingRecord {
  const char *path;
  const SettingKind *kind;
  size_t offset; /* in Settings */
  const char *summary;
} SettingRecord;

static bool take_bool(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  if (!json_is_boolean(value)) return false;
  *(bool *)place = json_is_true(value);
  return true;
}

static void add_bool(const void *place, Buffer *out) {
  buffer_add(out, *(const bool *)place ? SLICE("true") : SLICE("false"));
}

static bool take_number(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  json_int_t number = json_is_integer(value) ? json_integer_value(value) : 0;
  if (number < 1 || number > LINE_LENGTH_MAX) return false;
  *(uint32_t *)place = (uint32_t)number;
  return true;
}

static bool take_lint(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  bool is_auto = json_is_string(value) && strcmp(json_string_value(value), "auto") == 0;
  if (!is_auto && !json_is_boolean(value)) return false;
  *(LintMode *)place = is_auto ? LINT_AUTO : json_is_true(value) ? LINT_ON : LINT_OFF;
  return true;
}

static void add_lint(const void *place, Buffer *out) {
  static const char *const names[] = {
      [LINT_OFF] = "false", [LINT_ON] = "true", [LINT_AUTO] = "\"auto\""};
  buffer_add(out, slice_from_cstr(names[*(const LintMode *)place]));
}

static void add_number(const void *place, Buffer *out) {
  buffer_add_u64(out, *(const uint32_t *)place);
}

static const char *const level_names[] = {
    [CARD_BRIEF] = "brief", [CARD_FULL] = "full", [CARD_OFF] = "off"};

static bool take_level(const json_t *value, void *place, Arena *arena) {
  (void)arena;
  if (!json_is_string(value)) return false;
  Slice name = {json_string_value(value), json_string_length(value)};
  for (CardLevel level = CARD_BRIEF; level <= CARD_OFF; level++) {
    if (!slice_is(name, level_names[level])) continue;
    *(CardLevel *)place = level;
    return true;
  }
  return false;
}

static void add_level(const void *place, Buffer *out) {
  json_add_string(out, slice_from_cstr(level_names[*(const CardLevel *)place]));
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

/* With blanks, for lines of a table break there. */
static void add_list(const void *place, Buffer *out) {
  const SliceList *list = place;
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < list->count; i++) {
    if (i > 0) buffer_add(out, SLICE(", "));
    json_add_string(out, list->items[i]);
  }
  buffer_add_char(out, ']');
}

static void add_by_file(PerFileIgnores *list, Slice pattern, Slice code, Arena *arena) {
  PerFileIgnore *items =
      arena_grow(arena, list->items, list->count, list->count + 1, sizeof(PerFileIgnore));
  items[list->count] = (PerFileIgnore){.pattern = pattern, .codes = code};
  *list = (PerFileIgnores){items, list->count + 1};
}

static bool take_by_file(const json_t *value, void *place, Arena *arena) {
  if (!json_is_object(value)) return false;
  PerFileIgnores list = {0};
  const char *key;
  json_t *codes;
  json_object_foreach((json_t *)value, key, codes) {
    SliceList texts;
    if (!take_list(codes, &texts, arena)) return false;
    Slice pattern = arena_copy(arena, slice_from_cstr(key));
    for (uint32_t i = 0; i < texts.count; i++) add_by_file(&list, pattern, texts.items[i], arena);
  }
  *(PerFileIgnores *)place = list;
  return true;
}

/* Only ever a default, which is empty; else for comparing. */
static void add_by_file_text(const void *place, Buffer *out) {
  const PerFileIgnores *list = place;
  buffer_add_char(out, '{');
  for (uint32_t i = 0; i < list->count; i++) {
    json_add_comma(out);
    json_add_string(out, list->items[i].pattern);
    buffer_add_char(out, ':');
    json_add_string(out, list->items[i].codes);
  }
  buffer_add_char(out, '}');
}

static bool take_limit(const json_t *value, void *place, Arena *arena) {
  bool is_none = json_is_integer(value) && json_integer_value(value) == 0;
  if (!is_none) return take_number(value, place, arena);
  *(uint32_t *)place = 0;
  return true;
}

static const SettingKind a_limit = {"a whole number up to 10000, 0 for no limit", take_limit,
                                    add_number,
                                    "\"type\":\"integer\",\"minimum\":0,\"maximum\":10000"};
static const SettingKind by_file = {
    "an object of patterns with lists of codes", take_by_file, add_by_file_text,
    "\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\",\"items\":"
    "{\"type\":\"string\"}}"};
static const SettingKind a_lint = {
    "true, false or \"auto\"", take_lint, add_lint,
    "\"type\":[\"boolean\",\"string\"],\"enum\":[true,false,\"auto\"]"};
static const SettingKind a_switch = {"true or false", take_bool, add_bool, "\"type\":\"boolean\""};
static const SettingKind a_list = {"a list of texts", take_list, add_list,
                                   "\"type\":\"array\",\"items\":{\"type\":\"string\"}"};
static const SettingKind a_number = {"a whole number from 1 to 10000", take_number, add_number,
                                     "\"type\":\"integer\",\"minimum\":1,\"maximum\":10000"};
static const SettingKind a_level = {
    "\"brief\", \"full\" or \"off\"", take_level, add_level,
    "\"type\":\"string\",\"enum\":[\"brief\",\"full\",\"off\"],\"enumDescriptions\":["
    "\"What is worth knowing about this code, at a glance.\","
    "\"Also why it matters, an example, costs and pitfalls.\",\"No cards.\"]"};

static const SettingRecord records[] = {
    {"hover.level", &a_level, offsetof(Settings, hover_level), "How much a hover card says."},
    {"hover.mute", &a_list, offsetof(Settings, hover_mute),
     "Topics that never make a card, by id, such as `generators`. The command `pylore topics` "
     "lists them."},
    {"codeLens.enable", &a_switch, offsetof(Settings, code_lens),
     "Whether a line over functions and classes says what is not plain to see about them."},
    {"lint.enable", &a_lint, offsetof(Settings, lint),
     "Whether there are findings: all of them, none, or, with `auto`, those that no other linter "
     "of "
     "the project reports already."},
    {"lint.select", &a_list, offsetof(Settings, select),
     "Codes that are reported instead of the usual ones, or their beginnings: `E`, `B006`; `ALL` "
     "for every one."},
    {"lint.ignore", &a_list, offsetof(Settings, ignore),
     "Codes that are not reported, or their beginnings."},
    {"lint.extendSelect", &a_list, offsetof(Settings, extend_select),
     "Codes that are reported in addition to those selected."},
    {"lint.extendIgnore", &a_list, offsetof(Settings, extend_ignore),
     "Codes that are ignored in addition to those ignored already."},
    {"lint.lineLength", &a_number, offsetof(Settings, line_length),
     "The columns that a line may have."},
    {"lint.perFileIgnores", &by_file, offsetof(Settings, per_file_ignores),
     "Codes that are not reported for some files, by pattern: `{\"tests/*\": [\"E501\"]}`. "
     "Patterns with folders start at the first open folder."},
    {"lint.exclude", &a_list, offsetof(Settings, exclude),
     "Patterns of files and folders without findings."},
    {"lint.extendExclude", &a_list, offsetof(Settings, extend_exclude),
     "The same, in addition to those excluded already."},
    {"lint.maxDocLength", &a_limit, offsetof(Settings, doc_length),
     "The columns that a line of a comment or docstring may have (W505); `0` for no limit of its "
     "own."},
    {"lint.indentSize", &a_number, offsetof(Settings, indent_size),
     "The columns of one step of indentation."},
    {"lint.hangClosing", &a_switch, offsetof(Settings, hang_closing),
     "Whether closing brackets hang like the lines before them (E133 instead of E123)."},
    {"lint.ignoreNames", &a_list, offsetof(Settings, ignore_names),
     "Names that rules about naming accept, with `*`, `?` and `[...]`."},
    {"lint.extendIgnoreNames", &a_list, offsetof(Settings, extend_ignore_names),
     "The same, in addition to those accepted already."},
    {"lint.classmethodDecorators", &a_list, offsetof(Settings, classmethod_decorators),
     "Decorators that make class methods, for N804 and N805."},
    {"lint.staticmethodDecorators", &a_list, offsetof(Settings, staticmethod_decorators),
     "Decorators that make static methods, for N804 and N805."},
    {"knowledge.paths", &a_list, offsetof(Settings, knowledge_paths),
     "Folders with pages and notes of your own, an Obsidian vault for instance. Relative ones "
     "start at the first open folder."},
};
enum { RECORD_COUNT = sizeof records / sizeof records[0] };

static const char *const groups[] = {"hover", "codeLens", "lint", "knowledge"};

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

/* Some editors send the defaults of all settings: a default is as good as silence, and leaves room
 * for project files. */
static void mark_given(Settings *settings, const SettingRecord *record) {
  SettingId id = settings_id_at(record->offset);
  if (id == SETTING_COUNT) return;
  const Settings defaults = settings_default();
  Buffer is;
  Buffer was;
  buffer_init(&is);
  buffer_init(&was);
  record->kind->add((const char *)settings + record->offset, &is);
  record->kind->add((const char *)&defaults + record->offset, &was);
  bool is_default = slice_equal(buffer_slice(&is), buffer_slice(&was));
  buffer_release(&is);
  buffer_release(&was);
  uint32_t bit = UINT32_C(1) << id;
  settings->given = is_default ? settings->given & ~bit : settings->given | bit;
}

void settings_read_json(Settings *settings, const json_t *json, Buffer *problems, Arena *arena) {
  const json_t *section = json_object_get(json, "pylore");
  if (section != NULL) json = section;
  if (is_given(json) && !json_is_object(json) && !is_empty_list(json)) {
    buffer_add(problems, SLICE("pylore's settings must be an object"));
    return;
  }
  check_groups(json, problems);
  for (size_t i = 0; i < RECORD_COUNT; i++) {
    const SettingRecord *record = &records[i];
    const json_t *value = params_at(json, record->path);
    if (!is_given(value)) continue;
    if (record->kind->take(value, (char *)settings + record->offset, arena))
      mark_given(settings, record);
    else
      add_problem(problems, record->path, record->kind->allowed);
  }
}

static void add_property(const SettingRecord *record, const Settings *defaults, Buffer *out) {
  json_add_key(out, strchr(record->path, '.') + 1);
  buffer_add_char(out, '{');
  buffer_add(out, slice_from_cstr(record->kind->schema));
  json_add_key(out, "default");
  record->kind->add((const char *)defaults + record->offset, out);
  json_add_text(out, "description", slice_from_cstr(record->summary));
  buffer_add_char(out, '}');
}

static void add_group(const char *group, const Settings *defaults, Buffer *out) {
  size_t length = strlen(group);
  json_add_key(out, group);
  buffer_add(out, SLICE("{\"type\":\"object\",\"properties\":{"));
  for (size_t i = 0; i < RECORD_COUNT; i++)
    if (strncmp(records[i].path, group, length) == 0 && records[i].path[length] == '.')
      add_property(&records[i], defaults, out);
  buffer_add(out, SLICE("}}"));
}

void settings_add_schema(Buffer *out) {
  Settings defaults = settings_default();
  buffer_add(out, SLICE("{\"$schema\":\"http://json-schema.org/draft-07/schema#\","
                        "\"title\":\"pylore\",\"type\":\"object\",\"properties\":{"));
  for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
    add_group(groups[i], &defaults, out);
  buffer_add(out, SLICE("}}\n"));
}

void settings_add_table(Buffer *out) {
  Settings defaults = settings_default();
  buffer_add(out, SLICE("| Setting | Default | What it does |\n|---|---|---|\n"));
  for (size_t i = 0; i < RECORD_COUNT; i++) {
    buffer_add_format(out, "| `%s` | `", records[i].path);
    records[i].kind->add((const char *)&defaults + records[i].offset, out);
    buffer_add_format(out, "` | %s |\n", records[i].summary);
  }
}
