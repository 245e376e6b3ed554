#include "session/python_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders in which nobody looks for their own code; hidden ones are left out beside these. */
static const char *const skipped_folders[] = {"__pycache__", "node_modules", "build"};

static void add_path(FileList *list, const char *path, Arena *arena) {
  if (list->count == list->capacity) {
    uint32_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
    list->paths = arena_grow(arena, list->paths, list->count, capacity, sizeof *list->paths);
    list->is_found =
        arena_grow(arena, list->is_found, list->count, capacity, sizeof *list->is_found);
    list->capacity = capacity;
  }
  list->is_found[list->count] = false;
  list->paths[list->count++] = path;
}

static bool is_skipped(const char *path, const char *name, Arena *arena) {
  if (name[0] == '.') return true;
  for (size_t i = 0; i < sizeof skipped_folders / sizeof skipped_folders[0]; i++)
    if (strcmp(name, skipped_folders[i]) == 0) return true;
  /* A virtual environment has this file, whatever its folder is called. */
  return access(arena_format(arena, "%s/pyvenv.cfg", path).ptr, F_OK) == 0;
}

static bool is_python_file(const char *name) {
  Slice text = slice_from_cstr(name);
  return slice_ends_with(text, SLICE(".py")) || slice_ends_with(text, SLICE(".pyi"));
}

static bool is_folder(const char *path, bool follow_links) {
  struct stat status;
  int result = follow_links ? stat(path, &status) : lstat(path, &status);
  return result == 0 && S_ISDIR(status.st_mode);
}

static int compare_descending(const void *a, const void *b) {
  return strcmp(*(const char *const *)b, *(const char *const *)a);
}

/* A walk under way. */
typedef struct Walk {
  const FolderWalk *plan;
  FileList waiting; /* files and folders that are still to be looked at, the next one last */
  uint32_t entries;
  Arena *arena;
} Walk;

static bool is_over(const Walk *walk) {
  const FolderWalk *plan = walk->plan;
  return (plan->is_stopped != NULL && atomic_load(plan->is_stopped)) ||
         (plan->entries_at_most > 0 && walk->entries >= plan->entries_at_most);
}

static bool is_left_out(const Walk *walk, const char *path) {
  const FolderWalk *plan = walk->plan;
  return plan->leaves_out != NULL && plan->leaves_out(plan->context, slice_from_cstr(path));
}

/* Puts what is in the folder on `waiting`, so that the first by name is taken next. */
static bool list_folder(Walk *walk, const char *folder) {
  DIR *stream = opendir(folder);
  if (stream == NULL) return false;
  size_t length = strlen(folder);
  const char *separator = length > 0 && folder[length - 1] == '/' ? "" : "/";
  FileList *waiting = &walk->waiting;
  uint32_t first = waiting->count;
  for (const struct dirent *entry = readdir(stream); entry != NULL && !is_over(walk);
       entry = readdir(stream)) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    walk->entries++;
    Slice path = arena_format(walk->arena, "%s%s%s", folder, separator, entry->d_name);
    add_path(waiting, path.ptr, walk->arena);
  }
  closedir(stream);
  if (waiting->count > first)
    qsort(waiting->paths + first, waiting->count - first, sizeof *waiting->paths,
          compare_descending);
  return true;
}

/* Whether the path is to be in the list; what is in a folder is to be looked at then. */
static bool is_wanted(Walk *walk, const char *path) {
  const char *name = strrchr(path, '/') + 1;
  if (is_folder(path, false))
    return !is_skipped(path, name, walk->arena) && !is_left_out(walk, path) &&
           !list_folder(walk, path);
  return is_python_file(name) && !is_folder(path, true) && !is_left_out(walk, path);
}

bool python_files_add(FileList *list, const char *path, const FolderWalk *plan, Arena *arena) {
  Walk walk = {.plan = plan, .arena = arena};
  if (!is_folder(path, true) || !list_folder(&walk, path)) add_path(list, path, arena);
  while (walk.waiting.count > 0) {
    bool is_full = plan->files_at_most > 0 && list->count >= plan->files_at_most;
    if (is_full || is_over(&walk)) return false;
    const char *next = walk.waiting.paths[--walk.waiting.count];
    if (!is_wanted(&walk, next)) continue;
    add_path(list, next, arena);
    list->is_found[list->count - 1] = true;
  }
  return !is_over(&walk);
}
