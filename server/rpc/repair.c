#include "rpc/repair.h"

#include "base/utf8.h"

/* From this many digits on, a number may lie beyond 2^63. */
enum { RISKY_DIGITS = 19 };
enum { ESCAPE_LENGTH = 6, PAIR_LENGTH = 12 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/* The unit that the `\uXXXX` at `i` stands for, or -1 where there is no such escape. */
static int escaped_unit(Slice json, size_t i) {
  if (i + ESCAPE_LENGTH > json.len || json.ptr[i] != '\\' || json.ptr[i + 1] != 'u') return -1;
  int unit = 0;
  for (size_t k = i + 2; k < i + ESCAPE_LENGTH; k++) {
    int digit = hex_value(json.ptr[k]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/* Adds the escape at `i` (or a surrogate pair of two) and returns how many bytes it took. */
static size_t add_escape(Slice json, size_t i, Buffer *out) {
  int unit = escaped_unit(json, i);
  bool is_surrogate = unit >= 0xD800 && unit <= 0xDFFF;
  if (!is_surrogate) {
    Slice escape = slice_sub(json, i, i + 2);
    buffer_add(out, escape);
    return escape.len;
  }
  int second = escaped_unit(json, i + ESCAPE_LENGTH);
  if (unit < 0xDC00 && second >= 0xDC00 && second <= 0xDFFF) {
    buffer_add(out, slice_sub(json, i, i + PAIR_LENGTH));
    return PAIR_LENGTH;
  }
  buffer_add(out, SLICE("\\ufffd"));
  return ESCAPE_LENGTH;
}

static size_t add_character(Slice json, size_t i, Buffer *out) {
  Utf8Char c = utf8_next(slice_sub(json, i, json.len));
  bool is_malformed = c.bytes == 1 && c.code_point > 0x7F;
  buffer_add(out, is_malformed ? SLICE("\xEF\xBF\xBD") : slice_sub(json, i, i + c.bytes));
  return c.bytes;
}

static size_t add_digits(Slice json, size_t i, Buffer *out) {
  size_t end = i;
  while (end < json.len && is_digit(json.ptr[end])) end++;
  buffer_add(out, slice_sub(json, i, end));
  char next = end < json.len ? json.ptr[end] : ',';
  bool is_integer = next != '.' && next != 'e' && next != 'E';
  if (is_integer && end - i >= RISKY_DIGITS) buffer_add(out, SLICE("e0"));
  return end - i;
}

void repair_json(Slice json, Buffer *out) {
  bool is_in_string = false;
  size_t i = utf8_mark_length(json);
  while (i < json.len) {
    char c = json.ptr[i];
    if (is_in_string && c == '\\') {
      i += add_escape(json, i, out);
    } else if (!is_in_string && is_digit(c)) {
      i += add_digits(json, i, out);
    } else {
      if (c == '"') is_in_string = !is_in_string;
      i += add_character(json, i, out);
    }
  }
}
