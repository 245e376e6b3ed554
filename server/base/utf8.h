/* UTF-8: lengths, code points, validity. Malformed bytes count as one replacement character each,
 * so that every text has a defined length in every unit. */
#ifndef PYLORE_BASE_UTF8_H
#define PYLORE_BASE_UTF8_H

#include "base/slice.h"

/* The code point at the front of `text` and how many bytes it takes (1 for a malformed byte, whose
 * code point is U+FFFD); `text` must not be empty. */
typedef struct Utf8Char {
  uint32_t code_point;
  uint32_t bytes;
} Utf8Char;
Utf8Char utf8_next(Slice text);

/* True when every byte is 7-bit. */
bool utf8_is_ascii(Slice text);
bool utf8_is_valid(Slice text);

/* How many bytes at the front are ASCII, and how many are valid. */
size_t utf8_ascii_length(Slice text);
size_t utf8_valid_length(Slice text);

/* The bytes of the byte order mark at the front: 3, or 0 where there is none. */
size_t utf8_mark_length(Slice text);

/* How many code points, and how many UTF-16 units, the text takes. */
size_t utf8_count_code_points(Slice text);
size_t utf8_count_utf16(Slice text);

#endif
