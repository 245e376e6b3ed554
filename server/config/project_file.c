#include "config/project_file.h"

#include <ctype.h>

#include "base/file.h"
#include "base/path.h"
#include "manifest/manifest.h"
#include "text/lines.h"

/* More of a file is not read. */
enum { FILE_BYTES_AT_MOST = 1 << 20 };

typedef struct ProjectKey {
  const char *name;
  SettingId id;
} ProjectKey;

static const ProjectKey keys[] = {
    {"select", SETTING_SELECT},
    {"ignore", SETTING_IGNORE},
    {"extend-select", SETTING_EXTEND_SELECT},
    {"extend-ignore", SETTING_EXTEND_IGNORE},
    {"per-file-ignores", SETTING_PER_FILE_IGNORES},
    {"extend-per-file-ignores", SETTING_PER_FILE_IGNORES},
    {"exclude", SETTING_EXCLUDE},
    {"extend-exclude", SETTING_EXTEND_EXCLUDE},
    {"line-length", SETTING_LINE_LENGTH},
    {"max-line-length", SETTING_LINE_LENGTH},
    {"max-doc-length", SETTING_DOC_LENGTH},
    {"indent-size", SETTING_INDENT_SIZE},
    {"indent-width", SETTING_INDENT_SIZE},
    {"hang-closing", SETTING_HANG_CLOSING},
    {"ignore-names", SETTING_IGNORE_NAMES},
    {"extend-ignore-names", SETTING_EXTEND_IGNORE_NAMES},
    {"classmethod-decorators", SETTING_CLASSMETHOD_DECORATORS},
    {"staticmethod-decorators", SETTING_STATICMETHOD_DECORATORS},
};
enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

/* What tables a file can have. */
typedef enum ProjectForm { FORM_PYPROJECT, FORM_RUFF, FORM_INI, FORM_FLAKE8 } ProjectForm;

/* ruff's own files first, as ruff looks for them; then those that flake8 looks for, in its order.
 */
static const struct {
  const char *name;
  ProjectForm form;
} files[PROJECT_FILE_COUNT] = {
    {".ruff.toml", FORM_RUFF}, {"ruff.toml", FORM_RUFF}, {"pyproject.toml", FORM_PYPROJECT},
    {"setup.cfg", FORM_INI},   {"tox.ini", FORM_INI},    {".flake8", FORM_FLAKE8},
};

/* The tables, by the keys that lead to them. */
enum { PARTS_AT_MOST = 4 };
typedef struct ProjectTable {
  const char *parts[PARTS_AT_MOST + 1]; /* ends with NULL */
  ProjectRank rank;
  ProjectForm form;
} ProjectTable;

static const ProjectTable tables[] = {
    {{"tool", "pylore"}, RANK_PYLORE, FORM_PYPROJECT},
    {{"tool", "pylore", "lint"}, RANK_PYLORE, FORM_PYPROJECT},
    {{"tool", "ruff"}, RANK_RUFF, FORM_PYPROJECT},
    {{"tool", "ruff", "pycodestyle"}, RANK_RUFF_LINT, FORM_PYPROJECT},
    {{"tool", "ruff", "pep8-naming"}, RANK_RUFF_LINT, FORM_PYPROJECT},
    {{"tool", "ruff", "lint"}, RANK_RUFF_LINT, FORM_PYPROJECT},
    {{"tool", "ruff", "lint", "pycodestyle"}, RANK_RUFF_LINT, FORM_PYPROJECT},
    {{"tool", "ruff", "lint", "pep8-naming"}, RANK_RUFF_LINT, FORM_PYPROJECT},
    {{"tool", "flake8"}, RANK_FLAKE8, FORM_PYPROJECT}, /* of the plugin flake8-pyproject */
    {{NULL}, RANK_RUFF, FORM_RUFF},
    {{"pycodestyle"}, RANK_RUFF_LINT, FORM_RUFF},
    {{"pep8-naming"}, RANK_RUFF_LINT, FORM_RUFF},
    {{"lint"}, RANK_RUFF_LINT, FORM_RUFF},
    {{"lint", "pycodestyle"}, RANK_RUFF_LINT, FORM_RUFF},
    {{"lint", "pep8-naming"}, RANK_RUFF_LINT, FORM_RUFF},
    {{"flake8"}, RANK_FLAKE8, FORM_INI},
    {{"flake8"}, RANK_FLAKE8, FORM_FLAKE8},
    {{"pycodestyle"}, RANK_PYCODESTYLE, FORM_INI},
    {{"pep8"}, RANK_PEP8, FORM_INI},
};

