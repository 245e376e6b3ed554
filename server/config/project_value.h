/* The value of one setting as it stands in a project's file, and how it is laid over settings: as
 * the tool takes it that the file speaks to. Knows neither the files' syntax nor which of them
 * count. */
#ifndef PYLORE_CONFIG_PROJECT_VALUE_H
#define PYLORE_CONFIG_PROJECT_VALUE_H

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

typedef struct ProjectValue {
  Slice key; /* "tool.ruff.lint.select"; empty: there is none */
  ProjectRank rank;
  uint32_t line; /* one-based */
  bool is_list;
  ProjectItem *items;
  uint32_t count;
} ProjectValue;

struct ProjectFile;

/* Lays the value, which stands in `file`, over `settings` if it is right and nobody has set it
 * before; a problem ("FILE:LINE: KEY must be ...") otherwise, or an empty slice. True where it has
 * been taken. What is made for it lives in `arena`. */
bool project_value_apply(const struct ProjectFile *file, const ProjectValue *value, SettingId id,
                         Settings *settings, Slice *problem, Arena *arena);

#endif
