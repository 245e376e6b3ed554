#include "cards/regex_escape.h"

#include <string.h>

#include "base/utf8.h"

static const RegexEscape bad = {ESCAPE_BAD, 0, 0};

static bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static char at(Slice text, size_t i) {
  return i < text.len ? text.ptr[i] : '\0';
}

static RegexEscape hexadecimal(Slice text, uint32_t digits) {
  uint32_t number = 0;
  for (uint32_t i = 2; i < 2 + digits; i++) {
    char c = at(text, i);
    char small = (char)(c | 0x20);
    uint32_t digit = 0;
    if (is_digit(c))
      digit = (uint32_t)(c - '0');
    else if (small >= 'a' && small <= 'f')
      digit = (uint32_t)(small - 'a' + 10);
    else
      return bad;
    number = number << 4 | digit;
  }
  if (number > 0x10ffff) return bad;
  return (RegexEscape){ESCAPE_CHARACTER, number, 2 + digits};
}

/* \0, \07, \012: up to two octal digits behind the zero. */
static RegexEscape zero(Slice text) {
  uint32_t number = 0;
  uint32_t i = 2;
  for (; i < 4 && is_octal(at(text, i)); i++) number = number << 3 | (uint32_t)(text.ptr[i] - '0');
  return (RegexEscape){ESCAPE_CHARACTER, number, i};
}

/* Three octal digits are a character, one or two digits a group. */
static RegexEscape number(Slice text) {
  bool is_three = is_octal(at(text, 1)) && is_octal(at(text, 2)) && is_octal(at(text, 3));
  if (is_three) {
    uint32_t value = (uint32_t)(text.ptr[1] - '0') << 6 | (uint32_t)(text.ptr[2] - '0') << 3 |
                     (uint32_t)(text.ptr[3] - '0');
    return value > 0377 ? bad : (RegexEscape){ESCAPE_CHARACTER, value, 4};
  }
  uint32_t value = (uint32_t)(text.ptr[1] - '0');
  if (!is_digit(at(text, 2))) return (RegexEscape){ESCAPE_GROUP, value, 2};
  return (RegexEscape){ESCAPE_GROUP, value * 10 + (uint32_t)(text.ptr[2] - '0'), 3};
}

/* Within a class digits are octal, and nothing else. */
static RegexEscape number_in_class(Slice text) {
  if (!is_octal(text.ptr[1])) return bad;
  uint32_t value = 0;
  uint32_t i = 1;
  for (; i < 4 && is_octal(at(text, i)); i++) value = value << 3 | (uint32_t)(text.ptr[i] - '0');
  return value > 0377 ? bad : (RegexEscape){ESCAPE_CHARACTER, value, i};
}

RegexEscape regex_escape(Slice text, bool is_bytes, bool is_in_class) {
  static const char from[] = "afnrtv";
  static const char to[] = "\a\f\n\r\t\v";
  if (text.len < 2) return bad;
  char c = text.ptr[1];
  if (c == '\0') return bad;
  if (is_digit(c) && is_in_class) return number_in_class(text);
  if (c == '0') return zero(text);
  if (is_digit(c)) return number(text);
  const char *control = strchr(from, c);
  if (control != NULL) return (RegexEscape){ESCAPE_CHARACTER, (unsigned char)to[control - from], 2};
  if (c == 'b' && is_in_class) return (RegexEscape){ESCAPE_CHARACTER, '\b', 2};
  if (strchr("dDsSwW", c) != NULL) return (RegexEscape){ESCAPE_CATEGORY, (unsigned char)c, 2};
  if (strchr("AZbB", c) != NULL)
    return is_in_class ? bad : (RegexEscape){ESCAPE_PLACE, (unsigned char)c, 2};
  if (c == 'x') return hexadecimal(text, 2);
  if (c == 'u' && !is_bytes) return hexadecimal(text, 4);
  if (c == 'U' && !is_bytes) return hexadecimal(text, 8);
  bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (is_letter) return bad;
  Utf8Char next = utf8_next(slice_sub(text, 1, text.len));
  return (RegexEscape){ESCAPE_CHARACTER, next.code_point, 1 + next.bytes};
}

/* A character or category at the front of `inner`, which is moved behind it. */
static bool take_one(Slice *inner, bool is_bytes, RegexMember *member) {
  if (inner->len == 0) return false;
  if (inner->ptr[0] != '\\') {
    Utf8Char next = utf8_next(*inner);
    *member = (RegexMember){next.code_point, next.code_point, 0};
    *inner = slice_sub(*inner, next.bytes, inner->len);
    return true;
  }
  RegexEscape escape = regex_escape(*inner, is_bytes, true);
  *inner = slice_sub(*inner, escape.bytes, inner->len);
  if (escape.kind == ESCAPE_CATEGORY)
    *member = (RegexMember){.category = (char)escape.value};
  else
    *member = (RegexMember){escape.value, escape.value, 0};
  return escape.kind == ESCAPE_CATEGORY || escape.kind == ESCAPE_CHARACTER;
}

/* False too where a range is wrong; then `inner` is not empty. */
bool regex_next_member(Slice *inner, bool is_bytes, RegexMember *member) {
  if (inner->len == 0) return false;
  Slice whole = *inner;
  if (!take_one(inner, is_bytes, member)) {
    *inner = whole;
    return false;
  }
  if (inner->len < 2 || inner->ptr[0] != '-') return true;
  Slice rest = slice_sub(*inner, 1, inner->len);
  RegexMember last;
  bool is_range = take_one(&rest, is_bytes, &last) && member->category == 0 && last.category == 0 &&
                  last.first >= member->first;
  if (!is_range) {
    *inner = whole;
    return false;
  }
  member->last = last.first;
  *inner = rest;
  return true;
}
