#include "cards/format_spec.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "cards/words.h"

typedef struct FormatSpec {
  Slice fill;
  char align; /* 0: none */
  char sign;
  bool has_no_negative_zero;
  bool is_alternative;
  bool is_zero_filled;
  Slice width; /* digits, or a replacement field */
  char grouping;
  Slice precision;
  char type;
} FormatSpec;

static bool is_one_of(const char *characters, char c) {
  return c != '\0' && strchr(characters, c) != NULL;
}

static char front(Slice rest) {
  return rest.len > 0 ? rest.ptr[0] : '\0';
}

static bool take(Slice *rest, char c) {
  if (front(*rest) != c) return false;
  *rest = slice_sub(*rest, 1, rest->len);
  return true;
}

static char take_one_of(Slice *rest, const char *characters) {
  char c = front(*rest);
  if (!is_one_of(characters, c)) return '\0';
  take(rest, c);
  return c;
}

/* A number, or a replacement field in its place. */
static Slice take_number(Slice *rest) {
  size_t length = 0;
  if (front(*rest) == '{') {
    length = slice_find(*rest, SLICE("}"), 0) + 1;
    if (length > rest->len || slice_find(*rest, SLICE("{"), 1) < length) return (Slice){NULL, 0};
  } else {
    while (length < rest->len && is_one_of("0123456789", rest->ptr[length])) length++;
  }
  Slice number = slice_sub(*rest, 0, length);
  *rest = slice_sub(*rest, length, rest->len);
  return number;
}

static void take_alignment(Slice *rest, FormatSpec *spec) {
  if (rest->len == 0) return;
  size_t first = utf8_next(*rest).bytes;
  if (first < rest->len && is_one_of("<>=^", rest->ptr[first])) {
    spec->fill = slice_sub(*rest, 0, first);
    *rest = slice_sub(*rest, first, rest->len);
  }
  spec->align = take_one_of(rest, "<>=^");
}

static bool parse(Slice rest, FormatSpec *spec) {
  take_alignment(&rest, spec);
  spec->sign = take_one_of(&rest, "+- ");
  spec->has_no_negative_zero = take(&rest, 'z');
  spec->is_alternative = take(&rest, '#');
  spec->is_zero_filled = take(&rest, '0');
  spec->width = take_number(&rest);
  spec->grouping = take_one_of(&rest, ",_");
  if (take(&rest, '.')) {
    spec->precision = take_number(&rest);
    if (spec->precision.len == 0) return false;
  }
  spec->type = take_one_of(&rest, "bcdeEfFgGnosxX%");
  return rest.len == 0;
}

/* True for a specification that only a number can have. */
static bool is_of_number(const FormatSpec *spec) {
  return spec->sign != '\0' || spec->grouping != '\0' || spec->align == '=' ||
         spec->is_alternative || spec->has_no_negative_zero;
}

/* False for combinations that every built-in type refuses. */
static bool is_consistent(const FormatSpec *spec) {
  if (is_one_of("bcdoxX", spec->type) && spec->precision.len > 0) return false;
  if (spec->type == 'c' && (spec->sign != '\0' || spec->is_alternative)) return false;
  if (spec->type == 's' && is_of_number(spec)) return false;
  if (spec->grouping == ',') return !is_one_of("bcnoxX", spec->type);
  return spec->grouping != '_' || !is_one_of("cn", spec->type);
}

typedef struct Pieces {
  Buffer out;
  Arena *arena;
} Pieces;

/* Adds a piece; its `{}`, if it has one, is `value`. */
static void add_piece(Pieces *pieces, const char *pattern, Slice value) {
  if (pieces->out.len > 0) buffer_add(&pieces->out, SLICE(", "));
  buffer_add(&pieces->out, words_fill(pieces->arena, pattern, (Holes){{value}}));
}

/* "10", or "`width`" for a replacement field. */
static Slice number_words(Slice number, Arena *arena) {
  while (number.len > 1 && front(number) == '0') number = slice_sub(number, 1, number.len);
  if (front(number) != '{') return number;
  return words_code(slice_sub(number, 1, number.len - 1), arena);
}

static const char *alignment_pattern(char align, bool has_width) {
  switch (align) {
  case '<': return has_width ? "left-aligned in at least {} columns" : "left-aligned";
  case '>': return has_width ? "right-aligned in at least {} columns" : "right-aligned";
  case '^': return has_width ? "centred in at least {} columns" : "centred";
  case '=':
    return has_width ? "at least {} columns, padded behind the sign" : "padded behind the sign";
  default: return has_width ? "at least {} columns" : NULL;
  }
}

/* What each type means, with a precision and without. */
static const struct {
  const char *types;
  const char *precise;
  const char *plain;
} types[] = {
    {"b", NULL, "in binary"},
    {"c", NULL, "the character with that number"},
    {"d", NULL, "a whole number"},
    {"eE", "with exponent, {} digits after the point", "with exponent, 6 digits after the point"},
    {"fF", "{} digits after the point", "6 digits after the point"},
    {"gG", "{} significant digits", "6 significant digits"},
    {"n", "{} significant digits, separators of the locale", "separators of the locale"},
    {"o", NULL, "in octal"},
    {"s", "at most {} characters", NULL},
    {"xX", NULL, "in hexadecimal"},
    {"%", "times 100, {} digits after the point and a percent sign",
     "times 100, 6 digits after the point and a percent sign"},
};

static void add_type(Pieces *pieces, const FormatSpec *spec) {
  Slice precision = number_words(spec->precision, pieces->arena);
  bool is_precise = precision.len > 0;
  if (spec->type == '\0' && is_precise)
    add_piece(pieces,
              is_of_number(spec) ? "{} significant digits"
                                 : "at most {} characters of a text, or as many significant digits",
              precision);
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    if (!is_one_of(types[i].types, spec->type)) continue;
    const char *pattern = is_precise ? types[i].precise : types[i].plain;
    if (pattern != NULL) add_piece(pieces, pattern, precision);
  }
}

static void add_pieces(Pieces *pieces, const FormatSpec *spec) {
  Slice width = number_words(spec->width, pieces->arena);
  Slice none = {NULL, 0};
  const char *alignment = alignment_pattern(spec->align, width.len > 0);
  if (alignment != NULL) add_piece(pieces, alignment, width);
  if (spec->fill.len > 0 && front(spec->fill) != ' ')
    add_piece(pieces, "filled with {}", words_code(spec->fill, pieces->arena));
  if (spec->is_zero_filled && spec->align == '\0') add_piece(pieces, "filled with zeros", none);
  if (spec->sign == '+') add_piece(pieces, "always with a sign", none);
  if (spec->sign == ' ') add_piece(pieces, "a blank where a minus could be", none);
  if (spec->is_alternative) add_piece(pieces, "in the alternative form", none);
  if (spec->grouping == ',') add_piece(pieces, "`,` between thousands", none);
  if (spec->grouping == '_') add_piece(pieces, "`_` between groups of digits", none);
  add_type(pieces, spec);
}

Slice format_spec_words(Slice spec, Arena *arena) {
  FormatSpec parsed = {0};
  if (!parse(spec, &parsed) || !is_consistent(&parsed)) return (Slice){NULL, 0};
  Pieces pieces = {.arena = arena};
  buffer_init(&pieces.out);
  add_pieces(&pieces, &parsed);
  Slice words = arena_copy(arena, buffer_slice(&pieces.out));
  buffer_release(&pieces.out);
  return words;
}
