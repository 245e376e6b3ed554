/* The Python files that commands are given by name; `-` is standard input. */
#ifndef PYLORE_CLI_SOURCE_FILE_H
#define PYLORE_CLI_SOURCE_FILE_H

#include "analysis/document.h"
#include "base/buffer.h"

bool source_is_stdin(const char *path);

/* Adds the file's bytes, which must be UTF-8, to `source`.
 * errors  false with constant words in `error`; `source` is as it was, but for a file that is not
 *         UTF-8, whose bytes are in it. */
bool source_read(const char *path, Buffer *source, const char **error);

/* How many bytes of a byte order mark stand before the text: 3 or 0. */
size_t source_mark_length(const Buffer *source);

/* The text without that mark, borrowed. */
Slice source_text(const Buffer *source);

/* Tells the document where it lies. */
void source_set_place(Document *document, const char *path);

#endif
