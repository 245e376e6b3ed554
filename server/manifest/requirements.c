/* requirements.txt, as pip reads it: a requirement or an option on each line; a backslash at its
 * end continues it, `#` after a blank begins a comment. The line is one value, but for the options
 * behind a requirement (`--hash=...`), which are places of their own.
 *   source  pip's documentation, "Requirements File Format". */
#include "manifest/readers.h"

/* The options that have a short name. */
static const struct {
  const char *name;
  const char *full;
} short_options[] = {
    {"-r", "--requirement"}, {"-c", "--constraint"}, {"-e", "--editable"},
    {"-i", "--index-url"},   {"-f", "--find-links"},
};

static bool is_continued(Slice text, size_t start) {
  size_t end = line_end(text, start);
  return end > start && text.ptr[end - 1] == '\\' && end < text.len;
}

/* The start of the first line of the logical line around `offset`. Comments are not continued. */
static size_t logical_start(Slice text, uint32_t offset) {
  size_t start = 0;
  for (size_t at = 0; at < text.len;) {
    size_t next = at;
    while (is_continued(text, next)) next = line_next(text, next);
    next = line_next(text, next);
    start = at;
    if (next > offset) break;
    at = next;
  }
  return start;
}

static size_t logical_end(Slice text, size_t start) {
  size_t at = start;
  while (is_continued(text, at)) at = line_next(text, at);
  return line_end(text, at);
}

/* Blanks, line ends and the backslashes before them. */
static bool is_gap(Slice text, size_t at) {
  char c = text.ptr[at];
  bool is_end = c == '\n' || c == '\r';
  bool is_backslash =
      c == '\\' && at + 1 < text.len && (text.ptr[at + 1] == '\n' || text.ptr[at + 1] == '\r');
  return is_line_blank(c) || is_end || is_backslash;
}

static size_t skip_gap(Slice text, size_t at, size_t end) {
  while (at < end && is_gap(text, at)) at++;
  return at;
}

/* Where the word at `at` ends. */
static size_t word_end(Slice text, size_t at, size_t end) {
  while (at < end && !is_gap(text, at)) at++;
  return at;
}

/* Where a comment begins, or `end`. */
static size_t find_comment(Slice text, size_t start, size_t end) {
  for (size_t at = start; at < end; at++)
    if (text.ptr[at] == '#' && (at == start || is_gap(text, at - 1))) return at;
  return end;
}

static Slice option_name(Slice word) {
  size_t length = slice_find(word, SLICE("="), 0);
  Slice name = slice_sub(word, 0, length);
  for (size_t i = 0; i < sizeof short_options / sizeof short_options[0]; i++) {
    if (slice_is(name, short_options[i].name)) return slice_from_cstr(short_options[i].full);
    bool is_glued = !slice_starts_with(word, SLICE("--")) && word.len > 2 &&
                    slice_starts_with(word, slice_from_cstr(short_options[i].name));
    if (is_glued) return slice_from_cstr(short_options[i].full);
  }
  return name;
}

/* The option that stands at `at`, with its value, which is the next word or stands behind `=`. */
static size_t option_end(Slice text, size_t at, size_t end) {
  size_t first = word_end(text, at, end);
  Slice word = slice_sub(text, at, first);
  if (slice_find(word, SLICE("="), 0) < word.len) return first;
  size_t next = skip_gap(text, first, end);
  if (next == end || text.ptr[next] == '-') return first;
  return word_end(text, next, end);
}

static ManifestPlace option_place(Slice text, size_t at, size_t end, Arena *arena) {
  Keys keys = {.count = 0};
  keys_add(&keys, option_name(slice_sub(text, at, word_end(text, at, end))));
  Slice whole = slice_sub(text, at, end);
  return keys_place(&keys, PART_VALUE, whole, (uint32_t)at, (uint32_t)end, arena);
}

/* Where the options behind a requirement begin. */
static size_t requirement_end(Slice text, size_t start, size_t end) {
  size_t last = start;
  for (size_t at = start; at < end;) {
    at = skip_gap(text, at, end);
    if (at + 1 < end && text.ptr[at] == '-' && text.ptr[at + 1] == '-') break;
    at = word_end(text, at, end);
    if (at > last) last = at;
  }
  return last;
}

static bool is_archive(Slice word) {
  return slice_ends_with(word, SLICE(".whl")) || slice_ends_with(word, SLICE(".tar.gz")) ||
         slice_ends_with(word, SLICE(".zip"));
}

/* What the line names: a distribution, an address or a file; empty for none of them. */
static Slice line_key(Slice line) {
  Slice word = slice_sub(line, 0, word_end(line, 0, line.len));
  size_t scheme = slice_find(word, SLICE("://"), 0);
  if (scheme < word.len && slice_find(word, SLICE("@"), 0) > scheme) return SLICE("url");
  bool is_path = slice_find(word, SLICE("/"), 0) < slice_find(word, SLICE("@"), 0);
  bool is_named = slice_find(word, SLICE("@"), 0) < word.len;
  if (is_path || (is_archive(word) && !is_named) || slice_is(word, ".")) return SLICE("path");
  char first = line.ptr[0];
  bool is_name = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                 (first >= '0' && first <= '9');
  return is_name ? SLICE("requirement") : (Slice){NULL, 0};
}

static ManifestPlace line_place(Slice text, size_t at, size_t stop, Arena *arena) {
  Slice line = slice_sub(text, at, stop);
  Keys keys = {.count = 0};
  keys_add(&keys, line_key(line));
  if (keys.items[0].len == 0) return (ManifestPlace){0};
  return keys_place(&keys, PART_VALUE, line, (uint32_t)at, (uint32_t)stop, arena);
}

ManifestPlace requirements_place(Slice text, uint32_t offset, Arena *arena) {
  size_t start = logical_start(text, offset);
  size_t end = logical_end(text, start);
  size_t at = skip_gap(text, start, end);
  end = find_comment(text, at, end);
  if (offset < at || offset >= end) return (ManifestPlace){0};
  if (text.ptr[at] != '-') {
    size_t stop = requirement_end(text, at, end);
    if (offset < stop) return line_place(text, at, stop, arena);
    at = stop;
  }
  while (at < end) {
    at = skip_gap(text, at, end);
    if (at >= end || offset < at) break;
    size_t next = text.ptr[at] == '-' ? option_end(text, at, end) : word_end(text, at, end);
    if (offset < next && text.ptr[at] == '-') return option_place(text, at, next, arena);
    at = next;
  }
  return (ManifestPlace){0};
}
