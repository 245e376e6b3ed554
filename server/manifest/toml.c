/* TOML, read as far as the keys of a place need it. What is broken ends at its line: a string that
 * does not close, and a list or inline table below which a header or a key stands at the front of a
 * line.
 *   source  TOML 1.0. */
#include "manifest/readers.h"

#include <string.h>

enum { DEPTH_AT_MOST = 32 };

/* A list or an inline table that is open; `keys` is how many keys lead to it. */
typedef struct Frame {
  bool is_table;
  uint32_t keys;
} Frame;

typedef struct Reader {
  Slice text;
  size_t at;
  uint32_t offset; /* asked for */
  Arena *arena;
  Keys table;
  Keys keys; /* of the entry that is being read */
  Frame frames[DEPTH_AT_MOST];
  uint32_t depth;
  ManifestVisitor visit; /* of all values, where somebody asks for them; else NULL */
  void *context;
  bool is_done; /* `place` is the answer */
  ManifestPlace place;
} Reader;

static char peek(const Reader *reader) {
  return reader->at < reader->text.len ? reader->text.ptr[reader->at] : '\n';
}

static bool is_at_end(const Reader *reader) {
  return reader->at >= reader->text.len;
}

static bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || (unsigned char)c >= 0x80;
}

static bool is_at_line_end(const Reader *reader) {
  return is_at_end(reader) || peek(reader) == '\n' || peek(reader) == '\r';
}

static void skip_blanks(Reader *reader) {
  while (!is_at_end(reader) && is_line_blank(peek(reader))) reader->at++;
}

static void skip_line(Reader *reader) {
  reader->at = line_end(reader->text, reader->at);
}

/* Where the string that begins here ends, its quotes included; the end of the line where it does
 * not close. */
static size_t string_end(const Reader *reader) {
  Slice text = reader->text;
  char quote = text.ptr[reader->at];
  bool is_long = reader->at + 2 < text.len && text.ptr[reader->at + 1] == quote &&
                 text.ptr[reader->at + 2] == quote;
  for (size_t at = reader->at + (is_long ? 3 : 1); at < text.len; at++) {
    char c = text.ptr[at];
    if (c == '\\' && quote == '"' && at + 1 < text.len && text.ptr[at + 1] != '\n') {
      at++;
      continue;
    }
    if (!is_long && (c == '\n' || c == '\r')) return at;
    if (c != quote) continue;
    if (!is_long) return at + 1;
    if (at + 2 >= text.len || text.ptr[at + 1] != quote || text.ptr[at + 2] != quote) continue;
    while (at + 3 < text.len && text.ptr[at + 3] == quote) at++;
    return at + 3;
  }
  return line_end(text, reader->at);
}

/* What is between the quotes; a string that does not close has one at its front only. */
static Slice string_content(Slice string) {
  size_t marks =
      string.len >= 6 && string.ptr[1] == string.ptr[0] && string.ptr[2] == string.ptr[0] ? 3 : 1;
  bool is_closed = string.len >= 2 * marks && string.ptr[string.len - 1] == string.ptr[0];
  return slice_sub(string, marks, string.len - (is_closed ? marks : 0));
}

static void tell(const Reader *reader, ManifestEntryKind kind, Slice text, size_t start) {
  if (reader->visit == NULL || reader->keys.count > KEYS_AT_MOST) return;
  const ManifestEntry entry = {.keys = {reader->keys.items, reader->keys.count},
                               .kind = kind,
                               .text = text,
                               .start = (uint32_t)start};
  reader->visit(reader->context, &entry);
}

/* Remembers what was read from `start` up to here if it is what was asked for. */
static void meet(Reader *reader, ManifestPart part, Slice text, size_t start) {
  bool is_here = start <= reader->offset && reader->offset < reader->at;
  if (!is_here || reader->is_done) return;
  reader->is_done = true;
  reader->place =
      keys_place(&reader->keys, part, text, (uint32_t)start, (uint32_t)reader->at, reader->arena);
}

/* One part of a key; false where none stands here. */
static bool take_key_part(Reader *reader) {
  size_t start = reader->at;
  char c = peek(reader);
  if (c == '"' || c == '\'') {
    reader->at = string_end(reader);
    keys_add(&reader->keys, string_content(slice_sub(reader->text, start, reader->at)));
    return true;
  }
  while (!is_at_end(reader) && is_bare(peek(reader))) reader->at++;
  if (reader->at == start) return false;
  keys_add(&reader->keys, slice_sub(reader->text, start, reader->at));
  return true;
}

/* A key with its dots; `keys` has its parts then. */
static bool take_key(Reader *reader) {
  do {
    skip_blanks(reader);
    if (!take_key_part(reader)) return false;
    size_t end = reader->at;
    skip_blanks(reader);
    if (peek(reader) == '.') continue;
    reader->at = end;
    return true;
  } while (reader->at++, true);
}

static void take_header(Reader *reader) {
  size_t start = reader->at;
  while (peek(reader) == '[' && reader->at < start + 2) reader->at++;
  reader->keys = (Keys){.count = 0};
  bool is_key = take_key(reader);
  skip_blanks(reader);
  while (peek(reader) == ']' && !is_at_end(reader)) reader->at++;
  reader->table = reader->keys;
  if (is_key) meet(reader, PART_TABLE, slice_sub(reader->text, start, reader->at), start);
  if (is_key) tell(reader, ENTRY_TABLE, (Slice){NULL, 0}, start);
  skip_line(reader);
}

