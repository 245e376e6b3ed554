#include "base/word_list.h"

bool word_list_has(const char *words, Slice word) {
  if (word.len == 0) return false;
  Slice rest = slice_from_cstr(words);
  Slice part;
  while (slice_split(&rest, ' ', &part))
    if (slice_equal(part, word)) return true;
  return false;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool stands_at(Slice part, Slice text, size_t at) {
  if (part.len > text.len - at) return false;
  for (size_t i = 0; i < part.len; i++)
    if (lower(text.ptr[at + i]) != part.ptr[i]) return false;
  return true;
}

bool word_list_has_part(const char *words, Slice text, bool is_end) {
  Slice rest = slice_from_cstr(words);
  Slice part;
  while (slice_split(&rest, ' ', &part)) {
    if (part.len > text.len) continue;
    size_t last = text.len - part.len;
    for (size_t at = is_end ? last : 0; at <= last; at++)
      if (stands_at(part, text, at)) return true;
  }
  return false;
}
