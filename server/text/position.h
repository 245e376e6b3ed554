/* Positions as clients count them, and their way to bytes and back. Byte offsets are plain integers
 * everywhere else; a Position never leaves the layers that speak with clients.
 *   source  LSP 3.17, "Position", "PositionEncodingKind". */
#ifndef PYLORE_TEXT_POSITION_H
#define PYLORE_TEXT_POSITION_H

#include "base/slice.h"

typedef enum PositionEncoding { ENCODING_UTF16, ENCODING_UTF8, ENCODING_UTF32 } PositionEncoding;

typedef struct Position {
  uint32_t line; /* zero-based */
  uint32_t character; /* zero-based, in units of the encoding */
} Position;

/* The byte column in `line_text` (without its line end) of `character` units; past the end it is
 * the line's length. `is_exact` is false where `character` is past the end or in the middle of a
 * character (the start of which is then returned). */
uint32_t position_byte_column(Slice line_text, uint32_t character, PositionEncoding encoding,
                              bool *is_exact);

/* How many units the first `column` bytes of `line_text` take. */
uint32_t position_character(Slice line_text, uint32_t column, PositionEncoding encoding);

#endif
