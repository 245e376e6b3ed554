#include "cards/regex.h"

#include <string.h>

#include "base/utf8.h"
#include "cards/regex_escape.h"

enum {
  PIECES_AT_MOST = 400,
  DEPTH_AT_MOST = 40,
  REPEAT_AT_MOST = 100000,
};

typedef struct Group {
  uint32_t piece; /* its opening */
  uint32_t branches; /* `|` so far */
  bool is_verbose; /* what held before it */
} Group;

typedef struct Reader {
  Slice text;
  size_t at;
  bool is_bytes;
  Regex *regex;
  uint32_t groups; /* capturing ones that were opened */
  bool is_closed[100]; /* by number, for references */
  Group open[DEPTH_AT_MOST];
  uint32_t depth;
  Arena *arena;
  uint32_t capacity;
  bool has_atom; /* something that can be repeated stands right before */
} Reader;

static char peek(const Reader *self, size_t ahead) {
  return self->at + ahead < self->text.len ? self->text.ptr[self->at + ahead] : '\0';
}

static Slice rest_of(const Reader *self) {
  return slice_sub(self->text, self->at, self->text.len);
}

static bool starts(const Reader *self, const char *text) {
  return slice_starts_with(rest_of(self), slice_from_cstr(text));
}

/* Adds a piece of the next `bytes` bytes and goes behind it. */
static RegexPiece *add_piece(Reader *self, RegexKind kind, size_t bytes) {
  Regex *regex = self->regex;
  if (regex->count == PIECES_AT_MOST) return NULL;
  if (regex->count == self->capacity) {
    uint32_t capacity = self->capacity == 0 ? 16 : self->capacity * 2;
    regex->pieces =
        arena_grow(self->arena, regex->pieces, regex->count, capacity, sizeof(RegexPiece));
    self->capacity = capacity;
  }
  RegexPiece *piece = &regex->pieces[regex->count++];
  *piece = (RegexPiece){.kind = kind, .start = (uint32_t)self->at, .depth = self->depth};
  self->at += bytes;
  piece->end = (uint32_t)self->at;
  self->has_atom = kind != REGEX_OR && kind != REGEX_OPEN && kind != REGEX_PLACE;
  return piece;
}

static bool read_escape(Reader *self) {
  RegexEscape escape = regex_escape(rest_of(self), self->is_bytes, false);
  static const RegexKind kinds[] = {
      [ESCAPE_CHARACTER] = REGEX_CHARACTER,
      [ESCAPE_CATEGORY] = REGEX_CATEGORY,
      [ESCAPE_PLACE] = REGEX_PLACE,
      [ESCAPE_GROUP] = REGEX_BACKWARD,
  };
  if (escape.kind == ESCAPE_BAD) return false;
  bool is_group = escape.kind == ESCAPE_GROUP;
  if (is_group && (escape.value > self->groups || !self->is_closed[escape.value])) return false;
  RegexPiece *piece = add_piece(self, kinds[escape.kind], escape.bytes);
  if (piece == NULL) return false;
  piece->value = escape.value;
  piece->group = is_group ? escape.value : 0;
  return true;
}

/* `[...]`: a `]` right at the front belongs to it. */
static bool read_class(Reader *self) {
  bool is_negated = peek(self, 1) == '^';
  size_t first = self->at + (is_negated ? 2 : 1);
  size_t end = first;
  if (end < self->text.len && self->text.ptr[end] == ']') end++;
  while (end < self->text.len && self->text.ptr[end] != ']')
    end += self->text.ptr[end] == '\\' ? 2 : 1;
  if (end >= self->text.len) return false;
  Slice inner = slice_sub(self->text, first, end);
  Slice left = inner;
  RegexMember member;
  while (regex_next_member(&left, self->is_bytes, &member)) continue;
  if (left.len > 0) return false;
  RegexPiece *piece = add_piece(self, REGEX_CLASS, end + 1 - self->at);
  if (piece == NULL) return false;
  piece->inner = inner;
  piece->is_negated = is_negated;
  return true;
}

