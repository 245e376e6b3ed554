#include "base/path.h"

/* Where the last part begins. */
static size_t name_start(Slice path) {
  size_t at = path.len;
  while (at > 0 && path.ptr[at - 1] != '/') at--;
  return at;
}

Slice path_name(Slice path) {
  return slice_sub(path, name_start(path), path.len);
}

Slice path_parent(Slice path) {
  size_t start = name_start(path);
  return slice_sub(path, 0, start > 1 ? start - 1 : start);
}

Slice path_join(Slice folder, Slice name, Arena *arena) {
  bool has_slash = slice_ends_with(folder, SLICE("/"));
  return arena_format(arena, "%.*s%s%.*s", (int)folder.len, folder.ptr, has_slash ? "" : "/",
                      (int)name.len, name.ptr);
}

Slice path_resolve(Slice folder, Slice path, Arena *arena) {
  if (slice_starts_with(path, SLICE("/"))) return arena_copy(arena, path);
  for (Slice part; slice_split(&path, '/', &part);) {
    if (part.len == 0 || slice_is(part, ".")) continue;
    folder = slice_is(part, "..") ? path_parent(folder) : path_join(folder, part, arena);
  }
  return folder;
}
