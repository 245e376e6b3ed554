/* Whole files in memory, and back: nothing here knows what is in them. */
#ifndef PYLORE_BASE_FILE_H
#define PYLORE_BASE_FILE_H

#include "base/buffer.h"

/* The largest file that is read, in bytes: offsets are 32 bits wide everywhere. */
enum { FILE_SIZE_LIMIT = INT32_MAX };

/* Adds the whole content of the file to `out`.
 *   errors  false; `error` is then a constant text for the reader ("no such file", "is a folder"),
 *           and `out` is as it was. */
bool file_read(const char *path, Buffer *out, const char **error);

/* The same, but of a file with more than `limit` bytes only so many are read. */
bool file_read_start(const char *path, size_t limit, Buffer *out, const char **error);

/* The same as file_read for an open descriptor, which stays open: for stdin. */
bool file_read_descriptor(int descriptor, Buffer *out, const char **error);

/* Replaces the content of a file that exists, all or nothing: written beside it, then renamed. Its
 * mode is kept, and a symbolic link stays one.
 *   errors  false with a constant text in `error`; the file is then untouched. */
bool file_write(const char *path, Slice content, const char **error);

/* The same for a file that need not exist yet; a new one is the user's alone. */
bool file_create(const char *path, Slice content, const char **error);

/* Whether there is anything under this name: a file, a folder. */
bool file_is_there(const char *path);

/* Constant words for an errno that files meet. */
const char *file_error_words(int code);

#endif
