#include "config/project_value.h"

#include <ctype.h>

#include "base/glob.h"
#include "config/project_file.h"

enum { NUMBER_MAX = 10000 };

typedef enum ValueKind {
  VALUE_CODES,
  VALUE_TEXTS,
  VALUE_NUMBER,
  VALUE_SWITCH,
  VALUE_BY_FILE
} ValueKind;

static const ValueKind kinds[SETTING_COUNT] = {
    [SETTING_SELECT] = VALUE_CODES,
    [SETTING_IGNORE] = VALUE_CODES,
    [SETTING_EXTEND_SELECT] = VALUE_CODES,
    [SETTING_EXTEND_IGNORE] = VALUE_CODES,
    [SETTING_PER_FILE_IGNORES] = VALUE_BY_FILE,
    [SETTING_EXCLUDE] = VALUE_TEXTS,
    [SETTING_EXTEND_EXCLUDE] = VALUE_TEXTS,
    [SETTING_LINE_LENGTH] = VALUE_NUMBER,
    [SETTING_DOC_LENGTH] = VALUE_NUMBER,
    [SETTING_INDENT_SIZE] = VALUE_NUMBER,
    [SETTING_HANG_CLOSING] = VALUE_SWITCH,
    [SETTING_IGNORE_NAMES] = VALUE_TEXTS,
    [SETTING_EXTEND_IGNORE_NAMES] = VALUE_TEXTS,
    [SETTING_CLASSMETHOD_DECORATORS] = VALUE_TEXTS,
    [SETTING_STATICMETHOD_DECORATORS] = VALUE_TEXTS,
};

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

static void add_alternatives(TextList *list, Slice pattern, Arena *arena) {
  SliceList patterns = glob_alternatives(pattern, arena);
  for (uint32_t i = 0; i < patterns.count; i++) add_text(list, patterns.items[i], arena);
}

/* A list of TOML, each item one text. */
static bool read_items(const Taking *taking, bool is_codes, TextList *list) {
  const ProjectValue *value = taking->value;
  bool is_right = value->is_list;
  for (uint32_t i = 0; i < value->count; i++) {
    const ProjectItem *item = &value->items[i];
    if (!item->is_text || (is_codes && !is_code(item->text)))
      is_right = false;
    else
      add_alternatives(list, item->text, taking->arena);
  }
  return is_right;
}

/* The words of an INI file's lines. */
static bool read_words(const Taking *taking, bool is_codes, TextList *list) {
  bool is_right = true;
  for (uint32_t i = 0; i < taking->value->count; i++) {
    Slice rest = taking->value->items[i].text;
    for (Slice word; next_word(&rest, &word);)
      if (is_codes && !is_code(word))
        is_right = false;
      else
        add_text(list, word, taking->arena);
  }
  return is_right;
}

static bool take_texts(const Taking *taking, bool is_codes) {
  TextList list = {0};
  bool is_right = taking->file->is_toml ? read_items(taking, is_codes, &list)
                                        : read_words(taking, is_codes, &list);
  if (taking->place != NULL && (is_right || list.count > 0))
    *(SliceList *)taking->place = (SliceList){list.items, list.count};
  return is_right;
}

/* Whether the value is a single one; in an INI file it may stand on the next line. */
static bool is_single(const Taking *taking) {
  return taking->value->count == 1 && !(taking->value->is_list && taking->file->is_toml);
}

static bool take_number(const Taking *taking) {
  const ProjectValue *value = taking->value;
  uint32_t number;
  bool is_right = is_single(taking) && value->items[0].is_text != taking->file->is_toml &&
                  slice_parse_u32(value->items[0].text, &number) && number >= 1 &&
                  number <= NUMBER_MAX;
  if (is_right && taking->place != NULL) *(uint32_t *)taking->place = number;
  return is_right;
}

static bool is_one_of(Slice text, const char *const *words) {
  for (; *words != NULL; words++)
    if (slice_equal_ignoring_case(text, slice_from_cstr(*words))) return true;
  return false;
}

static bool take_switch(const Taking *taking) {
  static const char *const ons[] = {"true", "1", "yes", "on", NULL};
  static const char *const offs[] = {"false", "0", "no", "off", NULL};
  const ProjectValue *value = taking->value;
  if (!is_single(taking)) return false;
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

/* A table of TOML: each item a code, and before it its pattern. */
static bool read_table(const Taking *taking, ByFile *list) {
  bool is_right = true;
  for (uint32_t i = 0; i < taking->value->count; i++) {
    const ProjectItem *item = &taking->value->items[i];
    if (item->pattern.len == 0 || !item->is_text || !is_code(item->text)) {
      is_right = false;
      continue;
    }
    bool is_negated = slice_starts_with(item->pattern, SLICE("!"));
    SliceList patterns = is_negated ? (SliceList){&item->pattern, 1}
                                    : glob_alternatives(item->pattern, taking->arena);
    for (uint32_t k = 0; k < patterns.count; k++)
      add_by_file(list, patterns.items[k], item->text, taking);
  }
  return is_right;
}

static bool read_flake8(const Taking *taking, ByFile *list) {
  Flake8Reader reader = {0};
  bool is_right = true;
  for (uint32_t i = 0; i < taking->value->count; i++) {
    Slice rest = taking->value->items[i].text;
    for (Slice word; next_word(&rest, &word);)
      if (!take_flake8_word(&reader, word, list, taking)) is_right = false;
  }
  return is_right && (reader.patterns.count == 0 || reader.has_colon);
}

static bool take_by_file(const Taking *taking) {
  ByFile list = {0};
  bool is_right = taking->file->is_toml ? read_table(taking, &list) : read_flake8(taking, &list);
  if (taking->place != NULL && (is_right || list.count > 0))
    *(PerFileIgnores *)taking->place = (PerFileIgnores){list.items, list.count};
  return is_right;
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

static bool is_of_ruff(ProjectRank rank) {
  return rank == RANK_RUFF || rank == RANK_RUFF_LINT;
}

/* What the tool makes of a value beyond what it says: flake8 and pycodestyle ignore nothing else
 * once a list is given, and ruff adds decorators to its own. */
static void adapt(Settings *settings, SettingId id, ProjectRank rank, Arena *arena) {
  const Settings defaults = settings_default();
  if (id == SETTING_IGNORE) settings->ignores_these_only = rank >= RANK_FLAKE8;
  if (!is_of_ruff(rank)) return;
  if (id == SETTING_CLASSMETHOD_DECORATORS)
    settings->classmethod_decorators =
        arena_join(arena, defaults.classmethod_decorators, settings->classmethod_decorators);
  if (id == SETTING_STATICMETHOD_DECORATORS)
    settings->staticmethod_decorators =
        arena_join(arena, defaults.staticmethod_decorators, settings->staticmethod_decorators);
}

bool project_value_apply(const ProjectFile *file, const ProjectValue *value, SettingId id,
                         Settings *settings, Slice *problem, Arena *arena) {
  *problem = (Slice){NULL, 0};
  if (value->key.len == 0) return false;
  ValueKind kind = kinds[id];
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
  if (!is_taken) return false;
  settings->given |= bit;
  adapt(settings, id, value->rank, arena);
  return true;
}
