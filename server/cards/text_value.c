#include "cards/text_value.h"

#include <string.h>

#include "base/utf8.h"

enum {
  VALUE_AT_MOST = 2000, /* bytes; what is longer is no pattern that a card can explain */
  LINES_AT_MOST = 8,
  WORDS_AT_MOST = 52,
  PIECE_AT_MOST = 28, /* characters of one piece */
  INDENT_AT_MOST = 8, /* columns */
};

static int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

static bool add_code_point(Buffer *out, uint32_t c) {
  if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return false;
  if (c < 0x80) {
    buffer_add_char(out, (char)c);
    return true;
  }
  if (c < 0x800) {
    buffer_add_char(out, (char)(0xc0 | c >> 6));
  } else if (c < 0x10000) {
    buffer_add_char(out, (char)(0xe0 | c >> 12));
    buffer_add_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
  } else {
    buffer_add_char(out, (char)(0xf0 | c >> 18));
    buffer_add_char(out, (char)(0x80 | (c >> 12 & 0x3f)));
    buffer_add_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
  }
  buffer_add_char(out, (char)(0x80 | (c & 0x3f)));
  return true;
}

/* A number of `digits` hexadecimal digits behind `\x`, `\u` or `\U`. */
static bool add_hexadecimal(Slice text, size_t *at, size_t digits, Buffer *out, bool is_bytes) {
  uint32_t number = 0;
  for (size_t i = 0; i < digits; i++) {
    int digit = *at + i < text.len ? hex_value(text.ptr[*at + i]) : -1;
    if (digit < 0) return false;
    number = number << 4 | (uint32_t)digit;
  }
  *at += digits;
  if (is_bytes && number > 0x7f) return false;
  return add_code_point(out, number);
}

static bool add_octal(Slice text, size_t *at, Buffer *out, bool is_bytes) {
  uint32_t number = 0;
  size_t end = *at + 3;
  for (; *at < end && *at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '7'; (*at)++)
    number = number << 3 | (uint32_t)(text.ptr[*at] - '0');
  if (number > (is_bytes ? 0x7fu : 0xffu)) return false;
  return add_code_point(out, number);
}

/* What stands behind a backslash at `*at`.
 *   source  Python language reference, "Escape sequences". */
static bool add_escape(Slice text, size_t *at, Buffer *out, bool is_bytes) {
  static const char from[] = "\\'\"abfnrtv";
  static const char to[] = "\\'\"\a\b\f\n\r\t\v";
  if (*at >= text.len) return false;
  char c = text.ptr[*at];
  if (c >= '0' && c <= '7') return add_octal(text, at, out, is_bytes);
  (*at)++;
  const char *found = c == '\0' ? NULL : strchr(from, c);
  if (found != NULL) {
    buffer_add_char(out, to[found - from]);
    return true;
  }
  if (c == '\n') return true;
  if (c == '\r') {
    if (*at < text.len && text.ptr[*at] == '\n') (*at)++;
    return true;
  }
  if (c == 'x') return add_hexadecimal(text, at, 2, out, is_bytes);
  if (!is_bytes && c == 'u') return add_hexadecimal(text, at, 4, out, false);
  if (!is_bytes && c == 'U') return add_hexadecimal(text, at, 8, out, false);
  if (!is_bytes && c == 'N') return false; /* by name: not known here */
  buffer_add_char(out, '\\');
  (*at)--;
  return true;
}

typedef struct StringForm {
  bool is_raw;
  bool is_bytes;
  bool is_plain; /* neither an f-string nor a template */
  Slice body;
} StringForm;

static StringForm read_form(const Nodes *nodes, NodeId string) {
  NodeId start = nodes_child_with_symbol(nodes, string, NODE_STRING_START);
  NodeId end = nodes_child_with_symbol(nodes, string, NODE_STRING_END);
  StringForm form = {.is_plain = start != NO_NODE && end != NO_NODE};
  if (!form.is_plain || nodes_has_flag(nodes, string, NODE_HAS_ERROR)) return (StringForm){0};
  Slice prefix = nodes_text(nodes, start);
  for (size_t i = 0; i < prefix.len; i++) {
    char c = prefix.ptr[i];
    form.is_raw = form.is_raw || c == 'r' || c == 'R';
    form.is_bytes = form.is_bytes || c == 'b' || c == 'B';
    form.is_plain = form.is_plain && strchr("fFtT", c) == NULL;
  }
  form.body = slice_sub(nodes->text, nodes_get(nodes, start)->end, nodes_get(nodes, end)->start);
  return form;
}

