#include "session/projects.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"

enum { FOLDERS_UP = 64, FILE_BYTES_AT_MOST = 1 << 20 };

static const char *const file_names[] = {"pyproject.toml", "setup.cfg", "tox.ini", ".flake8"};
enum { NAME_COUNT = sizeof file_names / sizeof file_names[0] };

/* The project files of one folder. */
typedef struct ProjectFolder {
  Slice path;
  ProjectFile *files[NAME_COUNT]; /* NULL: not there */
  uint64_t stamps[NAME_COUNT];
  bool is_top; /* a repository's own folder: nothing above it counts */
} ProjectFolder;

static Slice copy_path(Slice folder, const char *name, Arena *arena) {
  bool is_root = folder.len == 1;
  return arena_format(arena, "%.*s%s%s", is_root ? 0 : (int)folder.len, folder.ptr, "/", name);
}

/* A number that is another one when the file is; 0 where there is none. */
static uint64_t stamp_of(Slice path) {
  struct stat status;
  if (stat(path.ptr, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  uint64_t time = (uint64_t)status.st_mtim.tv_sec * 1000000000u + (uint64_t)status.st_mtim.tv_nsec;
  return (time * 31 + (uint64_t)status.st_size) * 31 + (uint64_t)status.st_ino + 1;
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
  Buffer text;
  buffer_init(&text);
  const char *error;
  ProjectFile *file = NULL;
  if (file_read_start(path.ptr, FILE_BYTES_AT_MOST, &text, &error)) {
    file = project_file_read(path, arena_copy(&projects->arena, buffer_slice(&text)),
                             &projects->arena);
    for (uint32_t i = 0; i < file->problems.count; i++)
      add_problem(projects, file->problems.items[i]);
  } else {
    add_problem(projects,
                arena_format(&projects->arena, "%.*s: %s", (int)path.len, path.ptr, error));
  }
  buffer_release(&text);
  return file;
}

static const ProjectFolder *folder_at(Projects *projects, Slice path) {
  for (uint32_t i = 0; i < projects->folder_count; i++)
    if (slice_equal(projects->folders[i]->path, path)) return projects->folders[i];
  Arena *arena = &projects->arena;
  ProjectFolder *folder = ARENA_NEW(arena, ProjectFolder);
  folder->path = arena_copy(arena, path);
  for (uint32_t i = 0; i < NAME_COUNT; i++) {
    Slice file = copy_path(path, file_names[i], arena);
    folder->stamps[i] = stamp_of(file);
    if (folder->stamps[i] != 0) folder->files[i] = read_file(projects, file);
  }
  folder->is_top = file_is_there(copy_path(path, ".git", arena).ptr) ||
                   file_is_there(copy_path(path, ".hg", arena).ptr);
  projects->folders = arena_grow(arena, projects->folders, projects->folder_count,
                                 projects->folder_count + 1, sizeof folder);
  projects->folders[projects->folder_count++] = folder;
  return folder;
}

/* The folder that holds the path; the path itself where that is the root. */
static Slice parent_of(Slice path) {
  size_t slash = path.len;
  while (slash > 0 && path.ptr[slash - 1] != '/') slash--;
  return slice_sub(path, 0, slash > 1 ? slash - 1 : slash);
}

static void apply(Projects *projects, Project *project, const ProjectFolder *folder, bool is_ours) {
  for (uint32_t i = 0; i < NAME_COUNT; i++) {
    const ProjectFile *file = folder->files[i];
    if (file == NULL) continue;
    ProjectRank from = is_ours ? RANK_PYLORE : RANK_PYLORE + 1;
    ProjectRank to = is_ours ? RANK_PYLORE + 1 : RANK_COUNT;
    for (ProjectRank rank = from; rank < to; rank++)
      for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const ProjectValue *value = &file->values[rank][id];
        Slice problem;
        if (project_value_apply(file, value, id, &project->settings, &problem, &projects->arena))
          project->sources[id] = (SettingSource){file, value};
        if (problem.len > 0) add_problem(projects, problem);
      }
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
  for (Slice at = folder; at.len > 0 && count < FOLDERS_UP; at = parent_of(at)) {
    chain[count] = folder_at(projects, at);
    if (chain[count++]->is_top || slice_is(at, "/")) break;
  }
  for (uint32_t i = 0; i < count; i++) apply(projects, project, chain[i], true);
  for (uint32_t i = 0; i < count; i++) apply(projects, project, chain[i], false);
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

/* The codes that the settings ignore in this file alone. */
static SliceList file_ignore(const Settings *settings, Slice path, Arena *arena) {
  const PerFileIgnores *list = &settings->per_file_ignores;
  Slice *codes = ARENA_ARRAY(arena, Slice, list->count);
  uint32_t count = 0;
  for (uint32_t i = 0; i < list->count && path.len > 0; i++)
    if (settings_pattern_fits(&list->items[i], path)) codes[count++] = list->items[i].codes;
  return (SliceList){codes, count};
}

const FileRules *projects_rules(Projects *projects, Slice path) {
  Arena *arena = &projects->arena;
  const Project *project = project_of(projects, path.len == 0 ? path : parent_of(path));
  SliceList ignore = file_ignore(&project->settings, path, arena);
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

bool projects_are_outdated(const Projects *projects) {
  Arena arena;
  arena_init(&arena);
  bool is_outdated = false;
  for (uint32_t i = 0; i < projects->folder_count && !is_outdated; i++) {
    arena_reset(&arena);
    const ProjectFolder *folder = projects->folders[i];
    for (uint32_t k = 0; k < NAME_COUNT; k++)
      if (stamp_of(copy_path(folder->path, file_names[k], &arena)) != folder->stamps[k])
        is_outdated = true;
  }
  arena_release(&arena);
  return is_outdated;
}

bool projects_is_project_file(Slice path) {
  size_t slash = path.len;
  while (slash > 0 && path.ptr[slash - 1] != '/') slash--;
  for (uint32_t i = 0; i < NAME_COUNT; i++)
    if (slice_is(slice_sub(path, slash, path.len), file_names[i])) return true;
  return false;
}
