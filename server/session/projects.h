/* The settings that each file comes to: what the editor or the command line says, then the files of
 * its project, the nearest first, up to the folder that holds a repository. Read once for each
 * folder; the one place that reads such files. */
#ifndef PYLORE_SESSION_PROJECTS_H
#define PYLORE_SESSION_PROJECTS_H

#include "config/project_file.h"
#include "rules/run.h"

/* Where a setting's value is from. */
typedef struct SettingSource {
  const ProjectFile *file; /* NULL: a default, or from above the project's files */
  const ProjectValue *value;
} SettingSource;

/* What holds for the files of a folder. */
typedef struct Project {
  Slice folder;
  Slice exclude_folder; /* that relative patterns of `exclude` start from */
  Settings settings;
  SettingSource sources[SETTING_COUNT];
} Project;

/* What holds for a file. */
typedef struct FileRules {
  const Project *project;
  Settings settings;
  RuleSelection *selection;
  bool is_excluded;
} FileRules;

typedef struct Projects {
  Settings base;
  Slice base_folder; /* that the base's own patterns start from; may be empty */
  const Knowledge *knowledge;
  Arena arena;
  struct ProjectFolder **folders;
  uint32_t folder_count;
  struct WatchedFile *watched;
  uint32_t watched_count;
  Project **projects;
  uint32_t project_count;
  FileRules **rules;
  uint32_t rule_count;
  bool honours_exclude; /* no rule is selected for files that are excluded */
  SliceList problems; /* "FILE:LINE: KEY must be ...", each once */
} Projects;

/* Borrows what `base` points to, and `knowledge`. */
void projects_init(Projects *projects, const Settings *base, Slice base_folder,
                   const Knowledge *knowledge);
void projects_release(Projects *projects);

/* The rules for the file at the absolute path; for an empty path those of the base alone.
 *   owns    the table, until it is released. */
const FileRules *projects_rules(Projects *projects, Slice path);

/* The same for the cells of the notebook at the path, without the rules that are about files. */
const FileRules *projects_cell_rules(Projects *projects, Slice path);

/* Whether a file that was read, or was not there, is another one now. */
bool projects_are_outdated(const Projects *projects);

#endif
