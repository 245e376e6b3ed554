#include "cli/check_diff.h"

#include <stdlib.h>

#include "base/memory.h"

enum { CONTEXT_LINES = 3 };

/* One side of the difference. */
typedef struct Side {
  Slice text;
  uint32_t *starts; /* of its lines, and the end of the last one */
  uint32_t count;
} Side;

static Side side_of(Slice text) {
  Side side = {.text = text, .count = line_origins_count(text)};
  side.starts = memory_create((size_t)side.count + 1, sizeof *side.starts);
  for (uint32_t i = 0; i < side.count; i++)
    side.starts[i + 1] = line_origins_next(text, side.starts[i]);
  return side;
}

static Slice line_of(const Side *side, uint32_t line) {
  return slice_sub(side->text, side->starts[line], side->starts[line + 1]);
}

/* Lines [was, was_end) have become [now, now_end). */
typedef struct Change {
  uint32_t was;
  uint32_t was_end;
  uint32_t now;
  uint32_t now_end;
} Change;

typedef struct Difference {
  Side was;
  Side now;
  const LineOrigins *origins;
  bool has_colour;
  Buffer *out;
} Difference;

/* What one fix has changed and another has put back is no change. */
static void trim(const Difference *difference, Change *change) {
  const Side *was = &difference->was;
  const Side *now = &difference->now;
  while (change->was < change->was_end && change->now < change->now_end &&
         slice_equal(line_of(was, change->was), line_of(now, change->now))) {
    change->was++;
    change->now++;
  }
  while (change->was < change->was_end && change->now < change->now_end &&
         slice_equal(line_of(was, change->was_end - 1), line_of(now, change->now_end - 1))) {
    change->was_end--;
    change->now_end--;
  }
}

/* The first change behind `last`; false when there are no more. */
static bool next_change(const Difference *difference, const Change *last, Change *change) {
  const LineOrigins *origins = difference->origins;
  uint32_t was = last->was_end;
  uint32_t now = last->now_end;
  while (was < difference->was.count || now < origins->count) {
    uint32_t start = now;
    while (now < origins->count && origins->lines[now] == LINE_IS_NEW) now++;
    uint32_t was_end = now < origins->count ? origins->lines[now] : difference->was.count;
    *change = (Change){was, was_end, start, now};
    trim(difference, change);
    if (change->was < change->was_end || change->now < change->now_end) return true;
    was = was_end + 1;
    now++;
  }
  return false;
}

static void add_line(const Difference *difference, char mark, Slice line) {
  Buffer *out = difference->out;
  const char *colour = mark == '-' ? "\033[31m" : "\033[32m";
  bool is_coloured = difference->has_colour && mark != ' ';
  bool has_end = slice_ends_with(line, SLICE("\n"));
  if (is_coloured) buffer_add(out, slice_from_cstr(colour));
  buffer_add_char(out, mark);
  buffer_add(out, slice_sub(line, 0, line.len - has_end));
  if (is_coloured) buffer_add(out, SLICE("\033[0m"));
  buffer_add(out, has_end ? SLICE("\n") : SLICE("\n\\ No newline at end of file\n"));
}

static void add_range(Buffer *out, char mark, uint32_t start, uint32_t count) {
  /* A range without lines is called by the line before it. */
  buffer_add_format(out, " %c%u", mark, count == 0 ? start : start + 1);
  if (count != 1) buffer_add_format(out, ",%u", count);
}

static void add_hunk_header(const Difference *difference, const Change *hunk) {
  Buffer *out = difference->out;
  buffer_add(out, difference->has_colour ? SLICE("\033[36m@@") : SLICE("@@"));
  add_range(out, '-', hunk->was, hunk->was_end - hunk->was);
  add_range(out, '+', hunk->now, hunk->now_end - hunk->now);
  buffer_add(out, difference->has_colour ? SLICE(" @@\033[0m\n") : SLICE(" @@\n"));
}

