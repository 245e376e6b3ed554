#include "session/projects.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"

enum { FOLDERS_UP = 64 };

/* The project files of one folder. */
typedef struct ProjectFolder {
  Slice path;
  ProjectFile *files[PROJECT_FILE_COUNT]; /* NULL: not there */
  uint64_t stamps[PROJECT_FILE_COUNT];
  bool is_top; /* a repository's own folder: nothing above it counts */
} ProjectFolder;

/* A number that is another one when the file is; 0 where there is none. */
static uint64_t stamp_of(Slice path) {
  struct stat status;
  if (stat(path.ptr, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  uint64_t time = (uint64_t)status.st_mtim.tv_sec * 1000000000u + (uint64_t)status.st_mtim.tv_nsec;
  return (time * 31 + (uint64_t)status.st_size) * 31 + (uint64_t)status.st_ino + 1;
}

/* A file that is read beside those of the folders. */
typedef struct WatchedFile {
  Slice path;
  uint64_t stamp;
} WatchedFile;

static void watch(Projects *projects, Slice path) {
  projects->watched = arena_grow(&projects->arena, projects->watched, projects->watched_count,
                                 projects->watched_count + 1, sizeof(WatchedFile));
  projects->watched[projects->watched_count++] = (WatchedFile){path, stamp_of(path)};
}

static void add_problem(Projects *projects, Slice problem) {
  SliceList *list = &projects->problems;
  for (uint32_t i = 0; i < list->count; i++)
    if (slice_equal(list->items[i], problem)) return;
  Slice *items =
      arena_grow(&projects->arena, list->items, list->count, list->count + 1, sizeof(Slice));
  items[list->count] = problem;
  *list = (SliceList){items, list->count + 1};
}

static ProjectFile *read_file(Projects *projects, Slice path) {
  const char *error;
  ProjectFile *file = project_file_load(path, &projects->arena, &error);
  for (uint32_t i = 0; file != NULL && i < file->problems.count; i++)
    add_problem(projects, file->problems.items[i]);
  if (file == NULL)
    add_problem(projects,
                arena_format(&projects->arena, "%.*s: %s", (int)path.len, path.ptr, error));
  return file;
}

static const ProjectFolder *folder_at(Projects *projects, Slice path) {
  for (uint32_t i = 0; i < projects->folder_count; i++)
    if (slice_equal(projects->folders[i]->path, path)) return projects->folders[i];
  Arena *arena = &projects->arena;
  ProjectFolder *folder = ARENA_NEW(arena, ProjectFolder);
  folder->path = arena_copy(arena, path);
  for (uint32_t i = 0; i < PROJECT_FILE_COUNT; i++) {
    Slice file = path_join(path, project_file_name(i), arena);
    folder->stamps[i] = stamp_of(file);
    if (folder->stamps[i] != 0) folder->files[i] = read_file(projects, file);
  }
  folder->is_top = file_is_there(path_join(path, SLICE(".git"), arena).ptr) ||
                   file_is_there(path_join(path, SLICE(".hg"), arena).ptr);
  projects->folders = arena_grow(arena, projects->folders, projects->folder_count,
                                 projects->folder_count + 1, sizeof folder);
  projects->folders[projects->folder_count++] = folder;
  return folder;
}

static void apply_rank(Projects *projects, Project *project, const ProjectFile *file,
                       ProjectRank rank) {
  for (SettingId id = 0; id < SETTING_COUNT; id++) {
    const ProjectValue *value = &file->values[rank][id];
    Slice problem;
    if (project_value_apply(file, value, id, &project->settings, &problem, &projects->arena))
      project->sources[id] = (SettingSource){file, value};
    if (problem.len > 0) add_problem(projects, problem);
  }
}

/* Lays what the folder's files say to pylore, or what they say to others, over the project. */
static void apply(Projects *projects, Project *project, const ProjectFolder *folder, bool is_ours,
                  ProjectChoice *choice) {
  ProjectRank from = is_ours ? RANK_PYLORE : RANK_PYLORE + 1;
  ProjectRank to = is_ours ? RANK_PYLORE + 1 : RANK_COUNT;
  for (uint32_t i = 0; i < PROJECT_FILE_COUNT; i++) {
    const ProjectFile *file = folder->files[i];
    for (ProjectRank rank = from; file != NULL && rank < to; rank++)
      if (project_choice_takes(choice, file, rank)) apply_rank(projects, project, file, rank);
  }
}

/* Lays the files below the project that ruff's own goes on to, beyond those of its folders. */
static void apply_extended(Projects *projects, Project *project, ProjectChoice *choice) {
  for (int depth = 0; depth < EXTENDS_AT_MOST; depth++) {
    const ProjectFile *file = choice->files[LINTER_RUFF];
    if (file == NULL || file->extends.len == 0) return;
    watch(projects, file->extends);
    const ProjectFile *next = read_file(projects, file->extends);
    for (ProjectRank rank = RANK_RUFF_LINT; next != NULL && rank <= RANK_RUFF; rank++)
      if (project_choice_takes(choice, next, rank)) apply_rank(projects, project, next, rank);
    if (choice->files[LINTER_RUFF] == file) return;
  }
}

static Slice exclude_folder(const Projects *projects, const Project *project) {
  const ProjectFile *file = project->sources[SETTING_EXCLUDE].file;
  if (file == NULL) file = project->sources[SETTING_EXTEND_EXCLUDE].file;
  return file == NULL ? projects->base_folder : file->folder;
}

static const Project *project_of(Projects *projects, Slice folder) {
  for (uint32_t i = 0; i < projects->project_count; i++)
    if (slice_equal(projects->projects[i]->folder, folder)) return projects->projects[i];
  Arena *arena = &projects->arena;
  Project *project = ARENA_NEW(arena, Project);
  project->folder = arena_copy(arena, folder);
  project->settings = projects->base;
  const ProjectFolder *chain[FOLDERS_UP];
  uint32_t count = 0;
  for (Slice at = folder; at.len > 0 && count < FOLDERS_UP; at = path_parent(at)) {
    chain[count] = folder_at(projects, at);
    if (chain[count++]->is_top || slice_is(at, "/")) break;
  }
  ProjectChoice choice = {0};
  for (uint32_t i = 0; i < count; i++) apply(projects, project, chain[i], true, &choice);
  for (uint32_t i = 0; i < count; i++) apply(projects, project, chain[i], false, &choice);
  apply_extended(projects, project, &choice);
  project->exclude_folder = exclude_folder(projects, project);
  projects->projects = arena_grow(arena, projects->projects, projects->project_count,
                                  projects->project_count + 1, sizeof project);
  projects->projects[projects->project_count++] = project;
  return project;
}

void projects_init(Projects *projects, const Settings *base, Slice base_folder,
                   const Knowledge *knowledge) {
  *projects = (Projects){.base = *base, .base_folder = base_folder, .knowledge = knowledge};
  arena_init(&projects->arena);
}

void projects_release(Projects *projects) {
  for (uint32_t i = 0; i < projects->rule_count; i++)
    rule_selection_destroy(projects->rules[i]->selection);
  arena_release(&projects->arena);
  *projects = (Projects){0};
}

/* The last line of a cell has no end, blank lines part what belongs to it, a semicolon keeps its
 * value from being shown, and it has no name. */
static const Slice not_in_cells[] = {SLICE_INIT("W292"), SLICE_INIT("W391"), SLICE_INIT("E703"),
                                     SLICE_INIT("N999")};
enum { NOT_IN_CELLS_COUNT = sizeof not_in_cells / sizeof not_in_cells[0] };

/* The codes that are ignored in this file alone. */
static SliceList file_ignore(const Settings *settings, Slice path, bool is_cell, Arena *arena) {
  const PerFileIgnores *list = &settings->per_file_ignores;
  Slice *codes = ARENA_ARRAY(arena, Slice, list->count + NOT_IN_CELLS_COUNT);
  uint32_t count = 0;
  for (uint32_t i = 0; is_cell && i < NOT_IN_CELLS_COUNT; i++) codes[count++] = not_in_cells[i];
  for (uint32_t i = 0; i < list->count && path.len > 0; i++)
    if (settings_pattern_fits(&list->items[i], path)) codes[count++] = list->items[i].codes;
  return (SliceList){codes, count};
}

static const FileRules *rules_for(Projects *projects, Slice path, bool is_cell) {
  Arena *arena = &projects->arena;
  const Project *project = project_of(projects, path.len == 0 ? path : path_parent(path));
  SliceList ignore = file_ignore(&project->settings, path, is_cell, arena);
  bool is_excluded =
      path.len > 0 && settings_excludes(&project->settings, project->exclude_folder, path);
  for (uint32_t i = 0; i < projects->rule_count; i++) {
    const FileRules *known = projects->rules[i];
    if (known->project == project && known->is_excluded == is_excluded &&
        slice_lists_equal(known->settings.file_ignore, ignore))
      return known;
  }
  FileRules *rules = ARENA_NEW(arena, FileRules);
  *rules = (FileRules){.project = project, .settings = project->settings};
  rules->settings.file_ignore = ignore;
  rules->is_excluded = is_excluded;
  if (is_excluded && projects->honours_exclude) rules->settings.lint = LINT_OFF;
  rules->selection = rule_selection_create(&rules->settings, projects->knowledge);
  projects->rules = arena_grow(arena, projects->rules, projects->rule_count,
                               projects->rule_count + 1, sizeof rules);
  projects->rules[projects->rule_count++] = rules;
  return rules;
}

const FileRules *projects_rules(Projects *projects, Slice path) {
  return rules_for(projects, path, false);
}

const FileRules *projects_cell_rules(Projects *projects, Slice path) {
  return rules_for(projects, path, true);
}

bool projects_are_outdated(const Projects *projects) {
  Arena arena;
  arena_init(&arena);
  bool is_outdated = false;
  for (uint32_t i = 0; i < projects->folder_count && !is_outdated; i++) {
    arena_reset(&arena);
    const ProjectFolder *folder = projects->folders[i];
    for (uint32_t k = 0; k < PROJECT_FILE_COUNT; k++)
      if (stamp_of(path_join(folder->path, project_file_name(k), &arena)) != folder->stamps[k])
        is_outdated = true;
  }
  for (uint32_t i = 0; i < projects->watched_count && !is_outdated; i++)
    is_outdated = stamp_of(projects->watched[i].path) != projects->watched[i].stamp;
  arena_release(&arena);
  return is_outdated;
}
