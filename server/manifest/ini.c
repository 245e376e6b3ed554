/* setup.cfg and its like, as configparser reads them: sections, `key = value` or `key: value`, and
 * values that go on over indented lines, each of which is a value of its own here. */
#include "manifest/readers.h"

typedef struct IniLine {
  Slice text; /* without blanks at its ends */
  uint32_t start;
  uint32_t end;
  bool is_indented;
  bool is_silent; /* blank, or a comment */
} IniLine;

static IniLine read_line(Slice text, size_t at) {
  size_t end = line_end(text, at);
  size_t start = at;
  while (start < end && is_line_blank(text.ptr[start])) start++;
  while (end > start && is_line_blank(text.ptr[end - 1])) end--;
  IniLine line = {slice_sub(text, start, end), (uint32_t)start, (uint32_t)end, start > at, false};
  line.is_silent = start == end || text.ptr[start] == '#' || text.ptr[start] == ';';
  return line;
}

static bool is_header(const IniLine *line) {
  return slice_starts_with(line->text, SLICE("[")) &&
         slice_find(line->text, SLICE("]"), 0) < line->text.len;
}

static Slice header_name(Slice text) {
  return slice_sub(text, 1, slice_find(text, SLICE("]"), 0));
}

/* The length of the key in front of the first `=` or `:`; the text's length where there is none. */
static size_t find_delimiter(Slice text) {
  size_t at = 0;
  while (at < text.len && text.ptr[at] != '=' && text.ptr[at] != ':') at++;
  return at;
}

/* Where nothing is indented that belongs to a key, keys are indented themselves. */
static bool is_value_line(const IniLine *line, const Keys *key) {
  return line->is_indented && key->count > 0;
}

static ManifestPlace place_in_line(const IniLine *line, const Keys *section, const Keys *key,
                                   uint32_t offset, bool is_value, Arena *arena) {
  if (is_value) return keys_place(key, PART_VALUE, line->text, line->start, line->end, arena);
  if (is_header(line))
    return keys_place(section, PART_TABLE, header_name(line->text), line->start, line->end, arena);
  size_t delimiter = find_delimiter(line->text);
  Slice name = slice_trim(slice_sub(line->text, 0, delimiter));
  uint32_t name_end = line->start + (uint32_t)name.len;
  if (offset < name_end) return keys_place(key, PART_KEY, name, line->start, name_end, arena);
  Slice value = slice_trim(slice_sub(line->text, delimiter + 1, line->text.len));
  uint32_t start = line->end - (uint32_t)value.len;
  if (value.len == 0 || offset < start) return (ManifestPlace){0};
  return keys_place(key, PART_VALUE, value, start, line->end, arena);
}

static void take_line(const IniLine *line, Keys *section, Keys *key) {
  if (is_header(line)) {
    *section = *key = (Keys){.count = 0};
    keys_add_dotted(section, header_name(line->text));
    return;
  }
  *key = *section;
  keys_add(key, slice_trim(slice_sub(line->text, 0, find_delimiter(line->text))));
}

ManifestPlace ini_place(Slice text, uint32_t offset, Arena *arena) {
  Keys section = {.count = 0};
  Keys key = {.count = 0};
  for (size_t at = 0; at < text.len && at <= offset; at = line_next(text, at)) {
    IniLine line = read_line(text, at);
    if (line.is_silent) continue;
    bool is_value = is_value_line(&line, &key);
    if (!is_value) take_line(&line, &section, &key);
    if (line.start <= offset && offset < line.end)
      return place_in_line(&line, &section, &key, offset, is_value, arena);
  }
  return (ManifestPlace){0};
}

static void tell(const Keys *keys, ManifestEntryKind kind, Slice text, size_t start,
                 ManifestVisitor visit, void *context) {
  if (keys->count > KEYS_AT_MOST) return;
  const ManifestEntry entry = {
      .keys = {keys->items, keys->count}, .kind = kind, .text = text, .start = (uint32_t)start};
  visit(context, &entry);
}

void ini_visit(Slice text, ManifestVisitor visit, void *context) {
  Keys section = {.count = 0};
  Keys key = {.count = 0};
  for (size_t at = 0; at < text.len; at = line_next(text, at)) {
    IniLine line = read_line(text, at);
    if (line.is_silent) continue;
    if (is_value_line(&line, &key)) {
      tell(&key, ENTRY_TEXT, line.text, line.start, visit, context);
      continue;
    }
    take_line(&line, &section, &key);
    if (is_header(&line)) {
      tell(&section, ENTRY_TABLE, (Slice){NULL, 0}, line.start, visit, context);
      key = (Keys){.count = 0};
      continue;
    }
    Slice value = slice_trim(slice_sub(line.text, find_delimiter(line.text) + 1, line.text.len));
    ManifestEntryKind kind = value.len > 0 ? ENTRY_TEXT : ENTRY_LIST;
    tell(&key, kind, value, line.end - value.len, visit, context);
  }
}

/* A comment behind a value does not belong to it. */
static void cut_comment(IniLine *line) {
  size_t mark = slice_find(line->text, SLICE("#"), 0);
  line->text = slice_trim(slice_sub(line->text, 0, mark));
  line->end = line->start + (uint32_t)line->text.len;
}

/* One value a line, such as the versions in .python-version. */
ManifestPlace values_place(Slice text, uint32_t offset, Arena *arena) {
  size_t at = 0;
  while (at < text.len && line_next(text, at) <= offset) at = line_next(text, at);
  IniLine line = read_line(text, at);
  cut_comment(&line);
  if (line.is_silent || offset < line.start || offset >= line.end) return (ManifestPlace){0};
  const Keys none = {.count = 0};
  return keys_place(&none, PART_VALUE, line.text, line.start, line.end, arena);
}
