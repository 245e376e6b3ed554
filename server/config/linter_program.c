#include "config/linter_program.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/program.h"

/* Adds "<folder><environment>/bin/<name>" if it can be run. */
static bool add_from(Slice folder, const char *environment, const char *name, Buffer *path) {
  size_t before = path->len;
  buffer_add_format(path, "%.*s%s/bin/%s", (int)folder.len, folder.ptr, environment, name);
  buffer_add_char(path, '\0');
  bool is_there = access(path->ptr + before, X_OK) == 0;
  path->len = is_there ? path->len - 1 : before;
  return is_there;
}

bool linter_program_find(Slice folder, const char *name, Buffer *path) {
  const char *active = getenv("VIRTUAL_ENV");
  return (active != NULL && add_from(slice_from_cstr(active), "", name, path)) ||
         add_from(folder, "/.venv", name, path) || add_from(folder, "/venv", name, path) ||
         program_find(name, path);
}

/* Adds the name of the first entry of the folder that begins and ends so. */
static bool add_entry(const char *folder, Slice start, Slice end, Buffer *out) {
  DIR *entries = opendir(folder);
  if (entries == NULL) return false;
  bool is_found = false;
  for (struct dirent *entry = readdir(entries); entry != NULL && !is_found;
       entry = readdir(entries)) {
    Slice name = slice_from_cstr(entry->d_name);
    is_found = slice_starts_with(name, start) && slice_ends_with(name, end);
    if (is_found) buffer_add(out, name);
  }
  closedir(entries);
  return is_found;
}

/* "…/bin/ruff" lies in the environment "…". */
static Slice environment_of(Slice program) {
  for (int i = 0; i < 2; i++) {
    while (program.len > 0 && program.ptr[program.len - 1] != '/') program.len--;
    if (program.len > 0) program.len--;
  }
  return program;
}

static bool add_packages(Slice environment, Buffer *folder) {
  buffer_add_format(folder, "%.*s/lib/", (int)environment.len, environment.ptr);
  buffer_add_char(folder, '\0');
  folder->len--;
  if (!add_entry(folder->ptr, SLICE("python3"), SLICE(""), folder)) return false;
  buffer_add(folder, SLICE("/site-packages"));
  buffer_add_char(folder, '\0');
  return true;
}

static bool read_version(Slice text, LinterVersion *version) {
  Slice major;
  Slice minor;
  return slice_split(&text, '.', &major) && slice_split(&text, '.', &minor) &&
         slice_parse_u32(major, &version->major) && slice_parse_u32(minor, &version->minor);
}

bool linter_program_version(Slice program, const char *name, LinterVersion *version) {
  Buffer folder;
  Buffer start;
  Buffer entry;
  buffer_init(&folder);
  buffer_init(&start);
  buffer_init(&entry);
  buffer_add_format(&start, "%s-", name);
  bool is_read = add_packages(environment_of(program), &folder) &&
                 add_entry(folder.ptr, buffer_slice(&start), SLICE(".dist-info"), &entry) &&
                 read_version(slice_sub(buffer_slice(&entry), start.len, entry.len), version);
  buffer_release(&entry);
  buffer_release(&start);
  buffer_release(&folder);
  return is_read;
}