typedef struct FileReader {
  ProjectFile *file;
  ProjectForm form;
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

/* How many keys lead to the table; -1 where these do not. */
static int table_depth(const ProjectTable *table, SliceList path) {
  int depth = 0;
  for (; table->parts[depth] != NULL; depth++)
    if ((uint32_t)depth >= path.count || !slice_is(path.items[depth], table->parts[depth]))
      return -1;
  return depth;
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
  if (entry->kind == ENTRY_LIST) {
    value->is_list = true;
    return;
  }
  value->items =
      arena_grow(reader->arena, value->items, value->count, value->count + 1, sizeof(ProjectItem));
  value->items[value->count++] = (ProjectItem){.text = arena_copy(reader->arena, entry->text),
                                               .pattern = arena_copy(reader->arena, pattern),
                                               .start = entry->start,
                                               .is_text = entry->kind == ENTRY_TEXT};
}

/* What ruff says about itself and not about rules. */
static void take_of_ruff(FileReader *reader, const ManifestEntry *entry, Slice key) {
  ProjectFile *file = reader->file;
  if (slice_is(key, "preview")) file->has_preview = slice_is(entry->text, "true");
  if (slice_is(key, "extend") && entry->kind == ENTRY_TEXT)
    file->extends = path_resolve(file->folder, entry->text, reader->arena);
}

static void take_entry(FileReader *reader, const ManifestEntry *entry, const ProjectTable *table,
                       uint32_t depth) {
  SliceList path = entry->keys;
  reader->file->has[table->rank] = true;
  if (entry->kind == ENTRY_TABLE || path.count <= depth) return;
  bool is_ruffs = table->rank == RANK_RUFF || table->rank == RANK_RUFF_LINT;
  if (is_ruffs && path.count == depth + 1) take_of_ruff(reader, entry, path.items[depth]);
  const ProjectKey *key = find_key(path.items[depth]);
  bool is_by_file = key != NULL && key->id == SETTING_PER_FILE_IGNORES && reader->file->is_toml;
  bool is_known =
      key != NULL && (path.count == depth + 1 || (is_by_file && path.count == depth + 2));
  if (!is_known) {
    if (table->rank == RANK_PYLORE) add_unknown(reader, entry, path.count);
    return;
  }
  /* What ruff's rules leave out comes on top of what ruff does. */
  bool adds = table->rank == RANK_RUFF_LINT && key->id == SETTING_EXCLUDE;
  SettingId id = adds ? SETTING_EXTEND_EXCLUDE : key->id;
  ProjectValue *value = &reader->file->values[table->rank][id];
  Slice name = dotted(path, depth + 1, reader->arena);
  /* Of two names for one thing in a table the first counts; tables of patterns go together. */
  if (value->key.len > 0 && !slice_equal(value->key, name) && !is_by_file) return;
  if (value->key.len == 0)
    *value =
        (ProjectValue){.key = name, .rank = table->rank, .line = line_at(reader, entry->start)};
  add_item(reader, value, entry, path.count > depth + 1 ? path.items[depth + 1] : (Slice){"", 0});
}

static void visit(void *context, const ManifestEntry *entry) {
  FileReader *reader = context;
  const ProjectTable *best = NULL;
  int most = -1;
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
    int depth = table_depth(&tables[i], entry->keys);
    if (depth <= most || tables[i].form != reader->form) continue;
    best = &tables[i];
    most = depth;
  }
  if (best != NULL) take_entry(reader, entry, best, (uint32_t)most);
}

static uint32_t find_name(Slice path) {
  Slice name = path_name(path);
  uint32_t index = 0;
  while (index < PROJECT_FILE_COUNT && !slice_is(name, files[index].name)) index++;
  return index;
}

Slice project_file_name(uint32_t index) {
  return slice_from_cstr(files[index].name);
}

bool project_file_is_one(Slice path) {
  return find_name(path) < PROJECT_FILE_COUNT;
}

/* Files of other names are ruff's, which others extend. */
static ProjectForm form_of(Slice path) {
  uint32_t index = find_name(path);
  return index < PROJECT_FILE_COUNT ? files[index].form : FORM_RUFF;
}

ProjectFile *project_file_read(Slice path, Slice text, Arena *arena) {
  ProjectFile *file = ARENA_NEW(arena, ProjectFile);
  FileReader reader = {file, form_of(path), text, arena};
  file->path = arena_copy(arena, path);
  file->folder = path_parent(file->path);
  file->is_toml = reader.form == FORM_PYPROJECT || reader.form == FORM_RUFF;
  file->has[RANK_RUFF] = reader.form == FORM_RUFF; /* even where nothing stands in it */
  manifest_visit(file->is_toml ? MANIFEST_TOML : MANIFEST_INI, text, visit, &reader);
  return file;
}

ProjectFile *project_file_load(Slice path, Arena *arena, const char **error) {
  Buffer text;
  buffer_init(&text);
  ProjectFile *file = NULL;
  if (file_read_start(arena_copy(arena, path).ptr, FILE_BYTES_AT_MOST, &text, error))
    file = project_file_read(path, arena_copy(arena, buffer_slice(&text)), arena);
  buffer_release(&text);
  return file;
}

static LinterKind linter_of(ProjectRank rank) {
  static const LinterKind linters[RANK_COUNT] = {
      [RANK_PYLORE] = LINTER_COUNT,
      [RANK_RUFF_LINT] = LINTER_RUFF,
      [RANK_RUFF] = LINTER_RUFF,
      [RANK_FLAKE8] = LINTER_FLAKE8,
      [RANK_PYCODESTYLE] = LINTER_PYCODESTYLE,
      [RANK_PEP8] = LINTER_PYCODESTYLE,
  };
  return linters[rank];
}

static bool speaks_to(const ProjectFile *file, LinterKind linter) {
  for (ProjectRank rank = 0; rank < RANK_COUNT; rank++)
    if (file->has[rank] && linter_of(rank) == linter) return true;
  return false;
}

bool project_choice_takes(ProjectChoice *choice, const ProjectFile *file, ProjectRank rank) {
  LinterKind linter = linter_of(rank);
  if (linter == LINTER_COUNT) return true;
  const ProjectFile **place = &choice->files[linter];
  if (*place == file) return true;
  bool is_wanted = *place == NULL || slice_equal((*place)->extends, file->path);
  if (!is_wanted || !speaks_to(file, linter)) return false;
  *place = file;
  return true;
}
