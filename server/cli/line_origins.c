#include "cli/line_origins.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

uint32_t line_origins_next(Slice text, uint32_t start) {
  const char *end = memchr(text.ptr + start, '\n', text.len - start);
  return end == NULL ? (uint32_t)text.len : (uint32_t)(end - text.ptr) + 1;
}

uint32_t line_origins_count(Slice text) {
  uint32_t count = 0;
  for (uint32_t at = 0; at < text.len; at = line_origins_next(text, at)) count++;
  return count;
}

void line_origins_init(LineOrigins *origins, Slice text) {
  origins->count = line_origins_count(text);
  origins->lines = memory_create(origins->count, sizeof *origins->lines);
  for (uint32_t i = 0; i < origins->count; i++) origins->lines[i] = i;
}

void line_origins_release(LineOrigins *origins) {
  free(origins->lines);
}

/* Bytes that an edit has left alone: where they stand after it, and where they stood. */
typedef struct Stretch {
  uint32_t start;
  uint32_t end;
  uint32_t start_before;
} Stretch;

/* The stretch behind the edit with that number, counted from 1; 0 is the one at the front. */
static Stretch stretch_behind(const Stretch *last, Slice before, const TextEdit *edits,
                              uint32_t edit_count, uint32_t number) {
  Stretch next = {0};
  if (number > 0) {
    next.start = last->end + (uint32_t)edits[number - 1].text.len;
    next.start_before = edits[number - 1].end;
  }
  uint32_t end_before = number < edit_count ? edits[number].start : (uint32_t)before.len;
  next.end = next.start + (end_before - next.start_before);
  return next;
}

/* A place in `before`, which moves forwards only. */
typedef struct LineCursor {
  uint32_t start;
  uint32_t line;
} LineCursor;

/* The line of `before` that takes up exactly [start, end), or LINE_IS_NEW. */
static uint32_t line_at(LineCursor *cursor, Slice before, uint32_t start, uint32_t end) {
  while (cursor->start < start) {
    cursor->start = line_origins_next(before, cursor->start);
    cursor->line++;
  }
  return cursor->start == start && line_origins_next(before, start) == end ? cursor->line
                                                                           : LINE_IS_NEW;
}

void line_origins_follow(LineOrigins *origins, Slice before, Slice after, const TextEdit *edits,
                         uint32_t edit_count) {
  LineOrigins next = {.count = line_origins_count(after)};
  next.lines = memory_create(next.count, sizeof *next.lines);
  Stretch stretch = stretch_behind(NULL, before, edits, edit_count, 0);
  LineCursor cursor = {0};
  uint32_t number = 0;
  for (uint32_t start = 0, end = 0, i = 0; i < next.count; start = end, i++) {
    end = line_origins_next(after, start);
    while (stretch.end < end && number < edit_count)
      stretch = stretch_behind(&stretch, before, edits, edit_count, ++number);
    uint32_t line = LINE_IS_NEW;
    if (stretch.start <= start && end <= stretch.end) {
      uint32_t shift = stretch.start_before - stretch.start; /* wraps around where it is negative */
      line = line_at(&cursor, before, start + shift, end + shift);
    }
    next.lines[i] = line == LINE_IS_NEW ? LINE_IS_NEW : origins->lines[line];
  }
  line_origins_release(origins);
  *origins = next;
}
