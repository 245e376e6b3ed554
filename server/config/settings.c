#include "config/settings.h"

enum { PEP8_LINE_LENGTH = 79 };

Settings settings_default(void) {
  return (Settings){.lint = true, .line_length = PEP8_LINE_LENGTH, .hover_level = CARD_BRIEF};
}

/* One more than the length of the longest prefix of `code` on the list; 0 when there is none. */
static size_t longest_match(SliceList prefixes, Slice code) {
  size_t longest = 0;
  for (uint32_t i = 0; i < prefixes.count; i++) {
    Slice prefix = prefixes.items[i];
    size_t match = slice_starts_with(code, prefix) ? prefix.len + 1 : 0;
    if (slice_is(prefix, "ALL")) match = 1;
    if (match > longest) longest = match;
  }
  return longest;
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

bool settings_selects(const Settings *settings, Slice code, bool is_default) {
  size_t selected = longest_match(settings->extend_select, code);
  selected = larger(selected, longest_match(settings->select, code));
  if (settings->select.count == 0 && is_default) selected = larger(selected, 1);
  size_t ignored = longest_match(settings->ignore, code);
  ignored = larger(ignored, longest_match(settings->extend_ignore, code));
  return selected > ignored;
}
