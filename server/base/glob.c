#include "base/glob.h"

#include "base/utf8.h"

enum { ALTERNATIVES_AT_MOST = 64 };

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

/* The last star that was met: what it stands for grows until the rest fits. */
typedef struct Star {
  bool is_there;
  bool is_folders; /* `**` before a slash: it grows by whole folders */
  size_t behind; /* where the pattern goes on */
  size_t end; /* of what it stands for, in the text */
} Star;

static Star star_at(Slice pattern, size_t p, size_t t) {
  bool is_part = p == 0 || pattern.ptr[p - 1] == '/';
  bool is_folders = is_part && slice_starts_with(slice_sub(pattern, p, pattern.len), SLICE("**/"));
  return (Star){true, is_folders, p + (is_folders ? 3 : 1), t};
}

/* False where it cannot. */
static bool star_grow(Star *star, Slice text) {
  if (!star->is_there) return false;
  if (!star->is_folders) {
    star->end += utf8_next(slice_sub(text, star->end, text.len)).bytes;
    return true;
  }
  size_t slash = slice_find(text, SLICE("/"), star->end);
  star->end = slash + 1;
  return slash < text.len;
}

/* One star is tried again further on; an earlier one never has to be. */
bool glob_matches(Slice pattern, Slice text) {
  size_t p = 0;
  size_t t = 0;
  Star star = {0};
  while (t < text.len) {
    Utf8Char c = utf8_next(slice_sub(text, t, text.len));
    size_t length = 0;
    if (p < pattern.len && pattern.ptr[p] == '*') {
      star = star_at(pattern, p, t);
      p = star.behind;
    } else if (p < pattern.len && part_fits(slice_sub(pattern, p, pattern.len), c, &length)) {
      p += length;
      t += c.bytes;
    } else if (star_grow(&star, text)) {
      t = star.end;
      p = star.behind;
    } else {
      return false;
    }
  }
  while (p < pattern.len && pattern.ptr[p] == '*') p++;
  return p == pattern.len;
}

/* The pattern's first `{...}` with its parts; false where there is none. */
static bool find_braces(Slice pattern, size_t *open, size_t *close) {
  *open = slice_find(pattern, SLICE("{"), 0);
  *close = slice_find(pattern, SLICE("}"), *open);
  return *close < pattern.len;
}

SliceList glob_alternatives(Slice pattern, Arena *arena) {
  Slice *found = ARENA_ARRAY(arena, Slice, ALTERNATIVES_AT_MOST);
  uint32_t count = 0;
  found[count++] = pattern;
  for (uint32_t i = 0; i < count;) {
    size_t open;
    size_t close;
    if (!find_braces(found[i], &open, &close)) {
      i++;
      continue;
    }
    Slice whole = found[i];
    Slice parts = slice_sub(whole, open + 1, close);
    bool is_first = true;
    for (Slice part; slice_split(&parts, ',', &part) || is_first; is_first = false) {
      if (!is_first && count == ALTERNATIVES_AT_MOST) break;
      found[is_first ? i : count++] =
          arena_format(arena, "%.*s%.*s%.*s", (int)open, whole.ptr, (int)part.len, part.ptr,
                       (int)(whole.len - close - 1), whole.ptr + close + 1);
    }
  }
  return (SliceList){found, count};
}
