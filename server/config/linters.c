#include "config/linters.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/program.h"
#include "config/linter_lists.h"

/* Files that set up linters are small; more of one is not read. */
enum { FILE_BYTES_AT_MOST = 1024 * 1024 };

static const char *const names[] = {
    [LINTER_RUFF] = "ruff", [LINTER_FLAKE8] = "flake8", [LINTER_PYCODESTYLE] = "pycodestyle"};

#define LIST(array)                                                                                \
  { (array), sizeof(array) / sizeof(array)[0] }

/* What each reports where nothing is said. */
static const Slice ruff_select[] = {SLICE_INIT("E4"), SLICE_INIT("E7"), SLICE_INIT("E9"),
                                    SLICE_INIT("F")};
static const Slice flake8_select[] = {SLICE_INIT("E"), SLICE_INIT("F"), SLICE_INIT("W"),
                                      SLICE_INIT("C90")};
static const Slice pycodestyle_select[] = {SLICE_INIT("E"), SLICE_INIT("W")};
static const Slice pycodestyle_ignore[] = {
    SLICE_INIT("E121"), SLICE_INIT("E123"), SLICE_INIT("E126"), SLICE_INIT("E226"),
    SLICE_INIT("E24"),  SLICE_INIT("E704"), SLICE_INIT("W503"), SLICE_INIT("W504")};
static const Linter defaults[] = {
    [LINTER_RUFF] = {.select = LIST(ruff_select)},
    [LINTER_FLAKE8] = {.select = LIST(flake8_select), .ignore = LIST(pycodestyle_ignore)},
    [LINTER_PYCODESTYLE] = {.select = LIST(pycodestyle_select), .ignore = LIST(pycodestyle_ignore)},
};

/* Of pycodestyle's codes, those that ruff does not know, and those that it reports with `preview`
 * alone. Checked with ruff 0.17. */
static const Slice ruff_never[] = {SLICE_INIT("E12"), SLICE_INIT("E13"), SLICE_INIT("E704"),
                                   SLICE_INIT("W503"), SLICE_INIT("W504")};
static const Slice ruff_preview[] = {SLICE_INIT("E11"), SLICE_INIT("E2"), SLICE_INIT("E3"),
                                     SLICE_INIT("E502"), SLICE_INIT("W391")};
static const SliceList ruff_never_list = LIST(ruff_never);
static const SliceList ruff_preview_list = LIST(ruff_preview);

/* The sections of a file that count, and for whom. */
typedef struct Place {
  const char *file;
  const char *section;
  LinterKind kind;
} Place;

/* The first file that says something about a linter is the one that counts. */
static const Place places[] = {
    {".ruff.toml", "", LINTER_RUFF},
    {".ruff.toml", "lint", LINTER_RUFF},
    {"ruff.toml", "", LINTER_RUFF},
    {"ruff.toml", "lint", LINTER_RUFF},
    {"pyproject.toml", "tool.ruff", LINTER_RUFF},
    {"pyproject.toml", "tool.ruff.lint", LINTER_RUFF},
    {"pyproject.toml", "tool.flake8", LINTER_FLAKE8},
    {"setup.cfg", "flake8", LINTER_FLAKE8},
    {"setup.cfg", "pycodestyle", LINTER_PYCODESTYLE},
    {"tox.ini", "flake8", LINTER_FLAKE8},
    {"tox.ini", "pycodestyle", LINTER_PYCODESTYLE},
    {".flake8", "flake8", LINTER_FLAKE8},
};
static const char *const files[] = {".ruff.toml", "ruff.toml", "pyproject.toml",
                                    "setup.cfg",  "tox.ini",   ".flake8"};

Slice linter_name(LinterKind kind) {
  return slice_from_cstr(names[kind]);
}

static SliceList joined(SliceList a, SliceList b, Arena *arena) {
  Slice *items = ARENA_ARRAY(arena, Slice, a.count + b.count);
  for (uint32_t i = 0; i < a.count; i++) items[i] = a.items[i];
  for (uint32_t i = 0; i < b.count; i++) items[a.count + i] = b.items[i];
  return (SliceList){items, a.count + b.count};
}

static bool is_key(Slice key, const char *dashes, const char *underscores) {
  if (slice_starts_with(key, SLICE("lint."))) key = slice_sub(key, 5, key.len);
  return slice_is(key, dashes) || slice_is(key, underscores);
}

