#include "base/json.h"

#include "base/utf8.h"

static const char hex_digits[] = "0123456789abcdef";

/* The letter that stands after the backslash for a character with a short escape, else 0. */
static char short_escape(char c) {
  switch (c) {
  case '"': return '"';
  case '\\': return '\\';
  case '\n': return 'n';
  case '\r': return 'r';
  case '\t': return 't';
  case '\b': return 'b';
  case '\f': return 'f';
  default: return 0;
  }
}

/* A character that must not stand in a JSON string as it is. */
static void add_escaped(Buffer *out, char c) {
  char escape = short_escape(c);
  buffer_add_char(out, '\\');
  if (escape != 0) {
    buffer_add_char(out, escape);
    return;
  }
  buffer_add(out, SLICE("u00"));
  buffer_add_char(out, hex_digits[(unsigned char)c >> 4]);
  buffer_add_char(out, hex_digits[(unsigned char)c & 15]);
}

/* The end of the run of characters from `start` on that stand in a JSON string as they are. */
static size_t skip_plain(Slice text, size_t start) {
  size_t end = start;
  for (; end < text.len; end++) {
    unsigned char c = (unsigned char)text.ptr[end];
    if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\') break;
  }
  return end;
}

void json_add_string(Buffer *out, Slice text) {
  buffer_add_char(out, '"');
  for (size_t i = 0; i < text.len;) {
    size_t plain_end = skip_plain(text, i);
    buffer_add(out, slice_sub(text, i, plain_end));
    i = plain_end;
    if (i == text.len) break;
    if ((unsigned char)text.ptr[i] < 0x80) {
      add_escaped(out, text.ptr[i++]);
      continue;
    }
    Utf8Char c = utf8_next(slice_sub(text, i, text.len));
    buffer_add(out, c.bytes == 1 ? SLICE("\xEF\xBF\xBD") : slice_sub(text, i, i + c.bytes));
    i += c.bytes;
  }
  buffer_add_char(out, '"');
}

void json_add_comma(Buffer *out) {
  if (out->len == 0) return;
  /* An opening bracket at the end is never part of a string: those end with their quote. */
  char last = out->ptr[out->len - 1];
  if (last != '{' && last != '[' && last != ':' && last != '\n') buffer_add_char(out, ',');
}

void json_add_key(Buffer *out, const char *key) {
  json_add_comma(out);
  buffer_add_char(out, '"');
  buffer_add(out, slice_from_cstr(key));
  buffer_add(out, SLICE("\":"));
}

void json_add_text(Buffer *out, const char *key, Slice text) {
  json_add_key(out, key);
  json_add_string(out, text);
}

void json_add_number(Buffer *out, const char *key, uint64_t number) {
  json_add_key(out, key);
  buffer_add_u64(out, number);
}

void json_add_bool(Buffer *out, const char *key, bool value) {
  json_add_key(out, key);
  buffer_add(out, value ? SLICE("true") : SLICE("false"));
}
