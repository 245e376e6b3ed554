/* How the bytes of a source file become text. Python reads UTF-8, or what a comment in the first
 * two lines declares; of those encodings ASCII and Latin-1 are known here. source  Python language
 * reference, "Encoding declarations"; PEP 263. */
#ifndef PYLORE_TEXT_SOURCE_ENCODING_H
#define PYLORE_TEXT_SOURCE_ENCODING_H

#include "base/buffer.h"

/* The name that a comment declares, as in `# -*- coding: latin-1 -*-`; empty for other comments. */
Slice source_encoding_in_comment(Slice comment);

typedef struct SourceDecoding {
  const char *error; /* constant words, or NULL */
  size_t error_at; /* the first byte that does not fit */
  bool is_latin1; /* it was; else it was UTF-8 already */
} SourceDecoding;

/* Turns the bytes of a source file into UTF-8, in place; a byte order mark stays.
 *   errors  `error` in what is returned; the bytes are then as they were. */
SourceDecoding source_encoding_decode(Buffer *source);

/* The way back, for a text that came from Latin-1; what has been put in must be ASCII. */
void source_encoding_add_latin1(Slice text, Buffer *out);

#endif
