/* How a text begins, on one line of a card. */
#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "cards/page_text.h"

static const Slice ellipsis = SLICE_INIT(" \xE2\x80\xA6");

/* Fences, tables, HTML and rules have no beginning that fits on a line. */
static bool is_block(Slice line) {
  static const char *const marks[] = {"```", "~~~", "|", "<", "---", "***", "$$", NULL};
  for (int i = 0; marks[i] != NULL; i++)
    if (slice_starts_with(line, slice_from_cstr(marks[i]))) return true;
  return false;
}

/* The line without the mark of a list or quotation. */
static Slice without_mark(Slice line) {
  static const char *const marks[] = {"- ", "* ", "+ ", "> ", "[ ] ", "[x] ", NULL};
  for (int i = 0; marks[i] != NULL; i++) {
    Slice mark = slice_from_cstr(marks[i]);
    if (slice_starts_with(line, mark)) line = slice_trim(slice_sub(line, mark.len, line.len));
  }
  return line;
}

static bool starts_item(Slice line) {
  return slice_starts_with(line, SLICE("- ")) || slice_starts_with(line, SLICE("* ")) ||
         slice_starts_with(line, SLICE("+ "));
}

/* Adds the first paragraph, headings left aside; false where something else comes first. Moves
 * `rest` behind it. */
static bool add_paragraph(Slice *rest, Buffer *out) {
  for (Slice line; slice_split(rest, '\n', &line);) {
    line = slice_trim(line);
    bool is_heading = slice_starts_with(line, SLICE("#"));
    if (out->len == 0 && (line.len == 0 || is_heading)) continue;
    if (out->len == 0 && is_block(line)) return false;
    bool is_end =
        out->len > 0 && (line.len == 0 || is_heading || is_block(line) || starts_item(line));
    if (is_end) {
      *rest = slice_sub((Slice){line.ptr, (size_t)(rest->ptr + rest->len - line.ptr)}, 0, SIZE_MAX);
      break;
    }
    if (out->len > 0) buffer_add_char(out, ' ');
    buffer_add(out, without_mark(line));
  }
  return out->len > 0;
}

/* Whether nothing that began in the text is still open, and no HTML stands in it. */
static bool is_whole(Slice text) {
  int counts[128] = {0};
  bool is_code = false;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    if (c == '`') is_code = !is_code;
    if (is_code || c >= 128) continue;
    counts[c]++;
    bool is_tag = c == '<' && i + 1 < text.len && strchr(" =<", text.ptr[i + 1]) == NULL;
    if (is_tag) return false;
  }
  return !is_code && counts['*'] % 2 == 0 && counts['_'] % 2 == 0 && counts['~'] % 2 == 0 &&
         counts['['] == counts[']'] && counts['('] == counts[')'];
}

/* The end of the last of the first `words` words up to which the text is whole; 0 for none. */
static size_t whole_words(Slice text, uint32_t words) {
  size_t best = 0;
  size_t at = 0;
  for (uint32_t i = 0; i < words && at < text.len; i++) {
    while (at < text.len && isspace((unsigned char)text.ptr[at])) at++;
    while (at < text.len && !isspace((unsigned char)text.ptr[at])) at++;
    if (is_whole(slice_sub(text, 0, at))) best = at;
  }
  return best;
}

Slice page_first_words(Slice text, uint32_t words, Arena *arena) {
  text = slice_trim(text);
  if (text.len == 0) return text;
  Buffer line;
  buffer_init(&line);
  Slice rest = text;
  size_t length = add_paragraph(&rest, &line) ? whole_words(buffer_slice(&line), words) : 0;
  Slice opening = SLICE("stand on the page of this topic.");
  if (length > 0) {
    bool is_cut = length < line.len || slice_trim(rest).len > 0;
    buffer_splice(&line, length, line.len, is_cut ? ellipsis : (Slice){NULL, 0});
    opening = arena_copy(arena, buffer_slice(&line));
  }
  buffer_release(&line);
  return opening;
}
