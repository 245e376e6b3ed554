#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_STEP = 1 << 16 };

/* Words for the failures that readers meet; the rest is the system's, which may not be constant. */
const char *file_error_words(int code) {
  switch (code) {
  case ENOENT: return "no such file or folder";
  case ENOTDIR: return "a part of the path is not a folder";
  case EISDIR: return "is a folder";
  case EACCES:
  case EPERM: return "permission denied";
  case EROFS: return "the file system is read-only";
  case ENOSPC: return "no space left on the device";
  case EFBIG: return "the file is too large";
  case ELOOP: return "too many symbolic links";
  case ENAMETOOLONG: return "the path is too long";
  case EMFILE:
  case ENFILE: return "too many open files";
  default: return "input/output error";
  }
}

bool file_read_descriptor(int descriptor, Buffer *out, const char **error) {
  size_t length_before = out->len;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && status.st_size > 0 && status.st_size < FILE_SIZE_LIMIT)
    buffer_reserve(out, (size_t)status.st_size + 1);
  for (;;) {
    char *place = buffer_reserve(out, READ_STEP);
    ssize_t count = read(descriptor, place, READ_STEP);
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) return true;
    int code = count < 0 ? errno : 0;
    if (code == 0) out->len += (size_t)count;
    if (out->len - length_before > FILE_SIZE_LIMIT) code = EFBIG;
    if (code == 0) continue;
    out->len = length_before;
    *error = file_error_words(code);
    return false;
  }
}

bool file_read(const char *path, Buffer *out, const char **error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    *error = file_error_words(errno);
    return false;
  }
  bool is_read = file_read_descriptor(descriptor, out, error);
  close(descriptor);
  return is_read;
}

bool file_read_start(const char *path, size_t limit, Buffer *out, const char **error) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  char *place = buffer_reserve(out, limit);
  size_t length = 0;
  ssize_t count = descriptor < 0 ? -1 : 1;
  while (count > 0 && length < limit) {
    count = read(descriptor, place + length, limit - length);
    if (count > 0)
      length += (size_t)count;
    else if (count < 0 && errno == EINTR)
      count = 1;
  }
  if (count < 0)
    *error = file_error_words(errno);
  else
    out->len += length;
  if (descriptor >= 0) close(descriptor);
  return count >= 0;
}

static bool write_all(int descriptor, Slice content) {
  while (content.len > 0) {
    ssize_t count = write(descriptor, content.ptr, content.len);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    content = slice_sub(content, (size_t)count, content.len);
  }
  return true;
}

/* Writes and renames; false with errno set, and nothing left behind. */
static bool replace_file(const char *path, const char *temporary, int descriptor, Slice content) {
  struct stat status;
  bool is_new = stat(path, &status) != 0 && errno == ENOENT;
  bool is_done = write_all(descriptor, content) &&
                 (is_new || fchmod(descriptor, status.st_mode & 07777) == 0) &&
                 fsync(descriptor) == 0;
  int code = errno;
  if (close(descriptor) != 0 && is_done) {
    is_done = false;
    code = errno;
  }
  if (is_done && rename(temporary, path) == 0) return true;
  if (is_done) code = errno;
  unlink(temporary);
  errno = code;
  return false;
}

/* `target` is no symbolic link any more. */
static bool write_beside(const char *target, Slice content, const char **error) {
  Buffer temporary;
  buffer_init(&temporary);
  buffer_add_format(&temporary, "%s.XXXXXX", target);
  buffer_add_char(&temporary, '\0');
  int descriptor = mkostemp(temporary.ptr, O_CLOEXEC);
  bool is_done = descriptor >= 0 && replace_file(target, temporary.ptr, descriptor, content);
  if (!is_done) *error = file_error_words(errno);
  buffer_release(&temporary);
  return is_done;
}

bool file_write(const char *path, Slice content, const char **error) {
  char *target = realpath(path, NULL);
  if (target == NULL || access(target, W_OK) != 0) {
    *error = file_error_words(errno);
    free(target);
    return false;
  }
  bool is_done = write_beside(target, content, error);
  free(target);
  return is_done;
}

bool file_is_there(const char *path) {
  return access(path, F_OK) == 0;
}

bool file_create(const char *path, Slice content, const char **error) {
  if (file_is_there(path)) return file_write(path, content, error);
  return write_beside(path, content, error);
}