static bool is_name(Slice name) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!is_letter && (i == 0 || c < '0' || c > '9')) return false;
  }
  return name.len > 0;
}

/* The number of the group of that name that is already closed; 0 where there is none. */
static uint32_t group_named(const Reader *self, Slice name) {
  for (uint32_t i = 0; i < self->regex->count; i++) {
    const RegexPiece *piece = &self->regex->pieces[i];
    if (piece->kind == REGEX_OPEN && piece->value == OPEN_GROUP && slice_equal(piece->inner, name))
      return piece->group;
  }
  return 0;
}

static bool open_group(Reader *self, uint32_t value, size_t bytes, Slice inner) {
  if (self->depth == DEPTH_AT_MOST) return false;
  RegexPiece *piece = add_piece(self, REGEX_OPEN, bytes);
  if (piece == NULL) return false;
  piece->value = value;
  piece->inner = inner;
  if (value == OPEN_GROUP) {
    if (++self->groups >= sizeof self->is_closed) return false;
    piece->group = self->groups;
  }
  self->open[self->depth++] =
      (Group){.piece = self->regex->count - 1, .is_verbose = self->regex->is_verbose};
  return true;
}

static bool read_named(Reader *self) {
  bool is_reference = peek(self, 3) == '=';
  size_t end = slice_find(self->text, is_reference ? SLICE(")") : SLICE(">"), self->at + 4);
  Slice name = slice_sub(self->text, self->at + 4, end);
  if (end == self->text.len || !is_name(name)) return false;
  uint32_t known = group_named(self, name);
  size_t bytes = end + 1 - self->at;
  if (!is_reference) return known == 0 && open_group(self, OPEN_GROUP, bytes, name);
  if (known == 0 || !self->is_closed[known]) return false;
  RegexPiece *piece = add_piece(self, REGEX_BACKWARD, bytes);
  if (piece == NULL) return false;
  piece->group = known;
  piece->inner = name;
  return true;
}

/* `(?(1)yes|no)` and `(?(name)yes|no)`. */
static bool read_condition(Reader *self) {
  size_t end = slice_find(self->text, SLICE(")"), self->at + 3);
  Slice name = slice_sub(self->text, self->at + 3, end);
  if (end == self->text.len) return false;
  bool is_number = name.len == 1 && name.ptr[0] >= '1' && name.ptr[0] <= '9';
  uint32_t group = is_number ? (uint32_t)(name.ptr[0] - '0') : group_named(self, name);
  if (!is_number && !is_name(name)) return false;
  if (group == 0 || group > self->groups) return false;
  if (!open_group(self, OPEN_IF, end + 1 - self->at, name)) return false;
  self->regex->pieces[self->regex->count - 1].group = group;
  return true;
}

static void set_flags(Regex *regex, Slice letters) {
  for (size_t i = 0; i < letters.len; i++) {
    char c = letters.ptr[i];
    regex->is_verbose = regex->is_verbose || c == 'x';
    regex->is_ignoring_case = regex->is_ignoring_case || c == 'i';
    regex->is_multiline = regex->is_multiline || c == 'm';
    regex->is_dotall = regex->is_dotall || c == 's';
  }
}

/* `(?i)` for the whole pattern, at its front only; `(?i:...)` for a group. Flags within a group
 * that change how others are to be read are left to `re`. */
