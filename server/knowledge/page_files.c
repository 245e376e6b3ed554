#include "knowledge/page_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct FoundPath {
  Slice path;
  uint32_t depth; /* of folders */
} FoundPath;

typedef struct PathList {
  FoundPath *items;
  uint32_t count;
  uint32_t capacity;
} PathList;

typedef struct Search {
  PathList files;
  PathList folders; /* to look at yet */
  uint32_t entries; /* files and folders of any kind that were looked at */
  bool is_full;
  const atomic_bool *is_stopped; /* or NULL */
  Faults *faults;
} Search;

static void add_path(PathList *list, FoundPath path, Arena *arena) {
  if (list->count == list->capacity) {
    uint32_t capacity = list->capacity == 0 ? 32 : list->capacity * 2;
    list->items = arena_grow(arena, list->items, list->count, capacity, sizeof(FoundPath));
    list->capacity = capacity;
  }
  list->items[list->count++] = path;
}

static void add_folder(Search *search, Slice path, uint32_t depth) {
  if (depth > PAGE_FOLDERS_DEEP) {
    faults_add(search->faults, path, 1, "the folder is nested too deep: at most %d levels are read",
               PAGE_FOLDERS_DEEP);
    return;
  }
  add_path(&search->folders, (FoundPath){path, depth}, search->faults->arena);
}

static void add_file(Search *search, Slice path) {
  if (search->files.count < PAGE_FILES_LIMIT) {
    add_path(&search->files, (FoundPath){path, 0}, search->faults->arena);
    return;
  }
  if (!search->is_full)
    faults_add(search->faults, path, 1, "more than %d pages: this one and the rest are not read",
               PAGE_FILES_LIMIT);
  search->is_full = true;
}

static bool is_over(const Search *search) {
  return search->is_full || (search->is_stopped != NULL && atomic_load(search->is_stopped));
}

static void take_entry(Search *search, FoundPath folder, const char *name) {
  if (name[0] == '.') return;
  if (++search->entries > PAGE_ENTRIES_LIMIT) {
    faults_add(search->faults, folder.path, 1, "more than %d files: the rest is not looked at",
               PAGE_ENTRIES_LIMIT);
    search->is_full = true;
    return;
  }
  Arena *arena = search->faults->arena;
  const char *separator = slice_ends_with(folder.path, SLICE("/")) ? "" : "/";
  Slice path =
      arena_format(arena, "%.*s%s%s", (int)folder.path.len, folder.path.ptr, separator, name);
  struct stat info;
  if (lstat(path.ptr, &info) != 0) return; /* gone meanwhile */
  if (S_ISDIR(info.st_mode)) {
    add_folder(search, path, folder.depth + 1);
    return;
  }
  /* Pipes and devices would keep the reader waiting; a link that leads nowhere is reported later.
   */
  bool is_link = S_ISLNK(info.st_mode);
  bool is_file =
      S_ISREG(info.st_mode) || (is_link && (stat(path.ptr, &info) != 0 || S_ISREG(info.st_mode)));
  if (is_file && slice_ends_with(path, SLICE(".md"))) add_file(search, path);
}

static void read_folder(Search *search, FoundPath folder) {
  DIR *stream = opendir(folder.path.ptr);
  if (stream == NULL) {
    faults_add(search->faults, folder.path, 1, "the folder cannot be read: %s", strerror(errno));
    return;
  }
  for (struct dirent *entry; !is_over(search) && (entry = readdir(stream)) != NULL;)
    take_entry(search, folder, entry->d_name);
  closedir(stream);
}

SliceList page_files_find(Slice folder, const atomic_bool *is_stopped, Faults *faults) {
  Search search = {.is_stopped = is_stopped, .faults = faults};
  add_folder(&search, arena_copy(faults->arena, folder), 0);
  while (search.folders.count > 0)
    read_folder(&search, search.folders.items[--search.folders.count]);
  Slice *paths = ARENA_ARRAY(faults->arena, Slice, search.files.count);
  for (uint32_t i = 0; i < search.files.count; i++) paths[i] = search.files.items[i].path;
  qsort(paths, search.files.count, sizeof(Slice), slice_order);
  return (SliceList){paths, search.files.count};
}

static uint64_t mix(uint64_t stamp, uint64_t number) {
  return (stamp ^ number) * UINT64_C(0x100000001b3);
}

uint64_t page_files_stamp(SliceList folders, const atomic_bool *is_stopped) {
  Arena arena;
  arena_init(&arena);
  Faults faults = {.arena = &arena};
  uint64_t stamp = UINT64_C(0xcbf29ce484222325);
  for (uint32_t i = 0; i < folders.count; i++) {
    SliceList files = page_files_find(folders.items[i], is_stopped, &faults);
    for (uint32_t j = 0; j < files.count; j++) {
      struct stat info = {0};
      bool is_there = stat(files.items[j].ptr, &info) == 0;
      stamp = mix(stamp, slice_hash(files.items[j]) + is_there);
      stamp = mix(stamp, (uint64_t)info.st_size);
      stamp = mix(stamp, (uint64_t)info.st_mtim.tv_sec);
      stamp = mix(stamp, (uint64_t)info.st_mtim.tv_nsec + (uint64_t)info.st_ino);
    }
  }
  stamp = mix(stamp, faults.count);
  arena_release(&arena);
  return stamp;
}
