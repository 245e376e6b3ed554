#include "cards/regex_words.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum { MEMBERS_AT_MOST = 6 };

static const char *category_words(char letter) {
  switch (letter) {
  case 'd': return "a digit";
  case 'D': return "anything but a digit";
  case 's': return "white space";
  case 'S': return "anything but white space";
  case 'w': return "a letter, digit or _";
  default: return "anything but a letter, digit or _";
  }
}

static void add_character(Buffer *out, uint32_t c) {
  if (c == ' ') {
    buffer_add(out, SLICE("a blank"));
  } else if (c == '\n') {
    buffer_add(out, SLICE("a line end"));
  } else if (c == '\t') {
    buffer_add(out, SLICE("a tab"));
  } else if (c == ',') {
    buffer_add(out, SLICE("a comma"));
  } else if (c < ' ' || c >= 0x7f) {
    buffer_add_format(out, "U+%04X", (unsigned)c);
  } else {
    buffer_add_char(out, (char)c);
  }
}

static void add_member(Buffer *out, const RegexMember *member) {
  if (member->category != 0) {
    buffer_add(out, slice_from_cstr(category_words(member->category)));
    return;
  }
  add_character(out, member->first);
  if (member->last == member->first) return;
  buffer_add(out, SLICE(" to "));
  add_character(out, member->last);
}

static void add_class(const RegexPiece *piece, bool is_bytes, Buffer *out) {
  buffer_add(out, piece->is_negated ? SLICE("anything but ") : SLICE("one of "));
  Slice inner = piece->inner;
  RegexMember member;
  uint32_t count = 0;
  for (; regex_next_member(&inner, is_bytes, &member); count++) {
    if (count >= MEMBERS_AT_MOST) continue;
    if (count > 0) buffer_add(out, SLICE(", "));
    add_member(out, &member);
  }
  if (count > MEMBERS_AT_MOST) buffer_add_format(out, " and %u more", count - MEMBERS_AT_MOST);
}

static bool is_printable(Slice text) {
  for (size_t i = 0; i < text.len; i++)
    if ((unsigned char)text.ptr[i] < ' ' || (unsigned char)text.ptr[i] >= 0x7f) return false;
  return true;
}

static void add_text(Slice text, Buffer *out) {
  if (text.len == 1 || utf8_next(text).bytes == text.len) {
    uint32_t character = utf8_next(text).code_point;
    if (character > ' ' && character < 0x7f && character != ',')
      buffer_add(out, SLICE("the character "));
    add_character(out, character);
  } else if (!is_printable(text)) {
    buffer_add(out, SLICE("exactly this"));
  } else {
    buffer_add(out, SLICE("the text '"));
    buffer_add(out, text);
    buffer_add_char(out, '\'');
  }
}

static const char *place_words(const Regex *regex, uint32_t value) {
  switch (value) {
  case '^': return regex->is_multiline ? "the start of a line" : "the start of the text";
  case '$': return regex->is_multiline ? "the end of a line" : "the end, or before a last line end";
  case 'A': return "the start of the text";
  case 'Z': return "the very end of the text";
  case 'b': return "the edge of a word";
  default: return "not the edge of a word";
  }
}

static const char *open_words(uint32_t value) {
  switch (value) {
  case OPEN_PLAIN: return "together";
  case OPEN_AHEAD: return "followed by";
  case OPEN_NOT_AHEAD: return "not followed by";
  case OPEN_BEHIND: return "preceded by";
  case OPEN_NOT_BEHIND: return "not preceded by";
  case OPEN_ATOMIC: return "together, none given back";
  default: return "ignoring case";
  }
}

static void add_open(const RegexPiece *piece, Buffer *out) {
  if (piece->value == OPEN_IF)
    buffer_add_format(out, "if group %u took part", piece->group);
  else if (piece->value != OPEN_GROUP)
    buffer_add(out, slice_from_cstr(open_words(piece->value)));
  else
    buffer_add_format(out, "group %u", piece->group);
  if (piece->value != OPEN_GROUP || piece->inner.len == 0) return;
  buffer_add(out, SLICE(", "));
  buffer_add(out, piece->inner);
}

static void add_flags(Slice letters, Buffer *out) {
  static const struct {
    char letter;
    const char *words;
  } flags[] = {
      {'i', "ignoring case"},
      {'m', "^ and $ at every line"},
      {'s', ". fits line ends too"},
      {'x', "blanks and comments do not count"},
  };
  bool is_first = true;
  for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
    bool is_set = false;
    for (size_t k = 0; k < letters.len; k++) is_set = is_set || letters.ptr[k] == flags[i].letter;
    if (!is_set) continue;
    if (!is_first) buffer_add(out, SLICE(", "));
    buffer_add(out, slice_from_cstr(flags[i].words));
    is_first = false;
  }
}

static void add_repeat(const RegexPiece *piece, Buffer *out) {
  if (!piece->is_repeated) return;
  buffer_add(out, SLICE(", "));
  if (piece->least == 0 && piece->most == REGEX_NO_END)
    buffer_add(out, SLICE("any number of times"));
  else if (piece->least == 1 && piece->most == REGEX_NO_END)
    buffer_add(out, SLICE("once or more"));
  else if (piece->least == 0 && piece->most == 1)
    buffer_add(out, SLICE("once or not at all"));
  else if (piece->most == REGEX_NO_END)
    buffer_add_format(out, "%u times or more", piece->least);
  else if (piece->least == piece->most)
    buffer_add_format(out, "%u time%s", piece->least, piece->least == 1 ? "" : "s");
  else
    buffer_add_format(out, "%u to %u times", piece->least, piece->most);
  if (piece->manner == '?') buffer_add(out, SLICE(", as few as possible"));
  if (piece->manner == '+') buffer_add(out, SLICE(", none given back"));
}

static void add_piece(const Regex *regex, const RegexPiece *piece, Slice text, bool is_bytes,
                      Buffer *out) {
  switch (piece->kind) {
  case REGEX_CHARACTER: add_text(text, out); break;
  case REGEX_ANY:
    buffer_add(out,
               regex->is_dotall ? SLICE("any character") : SLICE("any character but a line end"));
    break;
  case REGEX_CLASS: add_class(piece, is_bytes, out); break;
  case REGEX_CATEGORY: buffer_add(out, slice_from_cstr(category_words((char)piece->value))); break;
  case REGEX_PLACE: buffer_add(out, slice_from_cstr(place_words(regex, piece->value))); break;
  case REGEX_OPEN: add_open(piece, out); break;
  case REGEX_CLOSE:
    if (piece->value == OPEN_GROUP)
      buffer_add_format(out, "end of group %u", piece->group);
    else
      buffer_add(out, SLICE("end"));
    break;
  case REGEX_OR: buffer_add(out, SLICE("or")); break;
  case REGEX_BACKWARD: buffer_add_format(out, "the same text as group %u", piece->group); break;
  case REGEX_FLAGS: add_flags(piece->inner, out); break;
  }
}

Slice regex_piece_words(const Regex *regex, const RegexPiece *piece, Slice text, bool is_bytes,
                        Arena *arena) {
  Buffer out;
  buffer_init(&out);
  add_piece(regex, piece, text, is_bytes, &out);
  add_repeat(piece, &out);
  Slice words = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return words;
}
