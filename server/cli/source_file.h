/* A source file as the commands read it, by its path or from standard input (`-`): in UTF-8,
 * whatever it declares. */
#ifndef PYLORE_CLI_SOURCE_FILE_H
#define PYLORE_CLI_SOURCE_FILE_H

#include "analysis/document.h"
#include "base/buffer.h"

typedef struct SourceFile {
  Buffer bytes; /* in UTF-8, with the byte order mark where there is one */
  const char *error; /* constant words, or NULL: what kept the file from being read */
  Position error_at; /* of one character, if has_place; in characters */
  bool has_place; /* else the error is about the whole file */
  bool is_latin1; /* the file is in Latin-1 */
} SourceFile;

/* Reads the file into `file`, which is to be released in any case.
 *   errors  false; `error` then says why. */
bool source_file_read(SourceFile *file, const char *path);
void source_file_release(SourceFile *file);

/* The text without the byte order mark, borrowed. */
Slice source_file_text(const SourceFile *file);

/* Adds the bytes of the file, in its own encoding, with the text as it is now. */
void source_file_encode(const SourceFile *file, Buffer *out);

/* A document of the text, which knows where the file lies, but not what lies beside it. */
Document *source_file_document(const SourceFile *file, const char *path);

#endif
