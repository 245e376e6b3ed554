#include "rpc/member.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(Slice json, size_t i) {
  while (i < json.len && is_blank(json.ptr[i])) i++;
  return i;
}

/* Past the string that begins at `i`; the end of the text where it is not closed. */
static size_t skip_string(Slice json, size_t i) {
  for (i++; i < json.len && json.ptr[i] != '"'; i++)
    if (json.ptr[i] == '\\') i++;
  return i < json.len ? i + 1 : json.len;
}

/* The end of the value at `i`: the comma or bracket that follows it. */
static size_t skip_value(Slice json, size_t i) {
  size_t depth = 0;
  while (i < json.len) {
    switch (json.ptr[i]) {
    case '"': i = skip_string(json, i); continue;
    case '{':
    case '[': depth++; break;
    case '}':
    case ']':
      if (depth == 0) return i;
      depth--;
      break;
    case ',':
      if (depth == 0) return i;
      break;
    default: break;
    }
    i++;
  }
  return json.len;
}

Slice member_find(Slice json, Slice name) {
  Slice found = {NULL, 0};
  size_t i = slice_find(json, SLICE("{"), 0) + 1;
  while ((i = skip_blanks(json, i)) < json.len && json.ptr[i] == '"') {
    size_t key_end = skip_string(json, i);
    Slice key = slice_sub(json, i + 1, key_end - 1);
    i = skip_blanks(json, key_end);
    if (i >= json.len || json.ptr[i] != ':') return found;
    size_t start = skip_blanks(json, i + 1);
    i = skip_value(json, start);
    if (slice_equal(key, name)) found = slice_trim(slice_sub(json, start, i));
    if (i < json.len && json.ptr[i] == ',') i++;
  }
  return found;
}
