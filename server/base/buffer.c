#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void buffer_init(Buffer *buffer) {
  *buffer = (Buffer){0};
}

void buffer_release(Buffer *buffer) {
  free(buffer->ptr);
  buffer_init(buffer);
}

void buffer_clear(Buffer *buffer) {
  buffer->len = 0;
}

char *buffer_reserve(Buffer *buffer, size_t extra) {
  if (buffer->capacity - buffer->len < extra) {
    buffer->capacity = memory_grown(buffer->capacity, buffer->len + extra);
    buffer->ptr = memory_resize(buffer->ptr, buffer->capacity, 1);
  }
  return buffer->ptr + buffer->len;
}

void buffer_add(Buffer *buffer, Slice text) {
  if (text.len == 0) return;
  memcpy(buffer_reserve(buffer, text.len), text.ptr, text.len);
  buffer->len += text.len;
}

void buffer_add_char(Buffer *buffer, char c) {
  *buffer_reserve(buffer, 1) = c;
  buffer->len++;
}

void buffer_add_u64(Buffer *buffer, uint64_t number) {
  char digits[20];
  size_t first = sizeof digits;
  do {
    digits[--first] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  buffer_add(buffer, (Slice){digits + first, sizeof digits - first});
}

void buffer_add_format(Buffer *buffer, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length <= 0) return;
  char *place = buffer_reserve(buffer, (size_t)length + 1);
  va_start(arguments, format);
  vsnprintf(place, (size_t)length + 1, format, arguments);
  va_end(arguments);
  buffer->len += (size_t)length;
}

void buffer_splice(Buffer *buffer, size_t start, size_t end, Slice text) {
  size_t tail = buffer->len - end;
  if (text.len > end - start) buffer_reserve(buffer, text.len - (end - start));
  if (tail > 0) memmove(buffer->ptr + start + text.len, buffer->ptr + end, tail);
  if (text.len > 0) memcpy(buffer->ptr + start, text.ptr, text.len);
  buffer->len = start + text.len + tail;
}

Slice buffer_slice(const Buffer *buffer) {
  return (Slice){buffer->ptr, buffer->len};
}
