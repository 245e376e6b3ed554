#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory) {
  if (memory != NULL) return memory;
  fputs("pylore: out of memory\n", stderr);
  abort();
}

void *memory_create(size_t count, size_t size) {
  return checked(calloc(count == 0 ? 1 : count, size == 0 ? 1 : size));
}

void *memory_resize(void *old, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) return checked(NULL);
  size_t bytes = count * size;
  return checked(realloc(old, bytes == 0 ? 1 : bytes));
}

Slice memory_copy(Slice text) {
  char *copy = memory_create(text.len, 1);
  if (text.len > 0) memcpy(copy, text.ptr, text.len);
  return (Slice){copy, text.len};
}

size_t memory_grown(size_t capacity, size_t needed) {
  if (capacity < 8) capacity = 8;
  while (capacity < needed) {
    if (capacity > SIZE_MAX / 2) return needed;
    capacity *= 2;
  }
  return capacity;
}
