#include "config/linters.h"

#include "base/path.h"
#include "config/codes.h"
#include "config/linter_program.h"
#include "config/project_file.h"

static const char *const names[] = {
    [LINTER_RUFF] = "ruff",
    [LINTER_FLAKE8] = "flake8",
    [LINTER_PYCODESTYLE] = "pycodestyle",
    [LINTER_PYRIGHT] = "pyright",
};

#define LIST(array)                                                                                \
  { (array), sizeof(array) / sizeof(array)[0] }

/* What each reports where nothing is said, of the codes that are pylore's as well. Ruff changed its
 * mind with 0.16 (checked with 0.15.0, 0.16.0 and 0.17.6); it reports syntax errors, E9, always. */
static const Slice ruff_select[] = {SLICE_INIT("B006"), SLICE_INIT("E722"), SLICE_INIT("E9"),
                                    SLICE_INIT("F"),    SLICE_INIT("N999"), SLICE_INIT("RUF100"),
                                    SLICE_INIT("W605")};
static const Slice old_ruff_select[] = {SLICE_INIT("E4"), SLICE_INIT("E7"), SLICE_INIT("E9"),
                                        SLICE_INIT("F")};
static const Slice flake8_select[] = {SLICE_INIT("E"), SLICE_INIT("F"), SLICE_INIT("W"),
                                      SLICE_INIT("C90")};
static const Slice pycodestyle_select[] = {SLICE_INIT("E"), SLICE_INIT("W")};
static const Slice pycodestyle_ignore[] = {
    SLICE_INIT("E121"), SLICE_INIT("E123"), SLICE_INIT("E126"), SLICE_INIT("E226"),
    SLICE_INIT("E24"),  SLICE_INIT("E704"), SLICE_INIT("W503"), SLICE_INIT("W504")};
static const Slice pyright_select[] = {SLICE_INIT("E999")};
static const SliceList old_ruff_list = LIST(old_ruff_select);
static const LinterVersion new_ruff = {0, 16};
static const Linter defaults[] = {
    [LINTER_RUFF] = {.select = LIST(ruff_select)},
    [LINTER_FLAKE8] = {.select = LIST(flake8_select), .ignore = LIST(pycodestyle_ignore)},
    [LINTER_PYCODESTYLE] = {.select = LIST(pycodestyle_select), .ignore = LIST(pycodestyle_ignore)},
    [LINTER_PYRIGHT] = {.select = LIST(pyright_select)},
};
static const SliceList left_out = LIST(pycodestyle_ignore);

/* Of pycodestyle's codes, those that ruff does not know, and those that it reports with `preview`
 * alone. Checked with ruff 0.17. */
static const Slice ruff_never[] = {SLICE_INIT("E12"), SLICE_INIT("E13"), SLICE_INIT("E704"),
                                   SLICE_INIT("W503"), SLICE_INIT("W504")};
static const Slice ruff_preview[] = {SLICE_INIT("E11"), SLICE_INIT("E2"), SLICE_INIT("E3"),
                                     SLICE_INIT("E502"), SLICE_INIT("W391")};
static const SliceList ruff_never_list = LIST(ruff_never);
static const SliceList ruff_preview_list = LIST(ruff_preview);

Slice linter_name(LinterKind kind) {
  return slice_from_cstr(names[kind]);
}

/* The linter's tables, the first of which counts before the next. */
static const struct {
  ProjectRank from;
  ProjectRank to;
} ranks[] = {
    [LINTER_RUFF] = {RANK_RUFF_LINT, RANK_RUFF},
    [LINTER_FLAKE8] = {RANK_FLAKE8, RANK_FLAKE8},
    [LINTER_PYCODESTYLE] = {RANK_PYCODESTYLE, RANK_PEP8},
};

static bool is_given(const Settings *given, SettingId id) {
  return (given->given >> id & 1) != 0;
}

/* What the linter ignores where its list is silent: nothing once it is told what to report, and
 * nothing that it is told to report as well. */
static SliceList default_ignore(const Linter *linter, const Settings *given, Arena *arena) {
  if (is_given(given, SETTING_SELECT)) return (SliceList){NULL, 0};
  Slice *left = ARENA_ARRAY(arena, Slice, linter->ignore.count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < linter->ignore.count; i++)
    if (codes_longest(given->extend_select, linter->ignore.items[i]) == 0)
      left[count++] = linter->ignore.items[i];
  return (SliceList){left, count};
}

