#include "text/lines.h"

#include <string.h>

static bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/* Past the line end at `offset`, which must be on one. */
static uint32_t past_line_end(Slice text, uint32_t offset) {
  bool is_crlf = text.ptr[offset] == '\r' && offset + 1 < text.len && text.ptr[offset + 1] == '\n';
  return offset + (is_crlf ? 2 : 1);
}

uint32_t lines_end(Slice text, uint32_t offset) {
  while (offset < text.len && !is_line_end(text.ptr[offset])) offset++;
  return offset;
}

uint32_t lines_next(Slice text, uint32_t offset) {
  offset = lines_end(text, offset);
  return offset < text.len ? past_line_end(text, offset) : (uint32_t)text.len;
}

uint32_t lines_start(Slice text, uint32_t offset) {
  if (offset > text.len) offset = (uint32_t)text.len;
  bool is_inside_crlf =
      offset > 0 && offset < text.len && text.ptr[offset] == '\n' && text.ptr[offset - 1] == '\r';
  if (is_inside_crlf) offset--;
  while (offset > 0 && !is_line_end(text.ptr[offset - 1])) offset--;
  return offset;
}

uint32_t lines_count(Slice text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '\n')
      count++;
    else if (text.ptr[i] == '\r' && (i + 1 == text.len || text.ptr[i + 1] != '\n'))
      count++;
  }
  return count;
}

uint32_t lines_offset(Slice text, uint32_t line) {
  uint32_t offset = 0;
  for (; line > 0 && offset < text.len; line--) offset = lines_next(text, offset);
  return line > 0 ? (uint32_t)text.len : offset;
}
