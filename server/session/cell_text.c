#include "session/cell_text.h"

#include "base/word_list.h"
#include "text/lines.h"

/* The magics of a whole cell whose body is Python; others hand it to another language. */
static const char *const python_cells = "capture prun time timeit";

/* What reaches from one line into the next. */
typedef struct CellScan {
  uint32_t brackets; /* that are open */
  char quote; /* of the string that is open; 0 for none */
  bool is_triple;
  bool is_continued; /* the line ends in a backslash */
} CellScan;

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f';
}

static size_t skip_blanks(Slice line, size_t at) {
  while (at < line.len && is_blank(line.ptr[at])) at++;
  return at;
}

static bool ends_in_backslash(Slice line) {
  return slice_ends_with(line, SLICE("\\"));
}

/* Goes over the quotes or the character at `at`, and returns where what follows begins. */
static size_t scan_string(CellScan *scan, Slice line, size_t at) {
  if (line.ptr[at] == '\\') return at + 2;
  if (line.ptr[at] != scan->quote) return at + 1;
  bool is_three =
      at + 2 < line.len && line.ptr[at + 1] == scan->quote && line.ptr[at + 2] == scan->quote;
  if (scan->is_triple && !is_three) return at + 1;
  scan->quote = '\0';
  return at + (scan->is_triple ? 3 : 1);
}

static size_t begin_string(CellScan *scan, Slice line, size_t at) {
  scan->quote = line.ptr[at];
  scan->is_triple =
      at + 2 < line.len && line.ptr[at + 1] == scan->quote && line.ptr[at + 2] == scan->quote;
  return at + (scan->is_triple ? 3 : 1);
}

/* Whether an `=` that assigns stands at `at`, with a magic or a line for the shell behind it. */
static bool is_magic_assignment(Slice line, size_t at) {
  static const Slice operators = SLICE_INIT("=!<>+-*/%&|^@:~");
  if (at == 0 || slice_find(operators, slice_sub(line, at - 1, at), 0) < operators.len)
    return false;
  size_t next = skip_blanks(line, at + 1);
  return next + 1 < line.len && (line.ptr[next] == '!' || line.ptr[next] == '%');
}

/* Reads a line of Python; returns where on it something else begins, or its end. */
static size_t scan_line(CellScan *scan, Slice line, size_t at) {
  scan->is_continued = false;
  while (at < line.len) {
    char c = line.ptr[at];
    if (scan->quote != '\0') {
      at = scan_string(scan, line, at);
      continue;
    }
    if (c == '#') return line.len;
    if (c == '"' || c == '\'') {
      at = begin_string(scan, line, at);
      continue;
    }
    if (c == '=' && scan->brackets == 0 && is_magic_assignment(line, at))
      return skip_blanks(line, at + 1);
    if (c == '(' || c == '[' || c == '{') scan->brackets++;
    if ((c == ')' || c == ']' || c == '}') && scan->brackets > 0) scan->brackets--;
    at++;
  }
  scan->is_continued = ends_in_backslash(line);
  if (!scan->is_triple && !scan->is_continued) scan->quote = '\0';
  return line.len;
}

/* A line that begins a statement of IPython's. */
static bool is_magic_line(Slice line) {
  Slice text = slice_trim(line);
  if (text.len == 0) return false;
  bool is_marked = text.ptr[0] == '%' || text.ptr[0] == '!' || text.ptr[0] == '?';
  bool is_question =
      slice_ends_with(text, SLICE("?")) && slice_find(text, SLICE("#"), 0) == text.len;
  return (is_marked && text.len > 1) || is_question;
}

/* The line's end, and the line without it. */
static Slice next_line(Slice text, uint32_t start, Slice *end) {
  uint32_t at = lines_end(text, start);
  *end = slice_sub(text, at, lines_next(text, at));
  return slice_sub(text, start, at);
}

/* The first line that has something, where it begins with `%%`; then `*name` is what follows. */
static bool is_cell_magic(Slice text, Slice *name) {
  Slice first = slice_trim(text);
  if (!slice_starts_with(first, SLICE("%%"))) return false;
  size_t end = 2;
  while (end < first.len && first.ptr[end] != '\n' && first.ptr[end] != '\r' &&
         !is_blank(first.ptr[end]))
    end++;
  *name = slice_sub(first, 2, end);
  return true;
}

static void add_line_ends(Slice text, Buffer *out) {
  for (uint32_t at = 0; at < text.len;) {
    Slice end;
    Slice line = next_line(text, at, &end);
    buffer_add(out, end);
    at += (uint32_t)(line.len + end.len);
  }
}

/* In a block stands a statement, since a block must have one; elsewhere a comment, which may stand
 * before imports. */
static void add_nothing(Slice line, Buffer *out) {
  size_t indent = skip_blanks(line, 0);
  buffer_add(out, slice_sub(line, 0, indent));
  buffer_add_char(out, indent > 0 ? '0' : '#');
}

/* What goes on behind a backslash belongs to the magic. */
static void add_line(CellScan *scan, bool *is_magic_continued, Slice line, Buffer *out) {
  bool is_statement = scan->brackets == 0 && scan->quote == '\0' && !scan->is_continued;
  if (*is_magic_continued) {
    *is_magic_continued = ends_in_backslash(line);
  } else if (is_statement && is_magic_line(line)) {
    add_nothing(line, out);
    *is_magic_continued = ends_in_backslash(line);
  } else {
    size_t magic = scan_line(scan, line, 0);
    buffer_add(out, slice_sub(line, 0, magic));
    if (magic == line.len) return;
    buffer_add_char(out, '0');
    *is_magic_continued = ends_in_backslash(line);
  }
}

void cell_text_add(Slice text, Buffer *out) {
  Slice name = {NULL, 0};
  if (is_cell_magic(text, &name) && !word_list_has(python_cells, name)) {
    add_line_ends(text, out);
    return;
  }
  CellScan scan = {0};
  bool is_magic_continued = false;
  for (uint32_t at = 0; at < text.len;) {
    Slice end;
    Slice line = next_line(text, at, &end);
    add_line(&scan, &is_magic_continued, line, out);
    buffer_add(out, end);
    at += (uint32_t)(line.len + end.len);
  }
}
