#include "transport/framing.h"

static const Slice length_name = SLICE_INIT("content-length");
static const Slice type_name = SLICE_INIT("content-type");

typedef struct Header {
  bool has_length;
  bool has_duplicate_length;
  uint64_t length;
  Slice foreign_charset;
} Header;

/* Where `needle` first stands at or after `from`, in any case; text.len when it does not. */
static size_t find_ignoring_case(Slice text, Slice needle, size_t from) {
  for (; from + needle.len <= text.len; from++) {
    if ((text.ptr[from] | 0x20) != needle.ptr[0]) continue;
    if (slice_equal_ignoring_case(slice_sub(text, from, from + needle.len), needle)) return from;
  }
  return text.len;
}

/* The offset just after the empty line that ends the header; 0 when it has not arrived yet. */
static size_t header_size(Slice bytes) {
  for (size_t i = 0; i < bytes.len && i < FRAMING_HEADER_LIMIT; i++) {
    if (bytes.ptr[i] != '\n') continue;
    size_t next = i + 1;
    if (next < bytes.len && bytes.ptr[next] == '\r') next++;
    if (next < bytes.len && bytes.ptr[next] == '\n') return next + 1;
  }
  return 0;
}

/* False where the value is no plain number. Numbers beyond 64 bits stay at the largest one. */
static bool parse_length(Slice value, uint64_t *length) {
  if (value.len == 0) return false;
  uint64_t number = 0;
  for (size_t i = 0; i < value.len; i++) {
    if (value.ptr[i] < '0' || value.ptr[i] > '9') return false;
    uint64_t digit = (uint64_t)(value.ptr[i] - '0');
    number = number > (UINT64_MAX - digit) / 10 ? UINT64_MAX : number * 10 + digit;
  }
  *length = number;
  return true;
}

/* The charset that a Content-Type asks for, where that is not UTF-8. */
static Slice foreign_charset(Slice content_type) {
  Slice mark = SLICE("charset=");
  size_t start = find_ignoring_case(content_type, mark, 0);
  if (start == content_type.len) return (Slice){NULL, 0};
  Slice rest = slice_sub(content_type, start + mark.len, content_type.len);
  Slice name = rest;
  slice_split(&rest, ';', &name);
  name = slice_trim(name);
  if (name.len >= 2 && name.ptr[0] == '"') name = slice_sub(name, 1, name.len - 1);
  bool is_utf8 = slice_equal_ignoring_case(name, SLICE("utf-8")) ||
                 slice_equal_ignoring_case(name, SLICE("utf8"));
  return is_utf8 ? (Slice){NULL, 0} : name;
}

static void read_line(Header *header, Slice line) {
  Slice value = line;
  Slice name;
  if (!slice_split(&value, ':', &name) || value.ptr == NULL) return;
  name = slice_trim(name);
  value = slice_trim(value);
  if (slice_equal_ignoring_case(name, type_name)) header->foreign_charset = foreign_charset(value);
  if (!slice_equal_ignoring_case(name, length_name)) return;
  uint64_t length;
  if (!parse_length(value, &length)) return;
  header->has_duplicate_length = header->has_length;
  header->has_length = true;
  header->length = length;
}

static Header read_header(Slice bytes) {
  Header header = {0};
  Slice line;
  while (slice_split(&bytes, '\n', &line)) read_line(&header, line);
  return header;
}

/* Drops bytes up to where the next header may begin, at most `limit`. */
static Frame bad(Slice bytes, size_t limit) {
  size_t next = find_ignoring_case(slice_sub(bytes, 0, limit), length_name, 1);
  return (Frame){.status = FRAME_BAD, .consumed = next};
}

Frame framing_next(Slice bytes) {
  size_t blank = 0;
  while (blank < bytes.len && (bytes.ptr[blank] == '\r' || bytes.ptr[blank] == '\n')) blank++;
  if (blank > 0) return (Frame){.status = FRAME_BLANK, .consumed = blank};

  size_t size = header_size(bytes);
  if (size == 0 && bytes.len < FRAMING_HEADER_LIMIT) return (Frame){.status = FRAME_PARTIAL};
  /* The last bytes may be the first ones of a header's name. */
  if (size == 0) return bad(bytes, bytes.len - length_name.len);

  Header header = read_header(slice_sub(bytes, 0, size));
  if (!header.has_length) return bad(bytes, size);
  if (header.length > FRAMING_BODY_LIMIT)
    return (Frame){.status = FRAME_TOO_LARGE, .consumed = size};
  if (bytes.len - size < header.length) return (Frame){.status = FRAME_PARTIAL};

  size_t end = size + (size_t)header.length;
  return (Frame){.status = FRAME_MESSAGE,
                 .consumed = end,
                 .body = slice_sub(bytes, size, end),
                 .foreign_charset = header.foreign_charset,
                 .has_duplicate_length = header.has_duplicate_length};
}
