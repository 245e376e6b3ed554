/* What the user can set, with its defaults. Settings are made by whoever reads them (the editor's
 * JSON, the command line, project files) and are only read below that. */
#ifndef PYLORE_CONFIG_SETTINGS_H
#define PYLORE_CONFIG_SETTINGS_H

#include <stddef.h>

#include "base/slice.h"
#include "config/linters.h"
#include "knowledge/knowledge.h"

typedef enum CardLevel { CARD_BRIEF, CARD_FULL, CARD_OFF } CardLevel;

/* LINT_AUTO: all findings but those that another linter of the project reports. */
typedef enum LintMode { LINT_OFF, LINT_ON, LINT_AUTO } LintMode;

/* Codes that are never reported for some files. */
typedef struct PerFileIgnore {
  Slice pattern; /* as in base/glob.h; `!` in front: all other files */
  Slice folder; /* that relative patterns start from; empty: they are names, or ends of paths */
  Slice codes; /* one prefix */
} PerFileIgnore;

typedef struct PerFileIgnores {
  const PerFileIgnore *items;
  uint32_t count;
} PerFileIgnores;

/* The settings that project files may have, too. */
typedef enum SettingId {
  SETTING_SELECT,
  SETTING_IGNORE,
  SETTING_EXTEND_SELECT,
  SETTING_EXTEND_IGNORE,
  SETTING_PER_FILE_IGNORES,
  SETTING_EXCLUDE,
  SETTING_EXTEND_EXCLUDE,
  SETTING_LINE_LENGTH,
  SETTING_DOC_LENGTH,
  SETTING_INDENT_SIZE,
  SETTING_HANG_CLOSING,
  SETTING_IGNORE_NAMES,
  SETTING_EXTEND_IGNORE_NAMES,
  SETTING_CLASSMETHOD_DECORATORS,
  SETTING_STATICMETHOD_DECORATORS,
  SETTING_COUNT,
} SettingId;

typedef struct Settings {
  uint32_t given; /* a bit for each SettingId that somebody has set */
  LintMode lint;
  const Linters *linters; /* of the project, borrowed from the session; NULL for none */
  SliceList select; /* code prefixes; empty: the rules' own defaults */
  SliceList ignore;
  bool ignores_these_only; /* and not what is off by itself: flake8's `ignore` */
  SliceList extend_select;
  SliceList extend_ignore;
  PerFileIgnores per_file_ignores;
  SliceList file_ignore; /* of one file: what per_file_ignores comes to; nothing outweighs it */
  SliceList exclude; /* patterns of files that are not looked at */
  SliceList extend_exclude;
  uint32_t line_length; /* columns */
  uint32_t doc_length; /* of lines of comments and docstrings; 0: no limit of their own */
  uint32_t indent_size;
  bool hang_closing; /* closing brackets hang like the lines before them */
  SliceList ignore_names; /* names, with `*`, `?` and `[...]`, that rules about naming accept */
  SliceList extend_ignore_names;
  SliceList classmethod_decorators; /* names that make class methods, as `classmethod` does */
  SliceList staticmethod_decorators;
  CardLevel hover_level;
  SliceList hover_mute; /* topic ids */
  SliceList hover_known; /* topic ids, of the user's state (known.h): their cards are one line */
  bool hover_links; /* cards have links to commands; of the client's abilities */
  bool code_lens; /* definitions have a line above them */
  SliceList knowledge_paths;
} Settings;

Settings settings_default(void);

/* The member with that id, and the id of the member at that offset; SETTING_COUNT for none. */
size_t settings_offset(SettingId id);
SettingId settings_id_at(size_t offset);

/* Whether the patterns of `per_file_ignores`, or of `exclude`, fit the file with this path. */
bool settings_pattern_fits(const PerFileIgnore *ignore, Slice path);
bool settings_excludes(const Settings *settings, Slice folder, Slice path);

/* Whether findings of the rule are wanted: the longest matching prefix of select + extend_select
 * against the longest of ignore + extend_ignore; ignore wins a tie. "ALL" matches every code. What
 * another linter reports is not wanted where `lint` is LINT_AUTO. */
bool settings_selects(const Settings *settings, Slice code, bool is_default);

#endif
