/* What numbers and strings are that are not written in the plainest way.
 *   source  Python language reference, "Numeric literals" and "String and Bytes literals". */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "cards/fact.h"
#include "cards/words.h"

enum { DIGITS_AT_MOST = 64 };

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

static unsigned base_of(Slice text) {
  if (text.len < 3 || text.ptr[0] != '0') return 10;
  switch (text.ptr[1] | 0x20) {
  case 'x': return 16;
  case 'o': return 8;
  case 'b': return 2;
  default: return 10;
  }
}

/* False for what is no plain integer or does not fit into 64 bits. */
static bool parse_integer(Slice text, unsigned base, uint64_t *value) {
  *value = 0;
  for (size_t i = base == 10 ? 0 : 2; i < text.len; i++) {
    if (text.ptr[i] == '_') continue;
    unsigned digit = (unsigned)digit_value(text.ptr[i]);
    if (digit >= base || *value > (UINT64_MAX - digit) / base) return false;
    *value = *value * base + digit;
  }
  return true;
}

static Slice integer_words(const FactPlace *place, Slice text) {
  static const struct {
    unsigned base;
    const char *name;
  } names[] = {{16, "hexadecimal"}, {8, "octal"}, {2, "binary"}, {10, "the underscores left out"}};
  unsigned base = base_of(text);
  uint64_t value = 0;
  if (!parse_integer(text, base, &value)) return (Slice){NULL, 0};
  const char *name = "";
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (names[i].base == base) name = names[i].name;
  Holes values = {{words_code(text, place->arena),
                   arena_format(place->arena, "%llu", (unsigned long long)value),
                   slice_from_cstr(name)}};
  return words_fill(place->arena, "{} is {}, {}.", values);
}

/* The shortest decimal digits that read back as `value`, as Python's repr writes them without an
 * exponent; empty where it would write one. */
static Slice shortest(double value, Arena *arena) {
  enum { DIGITS_OF_A_DOUBLE = 17, FIRST_EXPONENT = -4, LAST_EXPONENT = 15 };
  char text[48];
  int digits = 1;
  for (; digits <= DIGITS_OF_A_DOUBLE; digits++) {
    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    if (strtod(text, NULL) == value) break;
  }
  long exponent = value == 0 ? 0 : strtol(text + (digits == 1 ? 2 : digits + 2), NULL, 10);
  if (exponent < FIRST_EXPONENT || exponent > LAST_EXPONENT) return (Slice){NULL, 0};
  int decimals = digits - 1 - (int)exponent;
  return arena_format(arena, "%.*f", decimals < 1 ? 1 : decimals, value);
}

static Slice float_words(const FactPlace *place, Slice text) {
  char digits[DIGITS_AT_MOST + 1];
  size_t length = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] == '_') continue;
    if (length == DIGITS_AT_MOST) return (Slice){NULL, 0};
    digits[length++] = text.ptr[i];
  }
  digits[length] = '\0';
  char *end = digits;
  double value = strtod(digits, &end);
  if (end != digits + length || !isfinite(value)) return (Slice){NULL, 0};
  Slice plain = shortest(value, place->arena);
  if (plain.len == 0) return plain;
  Holes values = {{words_code(text, place->arena), words_code(plain, place->arena)}};
  return words_fill(place->arena, "{} is {}, a `float`.", values);
}

static Slice number_words(const FactPlace *place, NodeId node) {
  Slice text = nodes_text(place->view->nodes, node);
  bool is_imaginary = text.len > 0 && (text.ptr[text.len - 1] | 0x20) == 'j' && base_of(text) == 10;
  if (is_imaginary)
    return words_fill(place->arena, "{} is a `complex` number with the real part 0.",
                      (Holes){{words_code(text, place->arena)}});
  return nodes_is(place->view->nodes, node, NODE_FLOAT) ? float_words(place, text)
                                                        : integer_words(place, text);
}

