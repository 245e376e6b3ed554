/* What one of a project's files says about settings: [tool.pylore] and ruff's tables in
 * pyproject.toml; [flake8], [pycodestyle] and [pep8] in setup.cfg, tox.ini and .flake8. Any bytes
 * may stand there: what cannot be read is left out, and the rest counts. Nothing is ever run. */
#ifndef PYLORE_CONFIG_PROJECT_FILE_H
#define PYLORE_CONFIG_PROJECT_FILE_H

#include "base/arena.h"
#include "config/settings.h"

/* Whose words they are; what comes first counts before what comes later. */
typedef enum ProjectRank {
  RANK_PYLORE,
  RANK_RUFF_LINT,
  RANK_RUFF,
  RANK_FLAKE8,
  RANK_PYCODESTYLE,
  RANK_PEP8,
  RANK_COUNT,
} ProjectRank;

typedef struct ProjectItem {
  Slice text;
  Slice pattern; /* of per-file-ignores in TOML: the key before it */
  uint32_t start; /* bytes */
  bool is_text; /* it has quotes */
} ProjectItem;

/* The value of one setting as it stands in the file. */
typedef struct ProjectValue {
  Slice key; /* "tool.ruff.lint.select"; empty: there is none */
  uint32_t line; /* one-based */
  bool is_list;
  ProjectItem *items;
  uint32_t count;
} ProjectValue;

typedef struct ProjectFile {
  Slice path;
  Slice folder;
  bool is_toml;
  ProjectValue values[RANK_COUNT][SETTING_COUNT];
  SliceList problems; /* of keys that nobody knows */
} ProjectFile;

/* Reads the text of the file at `path`; everything lives in `arena`, `text` included. */
ProjectFile *project_file_read(Slice path, Slice text, Arena *arena);

/* Lays the value over `settings` if it is right and nobody has set it before; a problem
 * ("FILE:LINE: KEY must be ...") otherwise, or an empty slice. True where it has been taken. */
bool project_value_apply(const ProjectFile *file, const ProjectValue *value, SettingId id,
                         Settings *settings, Slice *problem, Arena *arena);

#endif
