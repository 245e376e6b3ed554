/* The other linters of a project, so that what they report is not said twice. They are told by the
 * project's files and by the programs that are there; nothing is run. */
#ifndef PYLORE_CONFIG_LINTERS_H
#define PYLORE_CONFIG_LINTERS_H

#include "base/arena.h"
#include "base/slice.h"

typedef enum LinterKind {
  LINTER_RUFF,
  LINTER_FLAKE8,
  LINTER_PYCODESTYLE,
  LINTER_PYRIGHT, /* of syntax errors; only an editor tells that it is in use */
  LINTER_COUNT,
} LinterKind;

typedef struct Linter {
  Slice source; /* the file that sets it up, below the folder; empty: none does */
  bool is_installed; /* its program is in the project's environment, or on PATH */
  bool is_in_use; /* set up and installed, or the editor has it */
  bool has_preview; /* ruff's rules that are not stable count */
  SliceList select; /* beginnings of the codes that it reports */
  SliceList ignore; /* and of those that it does not */
} Linter;

typedef struct Linters {
  Linter items[LINTER_COUNT];
} Linters;

Slice linter_name(LinterKind kind); /* "ruff" */

/* None is set up, and each would report what it does by itself. */
Linters linters_default(void);

/* What the files in `folder` say: pyproject.toml, ruff.toml, .ruff.toml, .flake8, setup.cfg and
 * tox.ini, of which only those few are opened.
 *   owns    everything lives in `arena`. */
Linters linters_find(Slice folder, Arena *arena);

/* Whether one of those in use reports the code. */
bool linters_report(const Linters *linters, Slice code);

/* Whether flake8 and its plugin for names ignore the code as long as nobody lists what to ignore.
 */
bool linters_leave_out(Slice code);

#endif