static bool read_flags(Reader *self) {
  size_t end = self->at + 2;
  while (end < self->text.len && self->text.ptr[end] != '\0' &&
         strchr(self->is_bytes ? "aimsxL" : "aimsxu", self->text.ptr[end]) != NULL)
    end++;
  Slice letters = slice_sub(self->text, self->at + 2, end);
  char next = end < self->text.len ? self->text.ptr[end] : '\0';
  size_t bytes = end + 1 - self->at;
  if (letters.len == 0) return false;
  bool is_odd = slice_find(letters, SLICE("a"), 0) < letters.len ||
                slice_find(letters, SLICE("u"), 0) < letters.len ||
                slice_find(letters, SLICE("L"), 0) < letters.len;
  if (next == ':') return slice_is(letters, "i") && open_group(self, OPEN_FLAGS, bytes, letters);
  if (next != ')' || self->at != 0 || is_odd) return false;
  set_flags(self->regex, letters);
  RegexPiece *piece = add_piece(self, REGEX_FLAGS, bytes);
  if (piece == NULL) return false;
  piece->inner = letters;
  self->has_atom = false;
  return true;
}

static bool skip_comment(Reader *self) {
  size_t end = slice_find(self->text, SLICE(")"), self->at);
  if (end == self->text.len) return false;
  self->at = end + 1;
  return true;
}

static bool read_open(Reader *self) {
  static const struct {
    const char *text;
    uint32_t value;
  } kinds[] = {
      {"(?:", OPEN_PLAIN},   {"(?=", OPEN_AHEAD},       {"(?!", OPEN_NOT_AHEAD},
      {"(?<=", OPEN_BEHIND}, {"(?<!", OPEN_NOT_BEHIND}, {"(?>", OPEN_ATOMIC},
  };
  const Slice none = {NULL, 0};
  if (peek(self, 1) != '?') return open_group(self, OPEN_GROUP, 1, none);
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (starts(self, kinds[i].text))
      return open_group(self, kinds[i].value, strlen(kinds[i].text), none);
  if (starts(self, "(?P<") || starts(self, "(?P=")) return read_named(self);
  if (starts(self, "(?#")) return skip_comment(self);
  if (starts(self, "(?(")) return read_condition(self);
  return read_flags(self);
}

/* Whether the pieces from `first` on always take equally many characters: `re` asks that of what it
 * looks for behind. What has groups within is left to it. */
static bool is_fixed_width(const Regex *regex, uint32_t first) {
  uint64_t width = 0;
  uint64_t known = UINT64_MAX;
  for (uint32_t i = first; i < regex->count; i++) {
    const RegexPiece *piece = &regex->pieces[i];
    if (piece->kind == REGEX_OPEN || piece->kind == REGEX_BACKWARD) return false;
    if (piece->is_repeated && piece->least != piece->most) return false;
    if (piece->kind == REGEX_OR) {
      if (known != UINT64_MAX && known != width) return false;
      known = width;
      width = 0;
    } else if (piece->kind != REGEX_PLACE) {
      width += piece->is_repeated ? piece->least : 1;
    }
  }
  return known == UINT64_MAX || known == width;
}

static bool read_close(Reader *self) {
  if (self->depth == 0) return false;
  const Group *last = &self->open[self->depth - 1];
  uint32_t value = self->regex->pieces[last->piece].value;
  bool looks_back = value == OPEN_BEHIND || value == OPEN_NOT_BEHIND;
  if (looks_back && !is_fixed_width(self->regex, last->piece + 1)) return false;
  Group *group = &self->open[--self->depth];
  uint32_t opening = group->piece;
  self->regex->is_verbose = group->is_verbose;
  RegexPiece *piece = add_piece(self, REGEX_CLOSE, 1);
  if (piece == NULL) return false;
  piece->value = self->regex->pieces[opening].value;
  piece->group = self->regex->pieces[opening].group;
  if (piece->value == OPEN_GROUP) self->is_closed[piece->group] = true;
  return true;
}

static bool read_or(Reader *self) {
  if (self->depth > 0) {
    Group *group = &self->open[self->depth - 1];
    bool is_condition = self->regex->pieces[group->piece].value == OPEN_IF;
    if (++group->branches > 1 && is_condition) return false;
  }
  return add_piece(self, REGEX_OR, 1) != NULL;
}

