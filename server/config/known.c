#include "config/known.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

enum { KNOWN_BYTES = 256 * 1024 };

static bool add_folder(Buffer *out, const char *variable, const char *below) {
  const char *folder = getenv(variable);
  /* Relative ones do not count, says the specification. */
  if (folder == NULL || folder[0] != '/') return false;
  buffer_add(out, slice_from_cstr(folder));
  buffer_add(out, slice_from_cstr(below));
  return true;
}

bool known_add_path(Buffer *out) {
#ifdef __APPLE__
  const char *below_home = "/Library/Application Support";
#else
  const char *below_home = "/.local/state";
#endif
  if (!add_folder(out, "XDG_STATE_HOME", "") && !add_folder(out, "HOME", below_home)) return false;
  buffer_add(out, SLICE("/pylore/known"));
  buffer_add_char(out, '\0');
  return true;
}

void known_init(KnownTopics *known, const char *path) {
  *known = (KnownTopics){.path = path};
}

void known_release(KnownTopics *known) {
  arena_release(&known->arena);
  known_init(known, known->path);
}

bool known_is_id(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_fit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!is_fit) return false;
  }
  return text.len > 0 && text.len <= 100;
}

bool known_has(SliceList ids, Slice id) {
  for (uint32_t i = 0; i < ids.count; i++)
    if (slice_equal(ids.items[i], id)) return true;
  return false;
}

/* Lines that are no ids are left to whoever wrote them. */
static SliceList read_ids(Slice text, Arena *arena) {
  uint32_t lines = 1;
  for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
  Slice *ids = ARENA_ARRAY(arena, Slice, lines);
  uint32_t count = 0;
  for (Slice line; slice_split(&text, '\n', &line);) {
    line = slice_trim(line);
    if (known_is_id(line) && !known_has((SliceList){ids, count}, line))
      ids[count++] = arena_copy(arena, line);
  }
  return (SliceList){ids, count};
}

static bool is_same(const KnownTopics *known, bool is_there, const struct stat *info) {
  if (is_there != known->is_there) return false;
  return !is_there ||
         (info->st_dev == known->device && info->st_ino == known->inode &&
          info->st_size == known->size && info->st_mtim.tv_sec == known->written.tv_sec &&
          info->st_mtim.tv_nsec == known->written.tv_nsec);
}

bool known_refresh(KnownTopics *known) {
  if (known->path == NULL) return false;
  struct stat info = {0};
  bool is_there = stat(known->path, &info) == 0 && S_ISREG(info.st_mode);
  if (is_same(known, is_there, &info)) return false;
  arena_release(&known->arena);
  known->ids = (SliceList){NULL, 0};
  known->is_there = is_there;
  known->device = info.st_dev;
  known->inode = info.st_ino;
  known->size = info.st_size;
  known->written = info.st_mtim;
  if (!is_there) return true;
  Buffer text;
  buffer_init(&text);
  const char *error;
  if (file_read_start(known->path, KNOWN_BYTES, &text, &error))
    known->ids = read_ids(buffer_slice(&text), &known->arena);
  buffer_release(&text);
  return true;
}
