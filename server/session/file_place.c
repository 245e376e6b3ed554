#include "session/file_place.h"

#include <stdlib.h>

#include "base/file.h"
#include "text/uri.h"

enum { PACKAGES_AT_MOST = 32 };

static bool is_there(Slice folder, const char *name, Arena *arena) {
  return file_is_there(arena_format(arena, "%.*s/%s", (int)folder.len, folder.ptr, name).ptr);
}

/* The part of the path behind its last `/`; `path` loses it. */
static Slice split_name(Slice *path) {
  size_t slash = path->len;
  while (slash > 0 && path->ptr[slash - 1] != '/') slash--;
  Slice name = slice_sub(*path, slash, path->len);
  *path = slash > 0 ? slice_sub(*path, 0, slash - 1) : (Slice){".", 1};
  return name;
}

static bool is_module_name(Slice name) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!is_letter && (i == 0 || c < '0' || c > '9') && (unsigned char)c < 0x80) return false;
  }
  return name.len > 0;
}

/* "mod" for mod.py; empty for what cannot be imported under its name. */
static Slice module_of(Slice name) {
  Slice stem = slice_sub(name, 0, name.len > 3 ? name.len - 3 : 0);
  bool is_module = slice_ends_with(name, SLICE(".py")) && is_module_name(stem);
  return is_module ? stem : (Slice){NULL, 0};
}

/* "pkg.sub" for the folder, as far up as packages go; empty where it is none. */
static Slice package_name(Slice folder, Arena *arena) {
  Slice name = {NULL, 0};
  for (uint32_t i = 0; i < PACKAGES_AT_MOST && is_there(folder, "__init__.py", arena); i++) {
    Slice part = split_name(&folder);
    if (!is_module_name(part)) break;
    name = name.len == 0
               ? part
               : arena_format(arena, "%.*s.%.*s", (int)part.len, part.ptr, (int)name.len, name.ptr);
  }
  return name;
}

/* The command line names files from where it is. */
static Slice absolute(Slice folder, Arena *arena) {
  if (slice_starts_with(folder, SLICE("/"))) return folder;
  char *path = realpath(arena_copy(arena, folder).ptr, NULL);
  if (path == NULL) return folder;
  Slice copy = arena_copy(arena, slice_from_cstr(path));
  free(path);
  return copy;
}

/* The file's name without its ending, for __init__ and __main__ the name of the folder; empty in no
 * package. */
static Slice package_part(Slice folder, Slice name, Arena *arena) {
  bool is_stub = slice_ends_with(name, SLICE(".pyi"));
  if (!is_stub && !slice_ends_with(name, SLICE(".py"))) return (Slice){NULL, 0};
  if (!is_there(folder, "__init__.py", arena)) return (Slice){NULL, 0};
  Slice stem = slice_sub(name, 0, name.len - (is_stub ? 4 : 3));
  bool is_folder = slice_is(stem, "__init__") || slice_is(stem, "__main__");
  return is_folder ? split_name(&folder) : stem;
}

FilePlace file_place_of_path(Slice path, Arena *arena) {
  FilePlace place = {.path = path};
  Slice folder = path;
  Slice name = split_name(&folder);
  Slice module = module_of(name);
  place.package_part = package_part(absolute(folder, arena), name, arena);
  if (module.len == 0) return place;
  folder = absolute(folder, arena);
  place.folder = folder;
  place.is_package = slice_is(module, "__init__");
  Slice package = package_name(folder, arena);
  if (package.len == 0) return place;
  place.module_name = place.is_package ? package
                                       : arena_format(arena, "%.*s.%.*s", (int)package.len,
                                                      package.ptr, (int)module.len, module.ptr);
  return place;
}

FilePlace file_place_find(Slice uri, Arena *arena) {
  Buffer path = {0};
  bool is_file = uri_add_path(uri, &path);
  Slice name = is_file ? arena_copy(arena, buffer_slice(&path)) : uri;
  buffer_release(&path);
  if (!is_file) return (FilePlace){.path = slice_sub(uri, 0, slice_find(uri, SLICE("?"), 0))};
  return file_place_of_path(name, arena);
}
