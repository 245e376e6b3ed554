#include "config/settings.h"

#include "base/glob.h"
#include "base/path.h"
#include "config/codes.h"

enum { PEP8_LINE_LENGTH = 79 };

/* What unittest and Django call them: the list of pep8-naming. */
static const Slice known_names[] = {
    SLICE_INIT("setUp"),         SLICE_INIT("tearDown"),
    SLICE_INIT("setUpClass"),    SLICE_INIT("tearDownClass"),
    SLICE_INIT("setUpModule"),   SLICE_INIT("tearDownModule"),
    SLICE_INIT("asyncSetUp"),    SLICE_INIT("asyncTearDown"),
    SLICE_INIT("setUpTestData"), SLICE_INIT("failureException"),
    SLICE_INIT("longMessage"),   SLICE_INIT("maxDiff"),
};
static const Slice class_decorators[] = {SLICE_INIT("classmethod")};
static const Slice static_decorators[] = {SLICE_INIT("staticmethod")};

Settings settings_default(void) {
  return (Settings){
      .lint = LINT_AUTO,
      .line_length = PEP8_LINE_LENGTH,
      .indent_size = 4,
      .ignore_names = {known_names, sizeof known_names / sizeof known_names[0]},
      .classmethod_decorators = {class_decorators, 1},
      .staticmethod_decorators = {static_decorators, 1},
      .hover_level = CARD_BRIEF,
  };
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

bool settings_selects(const Settings *settings, Slice code, bool is_default) {
  if (codes_longest(settings->file_ignore, code) > 0) return false;
  if (settings->lint == LINT_AUTO && settings->linters != NULL &&
      linters_report(settings->linters, code))
    return false;
  is_default = is_default || (settings->ignores_these_only && linters_leave_out(code));
  size_t selected = codes_longest(settings->extend_select, code);
  selected = larger(selected, codes_longest(settings->select, code));
  if (settings->select.count == 0 && is_default) selected = larger(selected, 1);
  size_t ignored = codes_longest(settings->ignore, code);
  ignored = larger(ignored, codes_longest(settings->extend_ignore, code));
  return selected > ignored;
}

static const size_t offsets[SETTING_COUNT] = {
    [SETTING_SELECT] = offsetof(Settings, select),
    [SETTING_IGNORE] = offsetof(Settings, ignore),
    [SETTING_EXTEND_SELECT] = offsetof(Settings, extend_select),
    [SETTING_EXTEND_IGNORE] = offsetof(Settings, extend_ignore),
    [SETTING_PER_FILE_IGNORES] = offsetof(Settings, per_file_ignores),
    [SETTING_EXCLUDE] = offsetof(Settings, exclude),
    [SETTING_EXTEND_EXCLUDE] = offsetof(Settings, extend_exclude),
    [SETTING_LINE_LENGTH] = offsetof(Settings, line_length),
    [SETTING_DOC_LENGTH] = offsetof(Settings, doc_length),
    [SETTING_INDENT_SIZE] = offsetof(Settings, indent_size),
    [SETTING_HANG_CLOSING] = offsetof(Settings, hang_closing),
    [SETTING_IGNORE_NAMES] = offsetof(Settings, ignore_names),
    [SETTING_EXTEND_IGNORE_NAMES] = offsetof(Settings, extend_ignore_names),
    [SETTING_CLASSMETHOD_DECORATORS] = offsetof(Settings, classmethod_decorators),
    [SETTING_STATICMETHOD_DECORATORS] = offsetof(Settings, staticmethod_decorators),
};

size_t settings_offset(SettingId id) {
  return offsets[id];
}

SettingId settings_id_at(size_t offset) {
  SettingId id = 0;
  while (id < SETTING_COUNT && offsets[id] != offset) id++;
  return id;
}

/* The path as seen from the folder; the whole where it lies elsewhere. */
static Slice below(Slice folder, Slice path) {
  bool is_below = folder.len > 0 && slice_starts_with(path, folder) && path.len > folder.len &&
                  path.ptr[folder.len] == '/';
  return is_below ? slice_sub(path, folder.len + 1, path.len) : path;
}

static bool fits(Slice pattern, Slice path) {
  if (slice_starts_with(pattern, SLICE("./"))) pattern = slice_sub(pattern, 2, pattern.len);
  return glob_matches(pattern, path);
}

bool settings_pattern_fits(const PerFileIgnore *ignore, Slice path) {
  Slice pattern = ignore->pattern;
  bool is_negated = slice_starts_with(pattern, SLICE("!"));
  if (is_negated) pattern = slice_sub(pattern, 1, pattern.len);
  bool is_fit = fits(pattern, path_name(path)) || fits(pattern, below(ignore->folder, path)) ||
                fits(pattern, path);
  return is_fit != is_negated;
}

/* A pattern stands for files, and for folders with all that is in them. */
static bool is_excluded_by(Slice pattern, Slice relative) {
  while (slice_ends_with(pattern, SLICE("/")) && pattern.len > 1) pattern.len--;
  for (size_t end = 1; end <= relative.len; end++) {
    if (end < relative.len && relative.ptr[end] != '/') continue;
    Slice part = slice_sub(relative, 0, end);
    if (fits(pattern, part) || fits(pattern, path_name(part))) return true;
  }
  return false;
}

bool settings_excludes(const Settings *settings, Slice folder, Slice path) {
  Slice relative = below(folder, path);
  for (uint32_t i = 0; i < settings->exclude.count; i++)
    if (is_excluded_by(settings->exclude.items[i], relative)) return true;
  for (uint32_t i = 0; i < settings->extend_exclude.count; i++)
    if (is_excluded_by(settings->extend_exclude.items[i], relative)) return true;
  return false;
}
