/* What one of a project's files says about settings: [tool.pylore] and ruff's tables in
 * pyproject.toml; ruff.toml and .ruff.toml, which are ruff's alone; [flake8], [pycodestyle] and
 * [pep8] in setup.cfg, tox.ini and .flake8. Any bytes may stand there: what cannot be read is left
 * out, and the rest counts. Nothing is ever run. */
#ifndef PYLORE_CONFIG_PROJECT_FILE_H
#define PYLORE_CONFIG_PROJECT_FILE_H

#include "config/project_value.h"

/* The names that are read, in the order in which a folder's files are asked. */
enum { PROJECT_FILE_COUNT = 6 };
Slice project_file_name(uint32_t index);

/* Whether the path ends in one of them. */
bool project_file_is_one(Slice path);

typedef struct ProjectFile {
  Slice path;
  Slice folder;
  bool is_toml;
  bool has[RANK_COUNT]; /* the table is there, whatever it says */
  bool has_preview; /* ruff's switch for rules that are not stable */
  Slice extends; /* the file that ruff lays this one over: its absolute path; empty: none */
  ProjectValue values[RANK_COUNT][SETTING_COUNT];
  SliceList problems; /* of keys that nobody knows */
} ProjectFile;

/* Reads the text of the file at the absolute `path`; everything lives in `arena`, `text` included.
 */
ProjectFile *project_file_read(Slice path, Slice text, Arena *arena);

/* The same for the file as it is on the disk; NULL with words in `error` where it cannot be read.
 */
ProjectFile *project_file_load(Slice path, Arena *arena, const char **error);

/* How many files may be laid over another; more are going round in a circle. */
enum { EXTENDS_AT_MOST = 8 };

/* Which file each linter takes: the first that speaks to it, files of nearer folders first. */
typedef struct ProjectChoice {
  const ProjectFile *files[LINTER_COUNT];
} ProjectChoice;

/* Whether what the file says in tables of that rank counts, files being asked in their order; of
 * pylore's own tables all count.
 *   source  flake8, "Configuration Locations"; ruff, "Config file discovery". */
bool project_choice_takes(ProjectChoice *choice, const ProjectFile *file, ProjectRank rank);

#endif