static void add_change(const Difference *difference, const Change *change) {
  for (uint32_t i = change->was; i < change->was_end; i++)
    add_line(difference, '-', line_of(&difference->was, i));
  for (uint32_t i = change->now; i < change->now_end; i++)
    add_line(difference, '+', line_of(&difference->now, i));
}

static uint32_t at_most(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* The lines around a run of changes that are shown with it. */
static Change hunk_around(const Difference *difference, const Change *first, const Change *last) {
  uint32_t before = at_most(CONTEXT_LINES, first->was);
  uint32_t after = at_most(CONTEXT_LINES, difference->was.count - last->was_end);
  return (Change){first->was - before, last->was_end + after, first->now - before,
                  last->now_end + after};
}

static void add_context(const Difference *difference, uint32_t start, uint32_t end) {
  for (uint32_t i = start; i < end; i++) add_line(difference, ' ', line_of(&difference->was, i));
}

/* Writes the changes from `first` on that are near each other; false when that was the last. */
static bool add_hunk(const Difference *difference, Change *first) {
  Change last = *first;
  Change next;
  bool is_more;
  while ((is_more = next_change(difference, &last, &next)) &&
         next.was - last.was_end <= 2 * CONTEXT_LINES)
    last = next;
  Change hunk = hunk_around(difference, first, &last);
  Change change = *first;
  add_hunk_header(difference, &hunk);
  add_context(difference, hunk.was, change.was);
  add_change(difference, &change);
  while (change.was_end < last.was_end || change.now_end < last.now_end) {
    uint32_t start = change.was_end;
    next_change(difference, &change, &change);
    add_context(difference, start, change.was);
    add_change(difference, &change);
  }
  add_context(difference, last.was_end, hunk.was_end);
  *first = next;
  return is_more;
}

/* As git and patch read it: names with control characters and quotes stand in quotes, and a tab
 * ends those with blanks. */
static void add_name(Slice name, Buffer *out) {
  bool is_quoted = false;
  bool has_blank = false;
  for (size_t i = 0; i < name.len; i++) {
    unsigned char c = (unsigned char)name.ptr[i];
    is_quoted = is_quoted || c < 0x20 || c == 0x7F || c == '"' || c == '\\';
    has_blank = has_blank || c == ' ';
  }
  if (is_quoted) buffer_add_char(out, '"');
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    if (is_quoted && (c == '"' || c == '\\'))
      buffer_add_format(out, "\\%c", c);
    else if ((unsigned char)c < 0x20 || c == 0x7F)
      buffer_add_format(out, "\\%03o", (unsigned char)c);
    else
      buffer_add_char(out, c);
  }
  if (is_quoted) buffer_add_char(out, '"');
  buffer_add(out, has_blank && !is_quoted ? SLICE("\t\n") : SLICE("\n"));
}

static void add_file_header(const Difference *difference, const char *path) {
  Slice name = slice_from_cstr(path);
  /* git takes no path that begins so. */
  while (slice_starts_with(name, SLICE("./"))) name = slice_sub(name, 2, name.len);
  Buffer *out = difference->out;
  if (difference->has_colour) buffer_add(out, SLICE("\033[1m"));
  buffer_add(out, SLICE("--- "));
  add_name(name, out);
  buffer_add(out, SLICE("+++ "));
  add_name(name, out);
  if (difference->has_colour) buffer_add(out, SLICE("\033[0m"));
}

void check_diff_write(const LineOrigins *origins, const char *name, Slice was, Slice now,
                      bool has_colour, Buffer *out) {
  Difference difference = {.was = side_of(was),
                           .now = side_of(now),
                           .origins = origins,
                           .has_colour = has_colour,
                           .out = out};
  Change none = {0};
  Change change;
  bool is_more = next_change(&difference, &none, &change);
  if (is_more) add_file_header(&difference, name);
  while (is_more) is_more = add_hunk(&difference, &change);
  free(difference.was.starts);
  free(difference.now.starts);
}