static bool add_string(const Nodes *nodes, NodeId string, TextValue *value, Buffer *out,
                       bool is_first) {
  StringForm form = read_form(nodes, string);
  if (!form.is_plain || (!is_first && form.is_bytes != value->is_bytes)) return false;
  value->is_bytes = form.is_bytes;
  if (form.body.len > VALUE_AT_MOST || !utf8_is_valid(form.body)) return false;
  for (size_t at = 0; at < form.body.len;) {
    char c = form.body.ptr[at++];
    if (c == '\\' && !form.is_raw) {
      if (!add_escape(form.body, &at, out, form.is_bytes)) return false;
    } else if (c == '\r') {
      if (at < form.body.len && form.body.ptr[at] == '\n') at++;
      buffer_add_char(out, '\n');
    } else {
      buffer_add_char(out, c);
    }
  }
  return true;
}

static bool add_strings(const Nodes *nodes, NodeId text, TextValue *value, Buffer *out) {
  if (nodes_is(nodes, text, NODE_STRING)) return add_string(nodes, text, value, out, true);
  bool is_first = true;
  for (NodeId part = nodes_first_named_child(nodes, text); part != NO_NODE;
       part = nodes_next_named_sibling(nodes, part)) {
    if (!nodes_is(nodes, part, NODE_STRING)) return false;
    if (!add_string(nodes, part, value, out, is_first)) return false;
    is_first = false;
  }
  return !is_first;
}

NodeId text_call_at(const FactPlace *place) {
  const Node *node = nodes_get(place->view->nodes, place->node);
  if (node == NULL || node->field != FIELD_FUNCTION) return NO_NODE;
  return nodes_is(place->view->nodes, node->parent, NODE_CALL) ? node->parent : (NodeId)NO_NODE;
}

TextValue text_value_at(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  const TextValue none = {.node = NO_NODE};
  NodeId text = text_whole(nodes, place->node);
  NodeId call = text_call_at(place);
  if (call != NO_NODE) text = text_argument(place->view, call);
  TextValue found = {.node = text, .meaning = text_meaning(place->view, text)};
  if (found.meaning == TEXT_PLAIN) return none;
  Buffer out;
  buffer_init(&out);
  bool is_certain = add_strings(nodes, text, &found, &out) && out.len <= VALUE_AT_MOST;
  found.value = arena_copy(place->arena, buffer_slice(&out));
  buffer_release(&out);
  return is_certain ? found : none;
}

void piece_list_init(PieceList *list) {
  *list = (PieceList){0};
  buffer_init(&list->out);
}

static uint32_t count_words(Slice text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.len; i++)
    count += text.ptr[i] != ' ' && (i == 0 || text.ptr[i - 1] == ' ');
  return count;
}

/* The piece as it stands, control characters as escapes. Returns how many columns it takes. */
static size_t add_piece(Buffer *out, Slice piece) {
  size_t columns = 0;
  for (size_t at = 0; at < piece.len;) {
    if (columns >= PIECE_AT_MOST) {
      buffer_add(out, SLICE("\xE2\x80\xA6"));
      return columns + 1;
    }
    Utf8Char next = utf8_next(slice_sub(piece, at, piece.len));
    size_t before = out->len;
    if (next.code_point == '\n')
      buffer_add(out, SLICE("\\n"));
    else if (next.code_point == '\t')
      buffer_add(out, SLICE("\\t"));
    else if (next.code_point < ' ' || (next.code_point >= 0x7f && next.code_point < 0xa0))
      buffer_add_format(out, "\\x%02x", (unsigned)next.code_point);
    else
      buffer_add(out, slice_sub(piece, at, at + next.bytes));
    bool is_escaped = out->len - before > next.bytes;
    columns += is_escaped ? out->len - before : 1;
    at += next.bytes;
  }
  return columns;
}

void piece_list_add(PieceList *list, uint32_t depth, Slice piece, Slice words) {
  uint32_t count = count_words(piece) + count_words(words) + 1;
  bool is_full = list->lines + 1 >= LINES_AT_MOST || list->words + count > WORDS_AT_MOST;
  if (is_full || list->left_out > 0) {
    list->left_out++;
    return;
  }
  enum { COLUMN = 10 };
  if (list->lines > 0) buffer_add_char(&list->out, '\n');
  size_t columns = 0;
  for (; depth > 0 && columns < INDENT_AT_MOST; depth--, columns += 2)
    buffer_add(&list->out, SLICE("  "));
  bool is_blank = slice_trim(piece).len == 0;
  if (is_blank) buffer_add_char(&list->out, '\'');
  columns += add_piece(&list->out, piece) + (is_blank ? 2 : 0);
  if (is_blank) buffer_add_char(&list->out, '\'');
  do buffer_add_char(&list->out, ' ');
  while (++columns < COLUMN);
  buffer_add(&list->out, SLICE(" # "));
  buffer_add(&list->out, words);
  list->lines++;
  list->words += count;
}

Slice piece_list_take(PieceList *list, Arena *arena) {
  if (list->left_out > 0)
    buffer_add_format(&list->out, "\n...          # and %u more", list->left_out);
  Slice lines = arena_copy(arena, buffer_slice(&list->out));
  buffer_release(&list->out);
  return lines;
}
