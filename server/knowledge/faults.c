#include "knowledge/faults.h"

#include <stdarg.h>
#include <stdio.h>

static void keep(Faults *faults, Slice message) {
  if (faults->count == faults->capacity) {
    uint32_t capacity = faults->capacity == 0 ? 16 : faults->capacity * 2;
    faults->items =
        arena_grow(faults->arena, faults->items, faults->capacity, capacity, sizeof(Slice));
    faults->capacity = capacity;
  }
  faults->items[faults->count] = message;
}

void faults_add(Faults *faults, Slice path, uint32_t line, const char *format, ...) {
  if (faults->count < FAULTS_KEPT) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    keep(faults,
         arena_format(faults->arena, "%.*s:%u: %s", (int)path.len, path.ptr, line, message));
  }
  faults->count++;
}

SliceList faults_list(const Faults *faults) {
  uint32_t count = faults->count < FAULTS_KEPT ? faults->count : FAULTS_KEPT;
  return (SliceList){faults->items, count};
}