/* The bounds of `{2,5}`, with how many bytes they take; 0 where it is no quantifier. */
static size_t read_bounds(const Reader *self, uint32_t *least, uint32_t *most) {
  Slice text = rest_of(self);
  size_t i = 1;
  uint64_t numbers[2] = {0, 0};
  bool has_digits[2] = {false, false};
  int which = 0;
  if (text.len > 1 && text.ptr[1] == '}') return 0;
  for (; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == ',' && which == 0)
      which = 1;
    else if (c >= '0' && c <= '9' && numbers[which] <= REPEAT_AT_MOST) {
      numbers[which] = numbers[which] * 10 + (uint64_t)(c - '0');
      has_digits[which] = true;
    } else
      break;
  }
  if (i >= text.len || text.ptr[i] != '}') return 0;
  *least = (uint32_t)numbers[0];
  *most = which == 0 ? *least : has_digits[1] ? (uint32_t)numbers[1] : REGEX_NO_END;
  return i + 1;
}

/* `*`, `+`, `?` or bounds, with what stands behind for the manner. False where `re` raises. */
static bool read_repeat(Reader *self, uint32_t least, uint32_t most, size_t bytes) {
  Regex *regex = self->regex;
  if (!self->has_atom || regex->count == 0) return false;
  RegexPiece *piece = &regex->pieces[regex->count - 1];
  bool is_too_many = least > REPEAT_AT_MOST || (most != REGEX_NO_END && most > REPEAT_AT_MOST);
  if (piece->is_repeated || most < least || is_too_many) return false;
  self->at += bytes;
  char manner = peek(self, 0);
  if (self->at >= self->text.len || (manner != '?' && manner != '+')) manner = 0;
  if (manner != 0) self->at++;
  piece->is_repeated = true;
  piece->least = least;
  piece->most = most;
  piece->manner = manner;
  piece->end = (uint32_t)self->at;
  return true;
}

static bool read_character(Reader *self) {
  Utf8Char next = utf8_next(rest_of(self));
  RegexPiece *piece = add_piece(self, REGEX_CHARACTER, next.bytes);
  if (piece == NULL) return false;
  piece->value = next.code_point;
  return true;
}

static bool read_place(Reader *self, char c) {
  RegexPiece *piece = add_piece(self, REGEX_PLACE, 1);
  if (piece == NULL) return false;
  piece->value = (unsigned char)c;
  return true;
}

static bool read_braces(Reader *self) {
  uint32_t least = 0;
  uint32_t most = 0;
  size_t bytes = read_bounds(self, &least, &most);
  return bytes == 0 ? read_character(self) : read_repeat(self, least, most, bytes);
}

/* In a verbose pattern, blanks and comments. */
static bool skip_verbose(Reader *self) {
  char c = peek(self, 0);
  if (!self->regex->is_verbose || c == '\0') return false;
  if (strchr(" \t\n\r\v\f", c) != NULL) {
    self->at++;
    return true;
  }
  if (c != '#') return false;
  self->at = slice_find(self->text, SLICE("\n"), self->at);
  return true;
}

static bool read_next(Reader *self) {
  switch (peek(self, 0)) {
  case '\\': return read_escape(self);
  case '[': return read_class(self);
  case '(': return read_open(self);
  case ')': return read_close(self);
  case '|': return read_or(self);
  case '^': return read_place(self, '^');
  case '$': return read_place(self, '$');
  case '.': return add_piece(self, REGEX_ANY, 1) != NULL;
  case '*': return read_repeat(self, 0, REGEX_NO_END, 1);
  case '+': return read_repeat(self, 1, REGEX_NO_END, 1);
  case '?': return read_repeat(self, 0, 1, 1);
  case '{': return read_braces(self);
  default: return read_character(self);
  }
}

bool regex_read(Slice pattern, bool is_bytes, Regex *regex, Arena *arena) {
  Reader reader = {.text = pattern, .is_bytes = is_bytes, .regex = regex, .arena = arena};
  while (reader.at < pattern.len) {
    if (skip_verbose(&reader)) continue;
    if (!read_next(&reader)) return false;
  }
  return reader.depth == 0;
}
