/* What the user can set, with its defaults. Settings are made by whoever reads them (the editor's
 * JSON, the command line, project files) and are only read below that. */
#ifndef PYLORE_CONFIG_SETTINGS_H
#define PYLORE_CONFIG_SETTINGS_H

#include "base/slice.h"
#include "config/linters.h"
#include "knowledge/knowledge.h"

typedef enum CardLevel { CARD_BRIEF, CARD_FULL, CARD_OFF } CardLevel;

/* LINT_AUTO: all findings but those that another linter of the project reports. */
typedef enum LintMode { LINT_OFF, LINT_ON, LINT_AUTO } LintMode;

typedef struct Settings {
  LintMode lint;
  const Linters *linters; /* of the project, borrowed from the session; NULL for none */
  SliceList select; /* code prefixes; empty: the rules' own defaults */
  SliceList ignore;
  SliceList extend_select;
  SliceList extend_ignore;
  uint32_t line_length; /* columns */
  bool hang_closing; /* closing brackets hang like the lines before them */
  SliceList ignore_names; /* names, with `*`, `?` and `[...]`, that rules about naming accept */
  SliceList extend_ignore_names;
  SliceList classmethod_decorators; /* names that make class methods, as `classmethod` does */
  SliceList staticmethod_decorators;
  CardLevel hover_level;
  SliceList hover_mute; /* topic ids */
  SliceList hover_known; /* topic ids, of the user's state (known.h): their cards are one line */
  bool hover_links; /* cards have links to commands; of the client's abilities */
  SliceList knowledge_paths;
} Settings;

Settings settings_default(void);

/* Whether findings of the rule are wanted: the longest matching prefix of select + extend_select
 * against the longest of ignore + extend_ignore; ignore wins a tie. "ALL" matches every code. What
 * another linter reports is not wanted where `lint` is LINT_AUTO. */
bool settings_selects(const Settings *settings, Slice code, bool is_default);

#endif
