#include "base/utf8.h"

#include <string.h>

enum { REPLACEMENT = 0xFFFD };

static bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

Utf8Char utf8_next(Slice text) {
  const unsigned char *b = (const unsigned char *)text.ptr;
  const Utf8Char malformed = {REPLACEMENT, 1};
  if (b[0] < 0x80) return (Utf8Char){b[0], 1};
  if (b[0] < 0xC2 || b[0] > 0xF4) return malformed;
  uint32_t length = b[0] < 0xE0 ? 2 : b[0] < 0xF0 ? 3 : 4;
  if (text.len < length) return malformed;
  uint32_t code_point = b[0] & (0xFFu >> (length + 1));
  for (uint32_t i = 1; i < length; i++) {
    if (!is_continuation(b[i])) return malformed;
    code_point = code_point << 6 | (b[i] & 0x3Fu);
  }
  bool is_overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (is_overlong || is_surrogate || code_point > 0x10FFFF) return malformed;
  return (Utf8Char){code_point, length};
}

bool utf8_is_ascii(Slice text) {
  unsigned char seen = 0;
  for (size_t i = 0; i < text.len; i++) seen |= (unsigned char)text.ptr[i];
  return seen < 0x80;
}

size_t utf8_ascii_length(Slice text) {
  size_t i = 0;
  for (uint64_t block; i + sizeof block <= text.len; i += sizeof block) {
    memcpy(&block, text.ptr + i, sizeof block);
    if ((block & UINT64_C(0x8080808080808080)) != 0) break;
  }
  while (i < text.len && (unsigned char)text.ptr[i] < 0x80) i++;
  return i;
}

size_t utf8_valid_length(Slice text) {
  for (size_t i = 0; i < text.len;) {
    i += utf8_ascii_length(slice_sub(text, i, text.len));
    if (i == text.len) break;
    Utf8Char c = utf8_next(slice_sub(text, i, text.len));
    if (c.bytes == 1) return i;
    i += c.bytes;
  }
  return text.len;
}

bool utf8_is_valid(Slice text) {
  return utf8_valid_length(text) == text.len;
}

size_t utf8_mark_length(Slice text) {
  static const Slice mark = SLICE_INIT("\xEF\xBB\xBF");
  return slice_starts_with(text, mark) ? mark.len : 0;
}

size_t utf8_count_code_points(Slice text) {
  if (utf8_is_ascii(text)) return text.len;
  size_t count = 0;
  for (size_t i = 0; i < text.len; count++) i += utf8_next(slice_sub(text, i, text.len)).bytes;
  return count;
}

size_t utf8_count_utf16(Slice text) {
  if (utf8_is_ascii(text)) return text.len;
  size_t count = 0;
  for (size_t i = 0; i < text.len;) {
    Utf8Char c = utf8_next(slice_sub(text, i, text.len));
    count += c.code_point > 0xFFFF ? 2 : 1;
    i += c.bytes;
  }
  return count;
}
