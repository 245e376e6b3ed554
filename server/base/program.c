#include "base/program.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_program(const char *path) {
  struct stat state;
  return stat(path, &state) == 0 && S_ISREG(state.st_mode) && access(path, X_OK) == 0;
}

static bool add_real(const char *path, Buffer *out) {
  char real[PATH_MAX];
  if (realpath(path, real) == NULL) return false;
  buffer_add(out, slice_from_cstr(real));
  return true;
}

bool program_find(const char *name, Buffer *path) {
  const char *folders = getenv("PATH");
  if (folders == NULL) return false;
  Slice rest = slice_from_cstr(folders);
  Slice folder;
  bool is_found = false;
  Buffer candidate;
  buffer_init(&candidate);
  while (!is_found && slice_split(&rest, ':', &folder)) {
    if (folder.len == 0) continue;
    candidate.len = 0;
    buffer_add_format(&candidate, "%.*s/%s", (int)folder.len, folder.ptr, name);
    buffer_add_char(&candidate, '\0');
    is_found = is_program(candidate.ptr) && add_real(candidate.ptr, path);
  }
  buffer_release(&candidate);
  return is_found;
}

bool program_self(Buffer *path) {
  return add_real("/proc/self/exe", path);
}
