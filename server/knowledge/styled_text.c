#include "knowledge/styled_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

const TextStyle text_style_plain = {
    .reset = "", .rule = "-", .bullet = "-", .quote = ">", .code_quote = ""};

void styled_text_init(StyledText *text) {
  *text = (StyledText){0};
}

void styled_text_release(StyledText *text) {
  buffer_release(&text->text);
  free(text->runs);
  styled_text_init(text);
}

void styled_text_clear(StyledText *text) {
  buffer_clear(&text->text);
  text->run_count = 0;
}

/* C0, DEL and C1. */
static bool is_control(Utf8Char c) {
  return c.code_point < 0x20 || (c.code_point >= 0x7F && c.code_point < 0xA0);
}

static void add_harmless(Buffer *out, Slice words) {
  size_t done = 0;
  for (size_t i = 0; i < words.len;) {
    Utf8Char c = utf8_next(slice_sub(words, i, words.len));
    bool is_malformed = c.bytes == 1 && c.code_point > 0x7F;
    if ((is_control(c) && c.code_point != '\n') || is_malformed) {
      buffer_add(out, slice_sub(words, done, i));
      buffer_add(out, c.code_point == '\t' ? SLICE("    ") : SLICE("\xEF\xBF\xBD"));
      done = i + c.bytes;
    }
    i += c.bytes;
  }
  buffer_add(out, slice_sub(words, done, words.len));
}

void styled_text_add(StyledText *text, Slice words, uint16_t roles) {
  if (words.len == 0) return;
  add_harmless(&text->text, words);
  if (text->run_count > 0 && text->runs[text->run_count - 1].roles == roles) {
    text->runs[text->run_count - 1].end = text->text.len;
    return;
  }
  if (text->run_count == text->run_capacity) {
    text->run_capacity = memory_grown(text->run_capacity, text->run_count + 1);
    text->runs = memory_resize(text->runs, text->run_capacity, sizeof(TextRun));
  }
  text->runs[text->run_count++] = (TextRun){text->text.len, roles};
}

typedef struct CodePoints {
  uint32_t first;
  uint32_t last;
  uint8_t columns;
} CodePoints;

/* The blocks that matter for prose; everything else takes one column.
 *   source  Unicode, EastAsianWidth.txt (W, F) and general categories Mn, Cf. */
static const CodePoints unusual_widths[] = {
    {0x0300, 0x036F, 0}, {0x1100, 0x115F, 2},   {0x200B, 0x200F, 0},   {0x20D0, 0x20F0, 0},
    {0x2E80, 0x303E, 2}, {0x3041, 0xA4CF, 2},   {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},
    {0xFE00, 0xFE0F, 0}, {0xFE20, 0xFE2F, 0},   {0xFE30, 0xFE6F, 2},   {0xFF00, 0xFF60, 2},
    {0xFFE0, 0xFFE6, 2}, {0x1F300, 0x1F64F, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2},
};

static uint32_t code_point_columns(uint32_t code_point) {
  if (code_point < unusual_widths[0].first) return 1;
  for (size_t i = 0; i < sizeof unusual_widths / sizeof unusual_widths[0]; i++) {
    if (code_point < unusual_widths[i].first) return 1;
    if (code_point <= unusual_widths[i].last) return unusual_widths[i].columns;
  }
  return 1;
}

uint32_t text_columns(Slice text) {
  uint32_t columns = 0;
  while (text.len > 0) {
    Utf8Char c = utf8_next(text);
    columns += code_point_columns(c.code_point);
    text = slice_sub(text, c.bytes, text.len);
  }
  return columns;
}

static size_t skip_blanks(Slice bytes, size_t at) {
  while (at < bytes.len && bytes.ptr[at] == ' ') at++;
  return at;
}

static size_t word_end(Slice bytes, size_t at) {
  while (at < bytes.len && bytes.ptr[at] != ' ' && bytes.ptr[at] != '\n') at++;
  return at;
}

bool styled_text_next_line(const StyledText *text, size_t *at, size_t end, uint32_t width,
                           TextLine *line) {
  Slice bytes = slice_sub(buffer_slice(&text->text), 0, end);
  size_t next = skip_blanks(bytes, *at);
  *at = next;
  if (next >= bytes.len) return false;
  *line = (TextLine){.start = next, .end = next};
  while (next < bytes.len && bytes.ptr[next] != '\n') {
    size_t stop = word_end(bytes, next);
    uint32_t columns = text_columns(slice_sub(bytes, line->end, stop));
    if (line->end > line->start && width != 0 && line->columns + columns > width) break;
    line->end = stop;
    line->columns += columns;
    next = skip_blanks(bytes, stop);
  }
  if (next < bytes.len && bytes.ptr[next] == '\n') next++;
  *at = next;
  return true;
}

static void write_marks(const TextStyle *style, uint16_t roles, Buffer *out) {
  for (int role = 0; role < ROLE_COUNT; role++)
    if ((roles >> role & 1) != 0 && style->marks[role] != NULL)
      buffer_add(out, slice_from_cstr(style->marks[role]));
}

/* The roles that this style shows at all. */
static uint16_t visible_roles(const TextStyle *style, uint16_t roles) {
  for (int role = 0; role < ROLE_COUNT; role++)
    if (style->marks[role] == NULL) roles = (uint16_t)(roles & ~(1u << role));
  return roles;
}

void styled_text_write(const StyledText *text, TextLine line, const TextStyle *style, Buffer *out) {
  Slice bytes = buffer_slice(&text->text);
  uint16_t current = 0;
  size_t at = line.start;
  for (size_t i = 0; i < text->run_count && at < line.end; i++) {
    if (text->runs[i].end <= at) continue;
    uint16_t roles = visible_roles(style, text->runs[i].roles);
    if (roles != current) {
      if (current != 0) buffer_add(out, slice_from_cstr(style->reset));
      write_marks(style, roles, out);
      current = roles;
    }
    size_t stop = text->runs[i].end < line.end ? text->runs[i].end : line.end;
    buffer_add(out, slice_sub(bytes, at, stop));
    at = stop;
  }
  if (current != 0) buffer_add(out, slice_from_cstr(style->reset));
}
