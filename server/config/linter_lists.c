#include "config/linter_lists.h"

#include <string.h>

enum { CODES_AT_MOST = 256 };

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* How many brackets of the line stay open; what is in a comment does not count. */
static int open_brackets(Slice line) {
  int open = 0;
  for (size_t i = 0; i < line.len && line.ptr[i] != '#'; i++)
    open += line.ptr[i] == '[' ? 1 : line.ptr[i] == ']' ? -1 : 0;
  return open;
}

/* Where the value that begins in `line` ends, from the start of `line`: a list goes on until it is
 * closed, any other value over lines that are indented. */
static size_t value_length(Slice line, Slice rest) {
  int open = open_brackets(line);
  const char *end = line.ptr + line.len;
  Slice next;
  while (slice_split(&rest, '\n', &next)) {
    bool goes_on = open > 0 || (next.len > 0 && is_blank(next.ptr[0]));
    bool is_header = next.len > 0 && next.ptr[0] == '[';
    if (!goes_on || is_header) break;
    open += open_brackets(next);
    end = next.ptr + next.len;
  }
  return (size_t)(end - line.ptr);
}

static size_t find_sign(Slice line) {
  size_t equals = slice_find(line, SLICE("="), 0);
  size_t colon = slice_find(line, SLICE(":"), 0);
  return equals < colon ? equals : colon;
}

bool linter_entry_next(Slice *rest, LinterEntry *entry) {
  Slice line;
  while (slice_split(rest, '\n', &line)) {
    Slice text = slice_trim(line);
    if (text.len == 0 || text.ptr[0] == '#' || text.ptr[0] == ';') continue;
    if (text.ptr[0] == '[') {
      size_t end = slice_find(text, SLICE("]"), 0);
      *entry = (LinterEntry){.section = slice_trim(slice_sub(text, 1, end))};
      return true;
    }
    size_t sign = find_sign(line);
    if (sign == line.len) continue;
    size_t length = value_length(line, *rest);
    Slice whole = {line.ptr, length};
    entry->key = slice_trim(slice_sub(line, 0, sign));
    entry->value = slice_sub(whole, sign + 1, length);
    size_t extra = length - line.len;
    if (extra > 0) *rest = slice_sub(*rest, extra, rest->len);
    return true;
  }
  return false;
}

SliceList linter_codes(Slice value, Arena *arena) {
  Slice codes[CODES_AT_MOST];
  uint32_t count = 0;
  for (size_t at = 0; at < value.len && count < CODES_AT_MOST;) {
    if (value.ptr[at] == '#') at = slice_find(value, SLICE("\n"), at);
    size_t start = at;
    while (at < value.len && is_capital(value.ptr[at])) at++;
    while (at > start && at < value.len && is_digit(value.ptr[at])) at++;
    if (at > start)
      codes[count++] = slice_sub(value, start, at);
    else
      at++;
  }
  Slice *items = ARENA_ARRAY(arena, Slice, count);
  for (uint32_t i = 0; i < count; i++) items[i] = arena_copy(arena, codes[i]);
  return (SliceList){items, count};
}
