#include "text/source_encoding.h"

#include <ctype.h>

#include "base/utf8.h"
#include "text/lines.h"

typedef enum SourceEncoding {
  SOURCE_UTF8,
  SOURCE_ASCII,
  SOURCE_LATIN1,
  SOURCE_OTHER
} SourceEncoding;

/* The names under which Python knows them, in small letters and with `-` for `_`. */
static const struct {
  const char *name;
  SourceEncoding encoding;
} known_names[] = {
    {"", SOURCE_UTF8},
    {"utf-8", SOURCE_UTF8},
    {"utf8", SOURCE_UTF8},
    {"utf-8-sig", SOURCE_UTF8},
    {"u8", SOURCE_UTF8},
    {"ascii", SOURCE_ASCII},
    {"us-ascii", SOURCE_ASCII},
    {"646", SOURCE_ASCII},
    {"latin-1", SOURCE_LATIN1},
    {"latin1", SOURCE_LATIN1},
    {"latin", SOURCE_LATIN1},
    {"l1", SOURCE_LATIN1},
    {"iso-8859-1", SOURCE_LATIN1},
    {"iso8859-1", SOURCE_LATIN1},
    {"iso-latin-1", SOURCE_LATIN1},
    {"8859", SOURCE_LATIN1},
    {"cp819", SOURCE_LATIN1},
};

static bool is_name_char(char c) {
  return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

Slice source_encoding_in_comment(Slice comment) {
  static const Slice word = SLICE_INIT("coding");
  for (size_t at = slice_find(comment, word, 0); at < comment.len;
       at = slice_find(comment, word, at + 1)) {
    size_t start = at + word.len;
    if (start == comment.len || (comment.ptr[start] != ':' && comment.ptr[start] != '=')) continue;
    start++;
    while (start < comment.len && (comment.ptr[start] == ' ' || comment.ptr[start] == '\t'))
      start++;
    size_t end = start;
    while (end < comment.len && is_name_char(comment.ptr[end])) end++;
    if (end > start) return slice_sub(comment, start, end);
  }
  return SLICE("");
}

/* The second line counts where the first has no code. */
static Slice declared_name(Slice source) {
  uint32_t start = 0;
  for (int line = 0; line < 2; line++) {
    Slice text = slice_trim(slice_sub(source, start, lines_end(source, start)));
    bool is_comment = slice_starts_with(text, SLICE("#"));
    Slice name = is_comment ? source_encoding_in_comment(text) : SLICE("");
    if (name.len > 0) return name;
    if (text.len > 0 && !is_comment) break;
    start = lines_next(source, start);
  }
  return SLICE("");
}

static bool is_same_name(Slice name, const char *known) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i] == '_' ? '-' : (char)tolower((unsigned char)name.ptr[i]);
    if (c != known[i]) return false; /* at its end, too */
  }
  return known[name.len] == '\0';
}

static SourceEncoding encoding_called(Slice name) {
  for (size_t i = 0; i < sizeof known_names / sizeof known_names[0]; i++)
    if (is_same_name(name, known_names[i].name)) return known_names[i].encoding;
  return SOURCE_OTHER;
}

static void decode_latin1(Buffer *source) {
  Buffer text;
  buffer_init(&text);
  for (size_t i = 0; i < source->len; i++) {
    unsigned char byte = (unsigned char)source->ptr[i];
    if (byte >= 0x80) buffer_add_char(&text, (char)(0xC0 | byte >> 6));
    buffer_add_char(&text, (char)(byte < 0x80 ? byte : 0x80 | (byte & 0x3F)));
  }
  buffer_release(source);
  *source = text;
}

void source_encoding_add_latin1(Slice text, Buffer *out) {
  for (size_t i = 0; i < text.len;) {
    Utf8Char next = utf8_next(slice_sub(text, i, text.len));
    buffer_add_char(out, (char)next.code_point);
    i += next.bytes;
  }
}

SourceDecoding source_encoding_decode(Buffer *source) {
  Slice bytes = buffer_slice(source);
  size_t ascii = utf8_ascii_length(bytes);
  /* What is not known here is read as long as nothing but ASCII stands in it. */
  if (ascii == bytes.len) return (SourceDecoding){0};
  size_t mark = utf8_mark_length(bytes);
  SourceEncoding encoding = encoding_called(declared_name(slice_sub(bytes, mark, bytes.len)));
  if (mark > 0 && encoding != SOURCE_UTF8)
    return (SourceDecoding){.error = "its byte order mark says UTF-8, its first lines do not"};
  switch (encoding) {
  case SOURCE_UTF8: {
    size_t valid = utf8_valid_length(bytes);
    if (valid == bytes.len) return (SourceDecoding){0};
    return (SourceDecoding){.error = "not valid UTF-8", .error_at = valid};
  }
  case SOURCE_ASCII:
    return (SourceDecoding){.error = "not ASCII, which its first lines declare", .error_at = ascii};
  case SOURCE_LATIN1: decode_latin1(source); return (SourceDecoding){.is_latin1 = true};
  default:
    return (SourceDecoding){.error =
                                "its first lines declare an encoding that pylore does not know",
                            .error_at = ascii};
  }
}
