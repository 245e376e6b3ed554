/* The formats of strftime and strptime, piece by piece and by an example. */
#include <string.h>

#include "cards/text_value.h"
#include "cards/words.h"

typedef struct Directive {
  char letter;
  const char *words;
  const char *sample; /* on 9 February 2024 at 17:04:05, in English; NULL: it depends */
} Directive;

static const Directive directives[] = {
    {'a', "day of the week, short", "Fri"},
    {'A', "day of the week", "Friday"},
    {'b', "month, short", "Feb"},
    {'B', "month by name", "February"},
    {'c', "date and time as the locale has it", NULL},
    {'C', "century, 2 digits", "20"},
    {'d', "day of the month, 01 to 31", "09"},
    {'D', "the same as %m/%d/%y", "02/09/24"},
    {'e', "day of the month, padded with a blank", NULL},
    {'f', "microseconds, 6 digits", NULL},
    {'F', "the same as %Y-%m-%d", "2024-02-09"},
    {'G', "year of the ISO week", "2024"},
    {'h', "the same as %b", "Feb"},
    {'H', "hour, 00 to 23", "17"},
    {'I', "hour, 01 to 12", "05"},
    {'j', "day of the year, 001 to 366", "040"},
    {'m', "month, 01 to 12", "02"},
    {'M', "minute, 00 to 59", "04"},
    {'n', "a line end", NULL},
    {'p', "AM or PM", "PM"},
    {'R', "the same as %H:%M", "17:04"},
    {'S', "second, 00 to 61", "05"},
    {'t', "a tab", NULL},
    {'T', "the same as %H:%M:%S", "17:04:05"},
    {'u', "day of the week, 1 Monday to 7", "5"},
    {'U', "week of the year, from Sundays", "05"},
    {'V', "ISO week, 01 to 53", "06"},
    {'w', "day of the week, 0 Sunday to 6", "5"},
    {'W', "week of the year, from Mondays", "06"},
    {'x', "date as the locale has it", NULL},
    {'X', "time as the locale has it", NULL},
    {'y', "year without century, 00 to 99", "24"},
    {'Y', "year with century", "2024"},
    {'z', "offset from UTC, such as +0200", NULL},
    {'Z', "name of the time zone", NULL},
    {'%', "a percent sign", "%"},
};

/* What strptime understands. */
static const char readable[] = "aAbBcdfGHIjmMpSuUVwWxXyYzZ%";

static const Directive *find_directive(char letter, TextMeaning meaning) {
  bool is_read = meaning == TEXT_TIME_READ;
  if (letter == '\0' || (is_read && strchr(readable, letter) == NULL)) return NULL;
  for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++)
    if (directives[i].letter == letter) return &directives[i];
  return NULL;
}

typedef struct Reading {
  PieceList pieces;
  Buffer sample;
  bool has_sample;
  bool is_known; /* every directive is */
  uint32_t count;
  char seen[sizeof directives / sizeof directives[0]];
} Reading;

static void read_directive(Reading *reading, Slice format, size_t at, TextMeaning meaning) {
  const Directive *directive = find_directive(format.ptr[at + 1], meaning);
  if (directive == NULL) {
    reading->is_known = false;
    return;
  }
  reading->count++;
  if (directive->sample == NULL)
    reading->has_sample = false;
  else
    buffer_add(&reading->sample, slice_from_cstr(directive->sample));
  size_t index = (size_t)(directive - directives);
  if (reading->seen[index] != 0) return;
  reading->seen[index] = 1;
  piece_list_add(&reading->pieces, 0, slice_sub(format, at, at + 2),
                 slice_from_cstr(directive->words));
}

static void read_format(Reading *reading, Slice format, TextMeaning meaning) {
  for (size_t at = 0; at < format.len; at++) {
    if (format.ptr[at] != '%') {
      buffer_add_char(&reading->sample, format.ptr[at]);
    } else if (at + 1 < format.len) {
      read_directive(reading, format, at++, meaning);
    } else {
      reading->is_known = false;
    }
  }
}

/* The example shows both, so it is left out for those that lack one of them. */
static bool lacks_half(const FactPlace *place, NodeId text) {
  NodeId call = nodes_ancestor(place->view->nodes, text, NODE_CALL);
  NodeId callee = nodes_child_by_field(place->view->nodes, call, FIELD_FUNCTION);
  if (callee == NO_NODE) return false;
  Slice name = names_qualified(place->view->names, callee, place->arena);
  return slice_is(name, "datetime.date.strftime") || slice_is(name, "datetime.time.strftime");
}

/* Inline code shows single blanks within alone. */
static bool is_showable(Slice sample) {
  for (size_t i = 0; i < sample.len; i++) {
    bool is_blank = sample.ptr[i] == ' ';
    bool is_edge = i == 0 || i + 1 == sample.len;
    if ((unsigned char)sample.ptr[i] < ' ') return false;
    if (is_blank && (is_edge || sample.ptr[i + 1] == ' ')) return false;
  }
  return sample.len > 0 && sample.len <= 40;
}

Fact fact_of_time_format(const FactPlace *place) {
  TextValue text = text_value_at(place);
  bool is_read = text.meaning == TEXT_TIME_READ;
  if (text.node == NO_NODE || (!is_read && text.meaning != TEXT_TIME_WRITTEN)) return (Fact){0};
  Reading reading = {.has_sample = !lacks_half(place, text.node), .is_known = true};
  piece_list_init(&reading.pieces);
  buffer_init(&reading.sample);
  read_format(&reading, text.value, text.meaning);
  Fact fact = {.code = piece_list_take(&reading.pieces, place->arena)};
  Slice sample = words_code(buffer_slice(&reading.sample), place->arena);
  bool is_shown = reading.has_sample && is_showable(buffer_slice(&reading.sample));
  if (is_shown)
    fact.words = words_fill(place->arena,
                            is_read ? "9 February 2024, 17:04:05 is read from {}."
                                    : "9 February 2024, 17:04:05 is written {}.",
                            (Holes){{sample}});
  else
    fact.words = is_read ? SLICE("The text must have exactly these pieces:")
                         : SLICE("The pieces of the format:");
  buffer_release(&reading.sample);
  return reading.is_known && reading.count > 0 ? fact : (Fact){0};
}
