/* Heap memory that is there or the process ends: out of memory is handled in this one place. */
#ifndef PYLORE_BASE_MEMORY_H
#define PYLORE_BASE_MEMORY_H

#include "base/slice.h"

/* Zeroed storage for `count` items of `size` bytes; release it with free(). */
void *memory_create(size_t count, size_t size);

/* `old` (or NULL) resized to `count` items of `size` bytes; what is new is not initialised. */
void *memory_resize(void *old, size_t count, size_t size);

/* A copy of the bytes; release its `ptr` with free(). */
Slice memory_copy(Slice text);

/* The capacity to grow to so that `needed` items fit: at least doubled, never below 8. */
size_t memory_grown(size_t capacity, size_t needed);

#endif
