#include "knowledge/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void keep(Faults *faults, Fault fault) {
  if (faults->count == faults->capacity) {
    uint32_t capacity = faults->capacity == 0 ? 16 : faults->capacity * 2;
    faults->items =
        arena_grow(faults->arena, faults->items, faults->capacity, capacity, sizeof(Fault));
    faults->capacity = capacity;
  }
  faults->items[faults->count] = fault;
}

/* What is quoted from a page may have line ends. */
static void make_one_line(char *message) {
  for (; *message != '\0'; message++)
    if ((unsigned char)*message < ' ') *message = ' ';
}

void faults_add(Faults *faults, Slice path, uint32_t line, const char *format, ...) {
  if (faults->count < FAULTS_KEPT) {
    char message[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    make_one_line(message);
    Slice text = arena_format(faults->arena, "%.*s:%u: %s", (int)path.len, path.ptr, line, message);
    keep(faults, (Fault){path, line, faults->count, text});
  }
  faults->count++;
}

static int compare_faults(const void *a, const void *b) {
  const Fault *left = a;
  const Fault *right = b;
  int order = slice_compare(left->path, right->path);
  if (order != 0) return order;
  if (left->line != right->line) return left->line < right->line ? -1 : 1;
  return left->order < right->order ? -1 : 1;
}

SliceList faults_list(Faults *faults) {
  uint32_t count = faults->count < FAULTS_KEPT ? faults->count : FAULTS_KEPT;
  if (count == 0) return (SliceList){NULL, 0};
  qsort(faults->items, count, sizeof(Fault), compare_faults);
  Slice *messages = ARENA_ARRAY(faults->arena, Slice, count);
  for (uint32_t i = 0; i < count; i++) messages[i] = faults->items[i].message;
  return (SliceList){messages, count};
}
