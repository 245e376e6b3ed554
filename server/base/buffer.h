/* An owned, growing run of bytes: what a Slice becomes when someone has to write it. */
#ifndef PYLORE_BASE_BUFFER_H
#define PYLORE_BASE_BUFFER_H

#include "base/slice.h"

typedef struct Buffer {
  char *ptr;
  size_t len;
  size_t capacity;
} Buffer;

void buffer_init(Buffer *buffer);
void buffer_release(Buffer *buffer);

/* Empties the buffer and keeps its storage. */
void buffer_clear(Buffer *buffer);

/* Makes room for `extra` more bytes and returns where they go; `len` is not moved. */
char *buffer_reserve(Buffer *buffer, size_t extra);

void buffer_add(Buffer *buffer, Slice text);
void buffer_add_char(Buffer *buffer, char c);
void buffer_add_u64(Buffer *buffer, uint64_t number);
void buffer_add_format(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Replaces the bytes from `start` up to `end` by `text`; both must lie within the buffer. */
void buffer_splice(Buffer *buffer, size_t start, size_t end, Slice text);

/* What is written so far, borrowed: valid until the buffer is next written to. */
Slice buffer_slice(const Buffer *buffer);

#endif