/* Key and `=`; the value comes next. False where this is none. */
static bool take_assignment(Reader *reader) {
  size_t start = reader->at;
  if (!take_key(reader)) return false;
  size_t end = reader->at;
  skip_blanks(reader);
  bool is_assigned = peek(reader) == '=';
  size_t next = reader->at + (is_assigned ? 1 : 0);
  reader->at = end;
  meet(reader, PART_KEY, slice_sub(reader->text, start, end), start);
  reader->at = next;
  return is_assigned;
}

static bool opens_line(const Reader *reader) {
  return reader->at == 0 || reader->text.ptr[reader->at - 1] == '\n' ||
         reader->text.ptr[reader->at - 1] == '\r';
}

/* `[a.b]` alone on a line, or `key =`: neither can stand in a list, so the list was not closed. */
static bool is_new_entry(const Reader *reader) {
  size_t word = reader->at;
  while (word < reader->text.len && word < reader->at + 2 && reader->text.ptr[word] == '[') word++;
  char first = word < reader->text.len ? reader->text.ptr[word] : '\n';
  if (!is_bare(first) || first == '-' || (first >= '0' && first <= '9')) return false;
  Reader ahead = {.text = reader->text, .at = word, .offset = UINT32_MAX};
  bool is_header = word > reader->at;
  if (!take_key(&ahead)) return false;
  skip_blanks(&ahead);
  if (!is_header) return peek(&ahead) == '=';
  while (peek(&ahead) == ']' && !is_at_end(&ahead)) ahead.at++;
  bool is_closed = ahead.text.ptr[ahead.at - 1] == ']';
  skip_blanks(&ahead);
  return is_closed && (is_at_line_end(&ahead) || peek(&ahead) == '#');
}

static void push(Reader *reader, bool is_table) {
  if (!is_table) tell(reader, ENTRY_LIST, (Slice){NULL, 0}, reader->at);
  reader->at++;
  if (reader->depth < DEPTH_AT_MOST)
    reader->frames[reader->depth++] = (Frame){is_table, reader->keys.count};
  else
    skip_line(reader);
}

static const Frame *innermost(const Reader *reader) {
  return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

/* A number, a date, true or false: what has no quotes. */
static void take_word(Reader *reader) {
  size_t start = reader->at;
  while (!is_at_line_end(reader) && strchr(",]}#", peek(reader)) == NULL) reader->at++;
  if (reader->at == start) reader->at++;
  Slice word = slice_trim(slice_sub(reader->text, start, reader->at));
  size_t end = reader->at;
  reader->at = start + (word.len > 0 ? word.len : 1);
  meet(reader, PART_VALUE, word, start);
  tell(reader, ENTRY_OTHER, word, start);
  reader->at = end;
}

static void take_string(Reader *reader) {
  size_t start = reader->at;
  reader->at = string_end(reader);
  Slice string = slice_sub(reader->text, start, reader->at);
  meet(reader, PART_VALUE, string_content(string), start);
  tell(reader, ENTRY_TEXT, string_content(string), start);
}

static void take_scalar(Reader *reader) {
  char c = peek(reader);
  if (c == '"' || c == '\'')
    take_string(reader);
  else
    take_word(reader);
}

/* What stands next in the innermost list or inline table. */
static void take_inside(Reader *reader) {
  const Frame *frame = innermost(reader);
  char c = peek(reader);
  if (c == ']' || c == '}') {
    reader->depth--;
    reader->at++;
  } else if (c == ',' || c == '\n' || c == '\r' || is_line_blank(c)) {
    reader->at++;
  } else if (c == '#') {
    skip_line(reader);
  } else if (c == '[' || c == '{') {
    reader->keys.count = frame->is_table ? reader->keys.count : frame->keys;
    push(reader, c == '{');
  } else if (frame->is_table && (is_bare(c) || c == '"' || c == '\'') && c != '=') {
    reader->keys.count = frame->keys;
    if (!take_assignment(reader)) return;
    skip_blanks(reader);
    if (peek(reader) != '[' && peek(reader) != '{' && !is_at_line_end(reader)) take_scalar(reader);
  } else {
    reader->keys.count = frame->keys;
    take_scalar(reader);
  }
}

/* The value of an entry, whatever it holds. */
static void take_value(Reader *reader) {
  skip_blanks(reader);
  if (is_at_line_end(reader)) return;
  char c = peek(reader);
  if (c != '[' && c != '{') {
    take_scalar(reader);
    return;
  }
  push(reader, c == '{');
  while (reader->depth > 0 && !is_at_end(reader) && !reader->is_done) {
    if (opens_line(reader) && is_new_entry(reader)) {
      reader->depth = 0;
      return;
    }
    take_inside(reader);
  }
  reader->depth = 0;
}

static void take_line(Reader *reader) {
  skip_blanks(reader);
  if (peek(reader) == '[') {
    take_header(reader);
  } else if (peek(reader) != '#') {
    reader->keys = reader->table;
    size_t start = reader->at;
    if (take_assignment(reader))
      take_value(reader);
    else if (reader->at == start)
      skip_line(reader);
    if (opens_line(reader) && reader->at > start) return; /* what was not closed ended there */
  }
  skip_line(reader);
  reader->at = line_next(reader->text, reader->at);
}

ManifestPlace toml_place(Slice text, uint32_t offset, Arena *arena) {
  Reader reader = {.text = text, .offset = offset, .arena = arena};
  while (reader.at < text.len && reader.at <= offset && !reader.is_done) take_line(&reader);
  return reader.place;
}

void toml_visit(Slice text, ManifestVisitor visit, void *context) {
  Reader reader = {.text = text, .offset = UINT32_MAX, .visit = visit, .context = context};
  while (reader.at < text.len) take_line(&reader);
}