/* The raw string `content` between quotes of the kind `quote`, as it is written without the `r`. */
static Slice escaped(Slice content, char quote, Arena *arena) {
  Buffer out;
  buffer_init(&out);
  buffer_add_char(&out, quote);
  bool is_after_backslash = false;
  for (size_t i = 0; i < content.len; i++) {
    char c = content.ptr[i];
    bool is_backslash = c == '\\';
    if (is_backslash || (c == quote && is_after_backslash)) buffer_add_char(&out, '\\');
    buffer_add_char(&out, c);
    is_after_backslash = is_backslash && !is_after_backslash;
  }
  buffer_add_char(&out, quote);
  Slice copy = arena_copy(arena, buffer_slice(&out));
  buffer_release(&out);
  return copy;
}

static Slice raw_words(const FactPlace *place, Slice text) {
  enum { SHOWN_AT_MOST = 40 };
  size_t open = 0;
  while (open < text.len && text.ptr[open] != '"' && text.ptr[open] != '\'') open++;
  if (open + 2 > text.len) return (Slice){NULL, 0};
  bool is_triple = open + 3 <= text.len && text.ptr[open + 1] == text.ptr[open] &&
                   text.ptr[open + 2] == text.ptr[open];
  Slice content = slice_sub(text, open + 1, text.len - 1);
  if (slice_find(content, SLICE("\n"), 0) < content.len) return (Slice){NULL, 0};
  if (slice_find(content, SLICE("\\"), 0) == content.len)
    return SLICE("There is no backslash in this string, so the `r` changes nothing.");
  bool is_shown_as_it_is = slice_find(content, SLICE("  "), 0) == content.len &&
                           slice_find(content, SLICE("\t"), 0) == content.len;
  Slice written = escaped(content, text.ptr[open], place->arena);
  if (is_triple || !is_shown_as_it_is || written.len > SHOWN_AT_MOST) return (Slice){NULL, 0};
  Slice plain = words_code(written, place->arena);
  return words_fill(place->arena, "Without the `r` it would be written {}.", (Holes){{plain}});
}

static Slice string_words(const FactPlace *place, NodeId start) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_has_flag(nodes, nodes_parent(nodes, start), NODE_HAS_ERROR)) return (Slice){NULL, 0};
  Slice prefix = nodes_text(nodes, start);
  char first = prefix.len > 0 ? (char)(prefix.ptr[0] | 0x20) : '\0';
  bool is_lone = prefix.len > 1 && (prefix.ptr[1] == '"' || prefix.ptr[1] == '\'');
  if (!is_lone) return (Slice){NULL, 0};
  if (first == 'r') return raw_words(place, nodes_text(nodes, nodes_parent(nodes, start)));
  if (first == 'u') return SLICE("The `u` changes nothing: every string of Python 3 is Unicode.");
  return (Slice){NULL, 0};
}

/* "These 3 pieces are one string". */
static Slice joined_words(const FactPlace *place, NodeId joined) {
  uint32_t count = 0;
  const Nodes *nodes = place->view->nodes;
  for (NodeId piece = nodes_first_named_child(nodes, joined); piece != NO_NODE;
       piece = nodes_next_named_sibling(nodes, piece))
    count++;
  return arena_format(place->arena, "These %u pieces are one string: nothing stands between them.",
                      count);
}

Fact fact_of_literal(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  if (nodes_is(nodes, place->node, NODE_CONCATENATED_STRING))
    return (Fact){.words = joined_words(place, place->node)};
  if (nodes_is(nodes, place->leaf, NODE_INTEGER) || nodes_is(nodes, place->leaf, NODE_FLOAT)) {
    Slice text = nodes_text(nodes, place->leaf);
    bool is_plain = true;
    for (size_t i = 0; i < text.len; i++)
      is_plain = is_plain && ((text.ptr[i] >= '0' && text.ptr[i] <= '9') || text.ptr[i] == '.');
    return is_plain ? (Fact){0} : (Fact){.words = number_words(place, place->leaf)};
  }
  if (nodes_is(nodes, place->leaf, NODE_STRING_START))
    return (Fact){.words = string_words(place, place->leaf)};
  return fact_of_operators(place);
}