static void read_entry(Linter *linter, const LinterEntry *entry, Arena *arena) {
  if (is_key(entry->key, "select", "select"))
    linter->select = linter_codes(entry->value, arena);
  else if (is_key(entry->key, "ignore", "ignore"))
    linter->ignore = linter_codes(entry->value, arena);
  else if (is_key(entry->key, "extend-select", "extend_select"))
    linter->select = joined(linter->select, linter_codes(entry->value, arena), arena);
  else if (is_key(entry->key, "extend-ignore", "extend_ignore"))
    linter->ignore = joined(linter->ignore, linter_codes(entry->value, arena), arena);
  else if (is_key(entry->key, "preview", "preview"))
    linter->has_preview = slice_starts_with(slice_trim(entry->value), SLICE("true"));
}

static const Place *find_place(const char *file, Slice section) {
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
    if (slice_is(slice_from_cstr(file), places[i].file) && slice_is(section, places[i].section))
      return &places[i];
  return NULL;
}

static void read_file(Linters *linters, const char *file, Slice text, Arena *arena) {
  LinterEntry entry = {0};
  Slice source = slice_from_cstr(file);
  while (linter_entry_next(&text, &entry)) {
    const Place *place = find_place(file, entry.section);
    if (place == NULL) continue;
    Linter *linter = &linters->items[place->kind];
    if (linter->source.len == 0) linter->source = source;
    if (slice_equal(linter->source, source)) read_entry(linter, &entry, arena);
  }
}

static bool is_in(Slice folder, const char *environment, const char *name) {
  Buffer path;
  buffer_init(&path);
  buffer_add_format(&path, "%.*s%s/bin/%s", (int)folder.len, folder.ptr, environment, name);
  buffer_add_char(&path, '\0');
  bool is_there = access(path.ptr, X_OK) == 0;
  buffer_release(&path);
  return is_there;
}

static bool is_installed(Slice folder, const char *name) {
  const char *active = getenv("VIRTUAL_ENV");
  if (active != NULL && is_in(slice_from_cstr(active), "", name)) return true;
  if (is_in(folder, "/.venv", name) || is_in(folder, "/venv", name)) return true;
  Buffer path;
  buffer_init(&path);
  bool is_found = program_find(name, &path);
  buffer_release(&path);
  return is_found;
}

Linters linters_default(void) {
  Linters linters;
  for (int kind = 0; kind < LINTER_COUNT; kind++) linters.items[kind] = defaults[kind];
  return linters;
}

Linters linters_find(Slice folder, Arena *arena) {
  Linters linters = linters_default();
  Buffer text;
  buffer_init(&text);
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    const char *error;
    Slice path = arena_format(arena, "%.*s/%s", (int)folder.len, folder.ptr, files[i]);
    buffer_clear(&text);
    if (file_read_start(path.ptr, FILE_BYTES_AT_MOST, &text, &error))
      read_file(&linters, files[i], buffer_slice(&text), arena);
  }
  buffer_release(&text);
  for (int kind = 0; kind < LINTER_COUNT; kind++) {
    Linter *linter = &linters.items[kind];
    linter->is_installed = is_installed(folder, names[kind]);
    linter->is_in_use = linter->is_installed && linter->source.len > 0;
  }
  return linters;
}

/* One more than the length of the longest beginning of `code` on the list; 0 for none. */
static size_t longest(SliceList prefixes, Slice code) {
  size_t found = 0;
  for (uint32_t i = 0; i < prefixes.count; i++) {
    Slice prefix = prefixes.items[i];
    size_t match = slice_starts_with(code, prefix) ? prefix.len + 1 : 0;
    if (slice_is(prefix, "ALL")) match = 1;
    if (match > found) found = match;
  }
  return found;
}

static bool reports(const Linter *linter, LinterKind kind, Slice code) {
  if (!linter->is_in_use) return false;
  if (kind == LINTER_RUFF && longest(ruff_never_list, code) > 0) return false;
  if (kind == LINTER_RUFF && !linter->has_preview && longest(ruff_preview_list, code) > 0)
    return false;
  return longest(linter->select, code) > longest(linter->ignore, code);
}

bool linters_report(const Linters *linters, Slice code) {
  for (int kind = 0; kind < LINTER_COUNT; kind++)
    if (reports(&linters->items[kind], (LinterKind)kind, code)) return true;
  return false;
}
