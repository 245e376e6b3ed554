#include "bare_document.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static uint32_t count_newlines(Slice text) {
  uint32_t count = 0;
  const char *end = text.ptr + text.len;
  for (const char *at = text.ptr; at < end; count++) {
    at = memchr(at, '\n', (size_t)(end - at));
    if (at == NULL) break;
    at++;
  }
  return count;
}

/* Writes where the lines begin that the newlines of `text`, standing at `offset`, open. */
static void write_line_starts(Slice text, uint32_t offset, uint32_t *starts) {
  const char *end = text.ptr + text.len;
  for (const char *at = text.ptr; at < end; starts++) {
    at = memchr(at, '\n', (size_t)(end - at));
    if (at == NULL) return;
    at++;
    *starts = offset + (uint32_t)(at - text.ptr);
  }
}

static void reserve_lines(BareDocument *document, uint32_t count) {
  if (count <= document->line_capacity) return;
  document->line_capacity = (uint32_t)memory_grown(document->line_capacity, count);
  document->line_starts =
      memory_resize(document->line_starts, document->line_capacity, sizeof(uint32_t));
}

void bare_document_set_text(BareDocument *document, Slice text) {
  ts_tree_delete(document->tree);
  document->tree = NULL;
  buffer_clear(&document->text);
  buffer_add(&document->text, text);
  document->line_count = 1 + count_newlines(text);
  reserve_lines(document, document->line_count);
  document->line_starts[0] = 0;
  write_line_starts(text, 0, document->line_starts + 1);
}

void bare_document_init(BareDocument *document, Slice uri, Slice text) {
  *document = (BareDocument){0};
  document->uri = memory_create(uri.len + 1, 1);
  memcpy(document->uri, uri.ptr, uri.len);
  bare_document_set_text(document, text);
}

void bare_document_release(BareDocument *document) {
  ts_tree_delete(document->tree);
  buffer_release(&document->text);
  free(document->line_starts);
  free(document->uri);
  *document = (BareDocument){0};
}

static TSPoint point_at(const BareDocument *document, Position position) {
  if (position.line >= document->line_count) {
    uint32_t last = document->line_count - 1;
    return (TSPoint){last, (uint32_t)document->text.len - document->line_starts[last]};
  }
  bool is_last = position.line + 1 == document->line_count;
  uint32_t start = document->line_starts[position.line];
  size_t end = is_last ? document->text.len : document->line_starts[position.line + 1] - 1;
  Slice line = slice_sub(buffer_slice(&document->text), start, end);
  bool is_exact = false;
  uint32_t column = position_byte_column(line, position.character, ENCODING_UTF16, &is_exact);
  return (TSPoint){position.line, column};
}

/* Replaces the starts of the lines after `first` up to `last` by those that `text` opens. */
static void splice_lines(BareDocument *document, uint32_t first, uint32_t last, uint32_t offset,
                         uint32_t removed, Slice text) {
  uint32_t added = count_newlines(text);
  uint32_t tail = document->line_count - last - 1;
  reserve_lines(document, document->line_count + added);
  uint32_t *old_tail = document->line_starts + last + 1;
  uint32_t *new_tail = document->line_starts + first + 1 + added;
  memmove(new_tail, old_tail, tail * sizeof(uint32_t));
  uint32_t shift = (uint32_t)text.len - removed; /* wraps as unsigned numbers do */
  for (uint32_t i = 0; i < tail; i++) new_tail[i] += shift;
  write_line_starts(text, offset, document->line_starts + first + 1);
  document->line_count = first + 1 + added + tail;
}

void bare_document_edit(BareDocument *document, Position start, Position end, Slice text) {
  TSPoint from = point_at(document, start);
  TSPoint to = point_at(document, end);
  uint32_t start_byte = document->line_starts[from.row] + from.column;
  uint32_t end_byte = document->line_starts[to.row] + to.column;
  if (end_byte < start_byte) return;
  uint32_t new_end = start_byte + (uint32_t)text.len;
  buffer_splice(&document->text, start_byte, end_byte, text);
  splice_lines(document, from.row, to.row, start_byte, end_byte - start_byte, text);
  uint32_t end_row = from.row + count_newlines(text);
  TSInputEdit edit = {
      .start_byte = start_byte,
      .old_end_byte = end_byte,
      .new_end_byte = new_end,
      .start_point = from,
      .old_end_point = to,
      .new_end_point = {end_row, new_end - document->line_starts[end_row]},
  };
  if (document->tree != NULL) ts_tree_edit(document->tree, &edit);
}

void bare_document_parse(BareDocument *document, TSParser *parser) {
  TSTree *old = document->tree;
  document->tree =
      ts_parser_parse_string(parser, old, document->text.ptr, (uint32_t)document->text.len);
  ts_tree_delete(old);
}

const char *bare_document_kind_at(const BareDocument *document, Position position) {
  TSPoint point = point_at(document, position);
  TSNode root = ts_tree_root_node(document->tree);
  return ts_node_type(ts_node_descendant_for_point_range(root, point, point));
}