static void take_choice(Linter *linter, const Settings *given, Arena *arena) {
  SliceList select = is_given(given, SETTING_SELECT) ? given->select : linter->select;
  SliceList ignore =
      is_given(given, SETTING_IGNORE) ? given->ignore : default_ignore(linter, given, arena);
  linter->select = arena_join(arena, select, given->extend_select);
  linter->ignore = arena_join(arena, ignore, given->extend_ignore);
}

static void take_file(Linter *linter, LinterKind kind, const ProjectFile *file, Arena *arena) {
  static const SettingId choices[] = {SETTING_SELECT, SETTING_IGNORE, SETTING_EXTEND_SELECT,
                                      SETTING_EXTEND_IGNORE};
  Settings given = {0};
  Slice problem; /* told by whoever reads the file for its settings, as is the error */
  const char *error;
  linter->source = path_name(file->path);
  linter->has_preview = file->has_preview;
  for (int depth = 0; file != NULL && depth < EXTENDS_AT_MOST; depth++) {
    for (ProjectRank rank = ranks[kind].from; rank <= ranks[kind].to; rank++)
      for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        project_value_apply(file, &file->values[rank][choices[i]], choices[i], &given, &problem,
                            arena);
    file = file->extends.len > 0 ? project_file_load(file->extends, arena, &error) : NULL;
  }
  take_choice(linter, &given, arena);
}

static ProjectChoice choose_files(Slice folder, Arena *arena) {
  ProjectChoice choice = {0};
  for (uint32_t i = 0; i < PROJECT_FILE_COUNT; i++) {
    const char *error;
    Slice path = path_join(folder, project_file_name(i), arena);
    const ProjectFile *file = project_file_load(path, arena, &error);
    for (ProjectRank rank = 0; file != NULL && rank < RANK_COUNT; rank++)
      project_choice_takes(&choice, file, rank);
  }
  return choice;
}

/* Whether the linter is there, and what it then reports by itself. */
static void look_for_program(Linter *linter, LinterKind kind, Slice folder) {
  Buffer path;
  buffer_init(&path);
  linter->is_installed = linter_program_find(folder, names[kind], &path);
  LinterVersion version;
  bool is_old = kind == LINTER_RUFF && linter->is_installed &&
                linter_program_version(buffer_slice(&path), names[kind], &version) &&
                version.major == new_ruff.major && version.minor < new_ruff.minor;
  if (is_old) linter->select = old_ruff_list;
  buffer_release(&path);
}

Linters linters_default(void) {
  Linters linters;
  for (int kind = 0; kind < LINTER_COUNT; kind++) linters.items[kind] = defaults[kind];
  return linters;
}

Linters linters_find(Slice folder, Arena *arena) {
  Linters linters = linters_default();
  ProjectChoice choice = choose_files(folder, arena);
  for (int kind = 0; kind < LINTER_COUNT; kind++) {
    Linter *linter = &linters.items[kind];
    if (kind != LINTER_PYRIGHT) look_for_program(linter, (LinterKind)kind, folder);
    if (choice.files[kind] != NULL) take_file(linter, (LinterKind)kind, choice.files[kind], arena);
    linter->is_in_use = linter->is_installed && linter->source.len > 0;
  }
  return linters;
}

static bool reports(const Linter *linter, LinterKind kind, Slice code) {
  if (!linter->is_in_use) return false;
  if (kind == LINTER_RUFF && slice_is(code, "E999")) return true;
  if (kind == LINTER_RUFF && codes_longest(ruff_never_list, code) > 0) return false;
  if (kind == LINTER_RUFF && !linter->has_preview && codes_longest(ruff_preview_list, code) > 0)
    return false;
  return codes_longest(linter->select, code) > codes_longest(linter->ignore, code);
}

bool linters_report(const Linters *linters, Slice code) {
  for (int kind = 0; kind < LINTER_COUNT; kind++)
    if (reports(&linters->items[kind], (LinterKind)kind, code)) return true;
  return false;
}

bool linters_leave_out(Slice code) {
  return codes_longest(left_out, code) > 0 || slice_is(code, "N818");
}
