#include "base/glob.h"

#include "base/utf8.h"

/* A `[...]` at the front of `pattern`: whether `c` is one of it, and its length; 0 where the
 * bracket does not close, so that it stands for itself. */
static bool set_has(Slice pattern, uint32_t c, size_t *length) {
  size_t at = 1;
  bool is_negated = at < pattern.len && pattern.ptr[at] == '!';
  if (is_negated) at++;
  size_t first = at;
  bool is_in = false;
  *length = 0;
  while (at < pattern.len && (pattern.ptr[at] != ']' || at == first)) {
    Utf8Char low = utf8_next(slice_sub(pattern, at, pattern.len));
    Utf8Char high = low;
    at += low.bytes;
    bool is_range = at + 1 < pattern.len && pattern.ptr[at] == '-' && pattern.ptr[at + 1] != ']';
    if (is_range) {
      high = utf8_next(slice_sub(pattern, at + 1, pattern.len));
      at += 1 + high.bytes;
    }
    if (low.code_point <= c && c <= high.code_point) is_in = true;
  }
  if (at >= pattern.len) return false;
  *length = at + 1;
  return is_in != is_negated;
}

/* Whether the pattern's next part fits the character `c`; `length` is how long that part is. */
static bool part_fits(Slice pattern, Utf8Char c, size_t *length) {
  Utf8Char part = utf8_next(pattern);
  *length = part.bytes;
  if (part.code_point == '?') return true;
  if (part.code_point == '[') {
    size_t set;
    bool is_in = set_has(pattern, c.code_point, &set);
    if (set > 0) *length = set;
    if (set > 0) return is_in;
  }
  return part.code_point == c.code_point;
}

/* One star is tried again further on; an earlier one never has to be. */
bool glob_matches(Slice pattern, Slice text) {
  size_t p = 0;
  size_t t = 0;
  size_t star = pattern.len; /* behind the last `*`; the pattern's length: there was none */
  size_t tried = 0;
  bool has_star = false;
  while (t < text.len) {
    Utf8Char c = utf8_next(slice_sub(text, t, text.len));
    size_t length = 0;
    if (p < pattern.len && pattern.ptr[p] == '*') {
      star = ++p;
      tried = t;
      has_star = true;
    } else if (p < pattern.len && part_fits(slice_sub(pattern, p, pattern.len), c, &length)) {
      p += length;
      t += c.bytes;
    } else if (has_star) {
      tried += utf8_next(slice_sub(text, tried, text.len)).bytes;
      t = tried;
      p = star;
    } else {
      return false;
    }
  }
  while (p < pattern.len && pattern.ptr[p] == '*') p++;
  return p == pattern.len;
}
