#include "config/project_file.h"

#include <ctype.h>

#include "manifest/manifest.h"
#include "text/lines.h"

typedef enum ValueKind {
  VALUE_CODES,
  VALUE_TEXTS,
  VALUE_NUMBER,
  VALUE_SWITCH,
  VALUE_BY_FILE
} ValueKind;

enum { NUMBER_MAX = 10000 };

typedef struct ProjectKey {
  const char *name;
  SettingId id;
  ValueKind kind;
} ProjectKey;

static const ProjectKey keys[] = {
    {"select", SETTING_SELECT, VALUE_CODES},
    {"ignore", SETTING_IGNORE, VALUE_CODES},
    {"extend-select", SETTING_EXTEND_SELECT, VALUE_CODES},
    {"extend-ignore", SETTING_EXTEND_IGNORE, VALUE_CODES},
    {"per-file-ignores", SETTING_PER_FILE_IGNORES, VALUE_BY_FILE},
    {"exclude", SETTING_EXCLUDE, VALUE_TEXTS},
    {"extend-exclude", SETTING_EXTEND_EXCLUDE, VALUE_TEXTS},
    {"line-length", SETTING_LINE_LENGTH, VALUE_NUMBER},
    {"max-line-length", SETTING_LINE_LENGTH, VALUE_NUMBER},
    {"max-doc-length", SETTING_DOC_LENGTH, VALUE_NUMBER},
    {"indent-size", SETTING_INDENT_SIZE, VALUE_NUMBER},
    {"indent-width", SETTING_INDENT_SIZE, VALUE_NUMBER},
    {"hang-closing", SETTING_HANG_CLOSING, VALUE_SWITCH},
    {"ignore-names", SETTING_IGNORE_NAMES, VALUE_TEXTS},
    {"extend-ignore-names", SETTING_EXTEND_IGNORE_NAMES, VALUE_TEXTS},
    {"classmethod-decorators", SETTING_CLASSMETHOD_DECORATORS, VALUE_TEXTS},
    {"staticmethod-decorators", SETTING_STATICMETHOD_DECORATORS, VALUE_TEXTS},
};
enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

/* The tables, by the keys that lead to them. */
typedef struct ProjectTable {
  const char *parts[4]; /* ends with NULL */
  ProjectRank rank;
  bool is_toml;
} ProjectTable;

static const ProjectTable tables[] = {
    {{"tool", "pylore"}, RANK_PYLORE, true},
    {{"tool", "pylore", "lint"}, RANK_PYLORE, true},
    {{"tool", "ruff"}, RANK_RUFF, true},
    {{"tool", "ruff", "pycodestyle"}, RANK_RUFF, true},
    {{"tool", "ruff", "pep8-naming"}, RANK_RUFF, true},
    {{"tool", "ruff", "lint"}, RANK_RUFF_LINT, true},
    {{"flake8"}, RANK_FLAKE8, false},
    {{"pycodestyle"}, RANK_PYCODESTYLE, false},
    {{"pep8"}, RANK_PEP8, false},
};

typedef struct FileReader {
  ProjectFile *file;
  Slice text;
  Arena *arena;
} FileReader;

static bool is_key_named(Slice key, const char *name) {
  size_t i = 0;
  for (; i < key.len && name[i] != '\0'; i++) {
    char c = key.ptr[i] == '_' ? '-' : key.ptr[i];
    if (tolower((unsigned char)c) != name[i]) return false;
  }
  return i == key.len && name[i] == '\0';
}

static const ProjectKey *find_key(Slice name) {
  for (size_t i = 0; i < KEY_COUNT; i++)
    if (is_key_named(name, keys[i].name)) return &keys[i];
  return NULL;
}

/* How many of the keys name the table; 0 where they do not. */
static uint32_t table_depth(const ProjectTable *table, SliceList path) {
  uint32_t depth = 0;
  for (; depth < 4 && table->parts[depth] != NULL; depth++)
    if (depth >= path.count || !slice_is(path.items[depth], table->parts[depth])) return 0;
  return depth;
}

