#include "knowledge/prose.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\n';
}

static bool is_closing(char c) {
  return c == ')' || c == '"' || c == '\'' || c == '*';
}

/* The text with everything in inline code made the letter X: it counts and ends nothing. */
static void mask_code(const StyledText *text, Buffer *out) {
  buffer_add(out, buffer_slice(&text->text));
  size_t start = 0;
  for (size_t i = 0; i < text->run_count; i++) {
    bool is_code = (text->runs[i].roles >> ROLE_CODE & 1) != 0;
    for (size_t at = start; is_code && at < text->runs[i].end; at++)
      if (!is_blank(out->ptr[at])) out->ptr[at] = 'X';
    start = text->runs[i].end;
  }
}

static bool ends_sentence(Slice text, size_t at) {
  char c = text.ptr[at++];
  if (c != '.' && c != '!' && c != '?') return false;
  while (at < text.len && is_closing(text.ptr[at])) at++;
  if (at < text.len && !is_blank(text.ptr[at])) return false;
  while (at < text.len && is_blank(text.ptr[at])) at++;
  return at == text.len || text.ptr[at] < 'a' || text.ptr[at] > 'z';
}

static uint32_t count_words(Slice text) {
  uint32_t words = 0;
  for (size_t i = 0; i < text.len; i++)
    if (!is_blank(text.ptr[i]) && (i == 0 || is_blank(text.ptr[i - 1]))) words++;
  return words;
}

Prose prose_measure(const StyledText *text) {
  Buffer masked;
  buffer_init(&masked);
  mask_code(text, &masked);
  Slice plain = slice_trim(buffer_slice(&masked));
  Prose prose = {.words = count_words(plain)};
  size_t end = 0; /* of the last sentence */
  for (size_t i = 0; i < plain.len; i++) {
    if (!ends_sentence(plain, i)) continue;
    prose.sentences++;
    end = i + 1;
  }
  while (end < plain.len && is_closing(plain.ptr[end])) end++;
  prose.is_ended = plain.len > 0 && end == plain.len;
  if (plain.len > 0 && !prose.is_ended) prose.sentences++;
  buffer_release(&masked);
  return prose;
}
