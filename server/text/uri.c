#include "text/uri.h"

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void add_lower(Buffer *out, Slice text) {
  for (size_t i = 0; i < text.len; i++) buffer_add_char(out, lower(text.ptr[i]));
}

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that the escape at `i` stands for, or -1 where there is none. */
static int escaped_byte(Slice text, size_t i) {
  if (text.ptr[i] != '%' || i + 2 >= text.len) return -1;
  int high = hex_value(text.ptr[i + 1]);
  int low = hex_value(text.ptr[i + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* In a file's path every character is part of a name, escaped or not. Elsewhere `#`, `?` and `/`
 * mean something else when they are escaped, and `%` must then stay as well, to keep the two apart.
 */
static bool is_undone(int byte, bool is_file) {
  if (byte < 0) return false;
  return is_file || (byte != '#' && byte != '?' && byte != '/' && byte != '%');
}

static void add_path(Buffer *out, Slice path, bool is_file) {
  for (size_t i = 0; i < path.len; i++) {
    int byte = escaped_byte(path, i);
    if (is_undone(byte, is_file)) {
      buffer_add_char(out, (char)byte);
      i += 2;
    } else {
      buffer_add_char(out, path.ptr[i]);
    }
  }
}

/* "/C:/x" and "/c:/x" are the same file; `start` is where the path begins in `out`. */
static void lower_drive(Buffer *out, size_t start) {
  char *path = out->ptr + start;
  if (out->len - start < 3 || path[0] != '/' || !is_letter(path[1]) || path[2] != ':') return;
  path[1] = lower(path[1]);
}

void uri_add_key(Slice uri, Buffer *out) {
  size_t colon = slice_find(uri, SLICE(":"), 0);
  if (colon == uri.len) {
    buffer_add(out, uri);
    return;
  }
  size_t scheme_start = out->len;
  add_lower(out, slice_sub(uri, 0, colon + 1));
  bool is_file = slice_is(slice_sub(buffer_slice(out), scheme_start, out->len), "file:");
  Slice rest = slice_sub(uri, colon + 1, uri.len);
  if (slice_starts_with(rest, SLICE("//"))) {
    size_t path = slice_find(rest, SLICE("/"), 2);
    Slice host = slice_sub(rest, 2, path);
    buffer_add(out, SLICE("//"));
    if (!is_file || !slice_is(host, "localhost")) add_lower(out, host);
    rest = slice_sub(rest, path, rest.len);
  } else if (is_file) {
    buffer_add(out, SLICE("//"));
  }
  size_t path_start = out->len;
  add_path(out, rest, is_file);
  if (is_file) lower_drive(out, path_start);
}

bool uri_add_path(Slice uri, Buffer *out) {
  Buffer key = {0};
  uri_add_key(uri, &key);
  Slice prefix = SLICE("file:///");
  bool is_file = slice_starts_with(buffer_slice(&key), prefix);
  if (is_file) buffer_add(out, slice_sub(buffer_slice(&key), prefix.len - 1, key.len));
  buffer_release(&key);
  return is_file;
}

static bool is_unreserved(char c) {
  bool is_mark = c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
  return is_letter(c) || (c >= '0' && c <= '9') || is_mark;
}

void uri_add_file(Slice path, Buffer *out) {
  buffer_add(out, SLICE("file://"));
  for (size_t i = 0; i < path.len; i++) {
    if (is_unreserved(path.ptr[i]))
      buffer_add_char(out, path.ptr[i]);
    else
      buffer_add_format(out, "%%%02X", (unsigned)(unsigned char)path.ptr[i]);
  }
}
