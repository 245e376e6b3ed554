#include "cli/check_files.h"

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

/* Puts what is in the folder on `waiting`, so that the first by name is taken next. */
static bool list_folder(const char *folder, FileList *waiting, Arena *arena) {
  DIR *stream = opendir(folder);
  if (stream == NULL) return false;
  size_t length = strlen(folder);
  const char *separator = length > 0 && folder[length - 1] == '/' ? "" : "/";
  uint32_t first = waiting->count;
  for (const struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream)) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    Slice path = arena_format(arena, "%s%s%s", folder, separator, entry->d_name);
    add_path(waiting, path.ptr, arena);
  }
  closedir(stream);
  if (waiting->count > first)
    qsort(waiting->paths + first, waiting->count - first, sizeof *waiting->paths,
          compare_descending);
  return true;
}

void check_files_add(FileList *list, const char *path, Arena *arena) {
  FileList waiting = {0};
  if (!is_folder(path, true) || !list_folder(path, &waiting, arena)) add_path(list, path, arena);
  while (waiting.count > 0) {
    const char *next = waiting.paths[--waiting.count];
    const char *name = strrchr(next, '/') + 1;
    bool is_subfolder = is_folder(next, false);
    bool is_wanted = is_subfolder
                         ? !is_skipped(next, name, arena) && !list_folder(next, &waiting, arena)
                         : is_python_file(name) && !is_folder(next, true);
    if (!is_wanted) continue;
    add_path(list, next, arena);
    list->is_found[list->count - 1] = true;
  }
}