/* ruff's lint has tables in it for two of its rule sets. */
static uint32_t inner_depth(SliceList path, uint32_t depth) {
  if (depth != 3 || path.count <= depth) return depth;
  bool is_inner = slice_is(path.items[3], "pycodestyle") || slice_is(path.items[3], "pep8-naming");
  return is_inner ? depth + 1 : depth;
}

static Slice dotted(SliceList path, uint32_t count, Arena *arena) {
  Slice name = {"", 0};
  for (uint32_t i = 0; i < count; i++)
    name = arena_format(arena, "%.*s%s%.*s", (int)name.len, name.ptr, i == 0 ? "" : ".",
                        (int)path.items[i].len, path.items[i].ptr);
  return name;
}

static uint32_t line_at(const FileReader *reader, uint32_t start) {
  return lines_count(slice_sub(reader->text, 0, start)) + 1;
}

static void add_problem(FileReader *reader, Slice problem) {
  SliceList *list = &reader->file->problems;
  Slice *items =
      arena_grow(reader->arena, list->items, list->count, list->count + 1, sizeof(Slice));
  items[list->count] = problem;
  *list = (SliceList){items, list->count + 1};
}

static void add_unknown(FileReader *reader, const ManifestEntry *entry, uint32_t count) {
  Slice name = dotted(entry->keys, count, reader->arena);
  const Slice path = reader->file->path;
  Slice problem = arena_format(reader->arena, "%.*s:%u: there is no setting %.*s", (int)path.len,
                               path.ptr, line_at(reader, entry->start), (int)name.len, name.ptr);
  SliceList list = reader->file->problems;
  if (list.count > 0 && slice_equal(list.items[list.count - 1], problem)) return;
  add_problem(reader, problem);
}

static void add_item(FileReader *reader, ProjectValue *value, const ManifestEntry *entry,
                     Slice pattern) {
  if (entry->opens_list) {
    value->is_list = true;
    return;
  }
  value->items =
      arena_grow(reader->arena, value->items, value->count, value->count + 1, sizeof(ProjectItem));
  value->items[value->count++] = (ProjectItem){.text = arena_copy(reader->arena, entry->text),
                                               .pattern = arena_copy(reader->arena, pattern),
                                               .start = entry->start,
                                               .is_text = entry->is_text};
}

static void take_entry(FileReader *reader, const ManifestEntry *entry, const ProjectTable *table,
                       uint32_t depth) {
  SliceList path = entry->keys;
  if (table->rank == RANK_RUFF_LINT) depth = inner_depth(path, depth);
  if (path.count <= depth) return;
  const ProjectKey *key = find_key(path.items[depth]);
  bool is_by_file = key != NULL && key->kind == VALUE_BY_FILE && table->is_toml;
  bool is_known =
      key != NULL && (path.count == depth + 1 || (is_by_file && path.count == depth + 2));
  if (!is_known) {
    if (table->rank == RANK_PYLORE) add_unknown(reader, entry, path.count);
    return;
  }
  ProjectValue *value = &reader->file->values[table->rank][key->id];
  Slice name = dotted(path, depth + 1, reader->arena);
  /* Of two names for one thing in a table the first counts. */
  if (value->key.len > 0 && !slice_equal(value->key, name)) return;
  if (value->key.len == 0) value->line = line_at(reader, entry->start);
  value->key = name;
  add_item(reader, value, entry, path.count > depth + 1 ? path.items[depth + 1] : (Slice){"", 0});
}

static void visit(void *context, const ManifestEntry *entry) {
  FileReader *reader = context;
  const ProjectTable *best = NULL;
  uint32_t most = 0;
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
    uint32_t depth = table_depth(&tables[i], entry->keys);
    if (depth <= most || tables[i].is_toml != reader->file->is_toml) continue;
    best = &tables[i];
    most = depth;
  }
  if (best != NULL) take_entry(reader, entry, best, most);
}

ProjectFile *project_file_read(Slice path, Slice text, Arena *arena) {
  ProjectFile *file = ARENA_NEW(arena, ProjectFile);
  size_t slash = path.len;
  while (slash > 0 && path.ptr[slash - 1] != '/') slash--;
  file->path = arena_copy(arena, path);
  file->folder = slice_sub(file->path, 0, slash > 1 ? slash - 1 : slash);
  file->is_toml = slice_ends_with(path, SLICE(".toml"));
  FileReader reader = {file, text, arena};
  manifest_visit(file->is_toml ? MANIFEST_TOML : MANIFEST_INI, text, visit, &reader);
  return file;
}

