/* One change of the file of known topics: locked, read again, written beside it, and renamed, so
 * that nobody ever sees half of it and nobody's change is lost. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "config/known.h"

enum {
  LOCK_WAIT_NS = 5 * 1000 * 1000,
  TRIES_AT_LEAST = 200, /* also when there is no time left */
  TRIES_AT_MOST = 4000,
  KNOWN_BYTES = 256 * 1024,
};

/* Makes the folders of the path that are not there; those above the last are usually all there. */
static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    mkdir(path, 0700);
    *slash = '/';
  }
}

/* The descriptor of the lock, -1 with an error. A file system without locks has to do without. */
static int lock(const char *path, const atomic_bool *is_stopped, const char **error) {
  int descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    *error = file_error_words(errno);
    return -1;
  }
  const struct timespec wait = {.tv_nsec = LOCK_WAIT_NS};
  for (int i = 0; i < TRIES_AT_MOST; i++) {
    bool is_hurried = is_stopped != NULL && atomic_load(is_stopped);
    if (is_hurried && i >= TRIES_AT_LEAST) break;
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
    if (errno != EWOULDBLOCK && errno != EINTR) return descriptor;
    nanosleep(&wait, NULL);
  }
  close(descriptor);
  *error = "another pylore is writing to it";
  return -1;
}

/* Adds all lines of `text` but those with the id, and the id in the end if it is to be there. False
 * where that is what `text` says already. */
static bool rewrite(Slice text, Slice id, bool is_known, Buffer *out) {
  bool was_known = false;
  for (Slice line; slice_split(&text, '\n', &line);) {
    bool is_it = slice_equal(slice_trim(line), id);
    if (is_it && is_known && was_known) continue;
    was_known |= is_it;
    if (is_it && !is_known) continue;
    buffer_add(out, line);
    if (line.len > 0 || text.len > 0) buffer_add_char(out, '\n');
  }
  if (was_known == is_known) return false;
  if (is_known) buffer_add_format(out, "%.*s\n", (int)id.len, id.ptr);
  return true;
}

static bool read_old(const char *path, Buffer *text, const char **error) {
  struct stat info;
  if (stat(path, &info) != 0 && errno == ENOENT) return true;
  if (!file_read_start(path, KNOWN_BYTES, text, error)) return false;
  if (text->len < KNOWN_BYTES) return true;
  *error = "the file is too large to be a list of topics";
  return false;
}

static bool change_locked(const char *path, Slice id, bool is_known, const char **error) {
  Buffer old;
  Buffer text;
  buffer_init(&old);
  buffer_init(&text);
  bool is_done = read_old(path, &old, error);
  if (is_done && rewrite(buffer_slice(&old), id, is_known, &text))
    is_done = file_create(path, buffer_slice(&text), error);
  buffer_release(&old);
  buffer_release(&text);
  return is_done;
}

bool known_change(const char *path, Slice id, bool is_known, const atomic_bool *is_stopped,
                  const char **error) {
  if (!known_is_id(id)) {
    *error = "that is no id of a topic";
    return false;
  }
  Buffer lock_path;
  buffer_init(&lock_path);
  buffer_add_format(&lock_path, "%s.lock", path);
  buffer_add_char(&lock_path, '\0');
  make_folders(lock_path.ptr);
  int descriptor = lock(lock_path.ptr, is_stopped, error);
  buffer_release(&lock_path);
  if (descriptor < 0) return false;
  bool is_done = change_locked(path, id, is_known, error);
  close(descriptor); /* and with it the lock */
  return is_done;
}
