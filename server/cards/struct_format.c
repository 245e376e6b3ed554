/* The formats of `struct`: how many bytes, and field by field. */
#include <string.h>

#include "cards/text_value.h"
#include "cards/words.h"

enum { COUNT_AT_MOST = 1000000 };

typedef struct Field {
  char letter;
  uint32_t size; /* in the sizes that a byte order fixes; 0: only with the machine's own */
  const char *words;
} Field;

static const Field fields[] = {
    {'x', 1, "a byte left out"},
    {'c', 1, "one byte"},
    {'b', 1, "whole number with sign"},
    {'B', 1, "whole number without sign"},
    {'?', 1, "true or false"},
    {'h', 2, "whole number with sign"},
    {'H', 2, "whole number without sign"},
    {'i', 4, "whole number with sign"},
    {'I', 4, "whole number without sign"},
    {'l', 4, "whole number with sign"},
    {'L', 4, "whole number without sign"},
    {'q', 8, "whole number with sign"},
    {'Q', 8, "whole number without sign"},
    {'n', 0, "whole number, a size with sign"},
    {'N', 0, "whole number, a size"},
    {'e', 2, "float"},
    {'f', 4, "float"},
    {'d', 8, "float"},
    {'s', 1, "bytes"},
    {'p', 1, "bytes, their length first"},
    {'P', 0, "an address"},
};

static const Field *find_field(char letter) {
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
    if (fields[i].letter == letter) return &fields[i];
  return NULL;
}

typedef struct Layout {
  PieceList pieces;
  bool is_native; /* sizes and gaps of the machine */
  uint64_t bytes;
  uint64_t values;
} Layout;

static const char *order_words(char c) {
  switch (c) {
  case '<': return "little-endian";
  case '>': return "big-endian";
  case '!': return "big-endian";
  case '=': return "in the machine's byte order";
  default: return NULL;
  }
}

/* "whole number without sign, 2 bytes", "3 times that: ..." */
static Slice field_words(const Layout *layout, const Field *field, uint64_t count, bool has_count,
                         Arena *arena) {
  bool is_text = field->letter == 's' || field->letter == 'p';
  if (is_text) return arena_format(arena, "%u %s, one value", (unsigned)count, field->words);
  const char *times = has_count ? arena_format(arena, "%u times: ", (unsigned)count).ptr : "";
  if (layout->is_native || field->letter == 'x' || field->letter == 'c')
    return arena_format(arena, "%s%s", times, field->words);
  return arena_format(arena, "%s%s, %u byte%s", times, field->words, field->size,
                      field->size == 1 ? "" : "s");
}

static bool read_field(Layout *layout, Slice format, size_t *at, Arena *arena) {
  size_t start = *at;
  uint64_t count = 0;
  for (; *at < format.len && format.ptr[*at] >= '0' && format.ptr[*at] <= '9'; (*at)++) {
    count = count * 10 + (uint64_t)(format.ptr[*at] - '0');
    if (count > COUNT_AT_MOST) return false;
  }
  bool has_count = *at > start;
  if (!has_count) count = 1;
  const Field *field = *at < format.len ? find_field(format.ptr[*at]) : NULL;
  if (field == NULL || (field->size == 0 && !layout->is_native)) return false;
  if (field->letter == 'p' && count == 0) return false; /* `unpack` fails on it */
  (*at)++;
  bool is_text = field->letter == 's' || field->letter == 'p';
  layout->bytes += count * field->size;
  layout->values += field->letter == 'x' ? 0 : is_text ? 1 : count;
  piece_list_add(&layout->pieces, 0, slice_sub(format, start, *at),
                 field_words(layout, field, count, has_count, arena));
  return true;
}

static bool read_layout(Layout *layout, Slice format, Arena *arena) {
  size_t at = layout->is_native && !(format.len > 0 && format.ptr[0] == '@') ? 0 : 1;
  while (at < format.len) {
    if (format.ptr[at] != '\0' && strchr(" \t\n\v\f\r", format.ptr[at]) != NULL)
      at++;
    else if (!read_field(layout, format, &at, arena))
      return false;
  }
  return true;
}

Fact fact_of_struct(const FactPlace *place) {
  TextValue text = text_value_at(place);
  if (text.node == NO_NODE || text.meaning != TEXT_STRUCT || text.value.len == 0) return (Fact){0};
  const char *order = order_words(text.value.ptr[0]);
  Layout layout = {.is_native = order == NULL};
  piece_list_init(&layout.pieces);
  bool is_right = read_layout(&layout, text.value, place->arena);
  Fact fact = {.code = piece_list_take(&layout.pieces, place->arena)};
  if (!is_right || fact.code.len == 0) return (Fact){0};
  Slice values = arena_format(place->arena, "%llu value%s", (unsigned long long)layout.values,
                              layout.values == 1 ? "" : "s");
  Slice bytes = arena_format(place->arena, "%llu byte%s", (unsigned long long)layout.bytes,
                             layout.bytes == 1 ? "" : "s");
  Slice shown = words_code(text.value, place->arena);
  if (order == NULL)
    fact.words =
        words_fill(place->arena, "{} holds {}, with sizes, gaps and byte order of the machine.",
                   (Holes){{shown, values}});
  else
    fact.words = words_fill(place->arena, "{} is {}, {}, and holds {}.",
                            (Holes){{shown, bytes, slice_from_cstr(order), values}});
  return fact;
}
