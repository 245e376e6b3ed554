/* Borrowed bytes: a pointer and a length, passed by value, never NUL-terminated.
 * Text is UTF-8 by convention; nothing here checks it. */
#ifndef PYLORE_BASE_SLICE_H
#define PYLORE_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Slice {
  const char *ptr;
  size_t len;
} Slice;

typedef struct SliceList {
  const Slice *items;
  uint32_t count;
} SliceList;

/* A slice over a string literal. */
#define SLICE(literal) ((Slice){"" literal, sizeof(literal) - 1})
/* The same where a constant initializer is needed. */
#define SLICE_INIT(literal)                                                                        \
  { "" literal, sizeof(literal) - 1 }

Slice slice_from_cstr(const char *text);
bool slice_equal(Slice a, Slice b);
bool slice_lists_equal(SliceList a, SliceList b);
/* Whether the slice is in the list, which is sorted. */
bool slice_list_has(SliceList sorted, Slice slice);
bool slice_is(Slice a, const char *text);
/* Of ASCII letters. */
bool slice_equal_ignoring_case(Slice a, Slice b);
bool slice_starts_with(Slice text, Slice prefix);
bool slice_ends_with(Slice text, Slice suffix);
int slice_compare(Slice a, Slice b);
/* The same for qsort and bsearch: of slices, or of structs that begin with one. */
int slice_order(const void *a, const void *b);

/* The bytes from `start` up to `end`; both are clamped to the slice. */
Slice slice_sub(Slice text, size_t start, size_t end);

/* The same text without blanks, tabs, form feeds and line ends at both ends. */
Slice slice_trim(Slice text);

/* Where `needle` first stands at or after `from`; text.len when it does not. */
size_t slice_find(Slice text, Slice needle, size_t from);

/* Splits the text before the first `separator` off `rest`, and advances `rest` past it.
 * False, with nothing changed, once `rest` is used up. */
bool slice_split(Slice *rest, char separator, Slice *part);

/* A decimal number that takes up the whole slice; false on anything else or on overflow. */
bool slice_parse_u32(Slice text, uint32_t *value);

uint64_t slice_hash(Slice text);

#endif
