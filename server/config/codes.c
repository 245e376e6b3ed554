#include "config/codes.h"

size_t codes_longest(SliceList codes, Slice code) {
  size_t longest = 0;
  for (uint32_t i = 0; i < codes.count; i++) {
    Slice entry = codes.items[i];
    size_t match = slice_starts_with(code, entry) ? entry.len + 1 : 0;
    if (slice_is(entry, "ALL")) match = 1;
    if (match > longest) longest = match;
  }
  return longest;
}
