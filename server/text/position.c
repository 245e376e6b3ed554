#include "text/position.h"

#include "base/utf8.h"

static uint32_t units_of(Utf8Char c, PositionEncoding encoding) {
  if (encoding == ENCODING_UTF8) return c.bytes;
  return encoding == ENCODING_UTF16 && c.code_point > 0xFFFF ? 2 : 1;
}

uint32_t position_byte_column(Slice line_text, uint32_t character, PositionEncoding encoding,
                              bool *is_exact) {
  uint32_t column = 0;
  uint32_t units = 0;
  while (column < line_text.len && units < character) {
    Utf8Char c = utf8_next(slice_sub(line_text, column, line_text.len));
    if (units + units_of(c, encoding) > character) break;
    units += units_of(c, encoding);
    column += c.bytes;
  }
  *is_exact = units == character;
  return column;
}

uint32_t position_character(Slice line_text, uint32_t column, PositionEncoding encoding) {
  Slice before = slice_sub(line_text, 0, column);
  switch (encoding) {
  case ENCODING_UTF8: return (uint32_t)before.len;
  case ENCODING_UTF16: return (uint32_t)utf8_count_utf16(before);
  case ENCODING_UTF32: return (uint32_t)utf8_count_code_points(before);
  }
  return 0;
}
