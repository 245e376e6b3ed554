#include "base/slice.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

Slice slice_from_cstr(const char *text) {
  return (Slice){text, strlen(text)};
}

bool slice_equal(Slice a, Slice b) {
  if (a.len != b.len) return false;
  return a.len == 0 || a.ptr == b.ptr || memcmp(a.ptr, b.ptr, a.len) == 0;
}

bool slice_lists_equal(SliceList a, SliceList b) {
  if (a.count != b.count) return false;
  for (uint32_t i = 0; i < a.count; i++)
    if (!slice_equal(a.items[i], b.items[i])) return false;
  return true;
}

int slice_order(const void *a, const void *b) {
  return slice_compare(*(const Slice *)a, *(const Slice *)b);
}

bool slice_list_has(SliceList sorted, Slice slice) {
  return sorted.count > 0 &&
         bsearch(&slice, sorted.items, sorted.count, sizeof slice, slice_order) != NULL;
}

/* Tables of words are searched with it: nearly all differ in one of the first characters. */
bool slice_is(Slice a, const char *text) {
  size_t same = 0;
  while (same < a.len && text[same] != '\0' && text[same] == a.ptr[same]) same++;
  return same == a.len && text[same] == '\0';
}

bool slice_equal_ignoring_case(Slice a, Slice b) {
  return a.len == b.len && (a.len == 0 || strncasecmp(a.ptr, b.ptr, a.len) == 0);
}

bool slice_starts_with(Slice text, Slice prefix) {
  return text.len >= prefix.len && slice_equal(slice_sub(text, 0, prefix.len), prefix);
}

bool slice_ends_with(Slice text, Slice suffix) {
  return text.len >= suffix.len &&
         slice_equal(slice_sub(text, text.len - suffix.len, text.len), suffix);
}

int slice_compare(Slice a, Slice b) {
  size_t shared = a.len < b.len ? a.len : b.len;
  int order = shared == 0 ? 0 : memcmp(a.ptr, b.ptr, shared);
  if (order != 0) return order;
  return (a.len > b.len) - (a.len < b.len);
}

Slice slice_sub(Slice text, size_t start, size_t end) {
  if (end > text.len) end = text.len;
  if (start > end) start = end;
  return (Slice){text.ptr == NULL ? NULL : text.ptr + start, end - start};
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

Slice slice_trim(Slice text) {
  while (text.len > 0 && is_space(text.ptr[0])) text = slice_sub(text, 1, text.len);
  while (text.len > 0 && is_space(text.ptr[text.len - 1])) text.len--;
  return text;
}

size_t slice_find(Slice text, Slice needle, size_t from) {
  if (needle.len == 0) return from < text.len ? from : text.len;
  while (from + needle.len <= text.len) {
    const char *hit = memchr(text.ptr + from, needle.ptr[0], text.len - from - needle.len + 1);
    if (hit == NULL) break;
    if (memcmp(hit, needle.ptr, needle.len) == 0) return (size_t)(hit - text.ptr);
    from = (size_t)(hit - text.ptr) + 1;
  }
  return text.len;
}

bool slice_split(Slice *rest, char separator, Slice *part) {
  if (rest->ptr == NULL) return false;
  const char *hit = rest->len == 0 ? NULL : memchr(rest->ptr, separator, rest->len);
  if (hit == NULL) {
    *part = *rest;
    *rest = (Slice){NULL, 0};
    return true;
  }
  size_t length = (size_t)(hit - rest->ptr);
  *part = slice_sub(*rest, 0, length);
  *rest = slice_sub(*rest, length + 1, rest->len);
  return true;
}

bool slice_parse_u32(Slice text, uint32_t *value) {
  uint64_t number = 0;
  if (text.len == 0) return false;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] < '0' || text.ptr[i] > '9') return false;
    number = number * 10 + (uint64_t)(text.ptr[i] - '0');
    if (number > UINT32_MAX) return false;
  }
  *value = (uint32_t)number;
  return true;
}

/* FNV-1a: names are short, and no table here is fed by an adversary that gains from collisions
 * beyond slowing their own editor. */
uint64_t slice_hash(Slice text) {
  uint64_t hash = 14695981039346656037u;
  for (size_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * 1099511628211u;
  return hash;
}