/* What a value is taken with. */
typedef struct Taking {
  const ProjectFile *file;
  const ProjectValue *value;
  void *place; /* in Settings; NULL: it is only looked at */
  Arena *arena;
} Taking;

static bool is_separator(char c) {
  return c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Splits the next word off the front; false at the end. */
static bool next_word(Slice *rest, Slice *word) {
  size_t start = 0;
  while (start < rest->len && is_separator(rest->ptr[start])) start++;
  size_t end = start;
  while (end < rest->len && !is_separator(rest->ptr[end])) end++;
  *word = slice_sub(*rest, start, end);
  *rest = slice_sub(*rest, end, rest->len);
  return word->len > 0;
}

static bool is_code(Slice text) {
  if (text.len == 0 || !isupper((unsigned char)text.ptr[0])) return false;
  for (size_t i = 0; i < text.len; i++)
    if (!isalnum((unsigned char)text.ptr[i])) return false;
  return true;
}

typedef struct TextList {
  Slice *items;
  uint32_t count;
} TextList;

static void add_text(TextList *list, Slice text, Arena *arena) {
  list->items = arena_grow(arena, list->items, list->count, list->count + 1, sizeof(Slice));
  list->items[list->count++] = text;
}

static bool take_texts(const Taking *taking, bool is_codes) {
  const ProjectValue *value = taking->value;
  TextList list = {0};
  bool is_right = !taking->file->is_toml || value->is_list;
  for (uint32_t i = 0; i < value->count; i++) {
    Slice rest = value->items[i].text;
    Slice word = rest;
    if (taking->file->is_toml) {
      if (!value->items[i].is_text || (is_codes && !is_code(word)))
        is_right = false;
      else
        add_text(&list, word, taking->arena);
      continue;
    }
    while (next_word(&rest, &word)) {
      if (is_codes && !is_code(word))
        is_right = false;
      else
        add_text(&list, word, taking->arena);
    }
  }
  bool counts = is_right || list.count > 0;
  if (taking->place != NULL && counts)
    *(SliceList *)taking->place = (SliceList){list.items, list.count};
  return is_right;
}

static bool take_number(const Taking *taking) {
  const ProjectValue *value = taking->value;
  uint32_t number;
  bool is_right =
      value->count == 1 && !value->is_list && value->items[0].is_text != taking->file->is_toml &&
      slice_parse_u32(value->items[0].text, &number) && number >= 1 && number <= NUMBER_MAX;
  if (is_right && taking->place != NULL) *(uint32_t *)taking->place = number;
  return is_right;
}

static bool is_one_of(Slice text, const char *const *words) {
  for (; *words != NULL; words++)
    if (is_key_named(text, *words)) return true;
  return false;
}

static bool take_switch(const Taking *taking) {
  static const char *const ons[] = {"true", "1", "yes", "on", "t", "y", NULL};
  static const char *const offs[] = {"false", "0", "no", "off", "f", "n", NULL};
  const ProjectValue *value = taking->value;
  if (value->count != 1 || value->is_list) return false;
  Slice text = value->items[0].text;
  bool is_on = is_one_of(text, ons);
  if (!is_on && !is_one_of(text, offs)) return false;
  if (taking->file->is_toml && !slice_is(text, "true") && !slice_is(text, "false")) return false;
  if (taking->place != NULL) *(bool *)taking->place = is_on;
  return true;
}

typedef struct ByFile {
  PerFileIgnore *items;
  uint32_t count;
} ByFile;

static void add_by_file(ByFile *list, Slice pattern, Slice code, const Taking *taking) {
  list->items =
      arena_grow(taking->arena, list->items, list->count, list->count + 1, sizeof(PerFileIgnore));
  list->items[list->count++] = (PerFileIgnore){pattern, taking->file->folder, code};
}

/* As flake8 has them: patterns with commas between, a colon, codes; then the next patterns. */
typedef struct Flake8Reader {
  TextList patterns;
  bool has_colon; /* codes are next */
} Flake8Reader;

static bool take_flake8_word(Flake8Reader *reader, Slice word, ByFile *list, const Taking *taking) {
  size_t colon = word.len;
  while (colon > 0 && word.ptr[colon - 1] != ':') colon--;
  if (reader->has_colon && colon == 0 && is_code(word)) {
    for (uint32_t i = 0; i < reader->patterns.count; i++)
      add_by_file(list, reader->patterns.items[i], word, taking);
    return true;
  }
  if (reader->has_colon) *reader = (Flake8Reader){0};
  Slice pattern = colon > 0 ? slice_sub(word, 0, colon - 1) : word;
  if (pattern.len > 0) add_text(&reader->patterns, pattern, taking->arena);
  if (colon == 0) return true;
  reader->has_colon = true;
  Slice code = slice_sub(word, colon, word.len);
  return code.len == 0 || (is_code(code) && take_flake8_word(reader, code, list, taking));
}

static bool take_by_file(const Taking *taking) {
  const ProjectValue *value = taking->value;
  ByFile list = {0};
  Flake8Reader reader = {0};
  bool is_right = true;
  for (uint32_t i = 0; i < value->count; i++) {
    const ProjectItem *item = &value->items[i];
    if (taking->file->is_toml) {
      bool is_code_of_file = item->pattern.len > 0 && item->is_text && is_code(item->text);
      if (is_code_of_file) add_by_file(&list, item->pattern, item->text, taking);
      if (!is_code_of_file) is_right = false;
      continue;
    }
    Slice rest = item->text;
    for (Slice word; next_word(&rest, &word);)
      if (!take_flake8_word(&reader, word, &list, taking)) is_right = false;
  }
  if (taking->place != NULL && (is_right || list.count > 0))
    *(PerFileIgnores *)taking->place = (PerFileIgnores){list.items, list.count};
  return is_right && (taking->file->is_toml || reader.patterns.count == 0 || reader.has_colon);
}

static bool take(const Taking *taking, ValueKind kind) {
  switch (kind) {
  case VALUE_CODES: return take_texts(taking, true);
  case VALUE_TEXTS: return take_texts(taking, false);
  case VALUE_NUMBER: return take_number(taking);
  case VALUE_SWITCH: return take_switch(taking);
  default: return take_by_file(taking);
  }
}

static const char *allowed(ValueKind kind, bool is_toml) {
  static const char *const words[][2] = {
      [VALUE_CODES] = {"codes with commas between, such as E501,W2",
                       "a list of codes, such as [\"E501\", \"W2\"]"},
      [VALUE_TEXTS] = {"texts with commas between", "a list of texts"},
      [VALUE_NUMBER] = {"a whole number from 1 to 10000", "a whole number from 1 to 10000"},
      [VALUE_SWITCH] = {"true or false", "true or false"},
      [VALUE_BY_FILE] = {"patterns with codes, such as tests/*:E501,W2",
                         "a table of patterns with lists of codes, such as {\"tests/*\" = "
                         "[\"E501\"]}"},
  };
  return words[kind][is_toml ? 1 : 0];
}

static ValueKind kind_of(SettingId id) {
  size_t i = 0;
  while (keys[i].id != id) i++;
  return keys[i].kind;
}

bool project_value_apply(const ProjectFile *file, const ProjectValue *value, SettingId id,
                         Settings *settings, Slice *problem, Arena *arena) {
  *problem = (Slice){NULL, 0};
  if (value->key.len == 0) return false;
  ValueKind kind = kind_of(id);
  uint32_t bit = UINT32_C(1) << id;
  bool is_open = (settings->given & bit) == 0;
  const Taking taking = {file, value, is_open ? (char *)settings + settings_offset(id) : NULL,
                         arena};
  bool is_right = take(&taking, kind);
  if (!is_right)
    *problem = arena_format(arena, "%.*s:%u: %.*s must be %s", (int)file->path.len, file->path.ptr,
                            value->line, (int)value->key.len, value->key.ptr,
                            allowed(kind, file->is_toml));
  bool is_whole = kind == VALUE_NUMBER || kind == VALUE_SWITCH;
  bool is_taken = is_open && (is_right || (!is_whole && value->count > 0));
  if (is_taken) settings->given |= bit;
  return is_taken;
}
