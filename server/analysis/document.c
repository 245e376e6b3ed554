#include "analysis/document.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/document_state.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "text/lines.h"

Document *document_create(Slice text) {
  Document *document = memory_create(1, sizeof *document);
  join_init(&document->join);
  arena_init(&document->place_arena);
  arena_init(&document->noqa_arena);
  document_cut_all(document, text);
  return document;
}

void document_set_place(Document *document, const FilePlace *place) {
  Arena *arena = &document->place_arena;
  arena_reset(arena);
  document->manifest = manifest_kind(place->path);
  document->manifest_name = arena_copy(arena, manifest_name(place->path, document->manifest));
  document->package_part = arena_copy(arena, place->package_part);
  document->join.outer.module_name = arena_copy(arena, place->module_name);
  document->join.outer.is_package = place->is_package;
  document->join.outer.folder = arena_copy(arena, place->folder);
}

bool document_follow(Document *document, const Document *before) {
  document_want_names(document);
  if (!join_take_names(&document->join, before == NULL ? NULL : &before->join)) return false;
  document->has_join = false;
  return true;
}

bool document_is_manifest(const Document *document) {
  return document->manifest != MANIFEST_NONE;
}

void document_destroy(Document *document) {
  if (document == NULL) return;
  for (uint32_t i = 0; i < document->count; i++) segment_destroy(document->segments[i]);
  attic_clear(&document->attic);
  join_release(&document->join);
  arena_release(&document->noqa_arena);
  arena_release(&document->place_arena);
  free(document->segments);
  free(document->offsets);
  free(document->lines);
  free(document);
}

void document_invalidate(Document *document) {
  attic_clear(&document->attic);
  for (uint32_t i = 0; i < document->count; i++) document->segments[i]->is_stale = true;
  document_mark_stale(document, 0, document->count);
}

void document_mark_stale(Document *document, uint32_t from, uint32_t to) {
  bool is_none = document->stale_from >= document->stale_to;
  if (is_none || from < document->stale_from) document->stale_from = from;
  if (is_none || to > document->stale_to) document->stale_to = to;
  if (document->stale_to > document->count) document->stale_to = document->count;
}

uint32_t document_length(const Document *document) {
  return document->offsets[document->count];
}

uint32_t document_line_count(const Document *document) {
  return document->lines[document->count] + 1;
}

/* The last index in starts[0..count) whose value is not above `value`. */
static uint32_t last_not_above(const uint32_t *starts, uint32_t count, uint32_t value) {
  uint32_t low = 0;
  while (count > 1) {
    uint32_t half = count / 2;
    if (starts[low + half] <= value) {
      low += half;
      count -= half;
    } else {
      count = half;
    }
  }
  return low;
}

uint32_t document_segment_at(const Document *document, uint32_t offset) {
  return last_not_above(document->offsets, document->count, offset);
}

static void shift_places(Document *document, uint32_t from, uint32_t bytes, uint32_t lines) {
  for (uint32_t i = from; i <= document->count; i++) document->offsets[i] += bytes;
  for (uint32_t i = from; i <= document->count; i++) document->lines[i] += lines;
}

/* Renews the places of the segments [from, to]; what follows is shifted by as much as `to` was. */
static void renew_places(Document *document, uint32_t from, uint32_t to) {
  uint32_t offset = document->offsets[to];
  uint32_t line = document->lines[to];
  for (uint32_t i = from; i < to; i++) {
    document->offsets[i + 1] = document->offsets[i] + document->segments[i]->length;
    document->lines[i + 1] = document->lines[i] + document->segments[i]->line_count;
  }
  uint32_t bytes = document->offsets[to] - offset;
  uint32_t lines = document->lines[to] - line;
  if (bytes != 0 || lines != 0) shift_places(document, to + 1, bytes, lines);
}

static void reserve(Document *document, uint32_t count) {
  if (count < document->capacity) return;
  uint32_t capacity = (uint32_t)memory_grown(document->capacity, count + 1);
  document->segments = memory_resize(document->segments, capacity, sizeof *document->segments);
  document->offsets = memory_resize(document->offsets, capacity, sizeof(uint32_t));
  document->lines = memory_resize(document->lines, capacity, sizeof(uint32_t));
  if (document->capacity == 0) document->offsets[0] = document->lines[0] = 0;
  document->capacity = capacity;
}

void document_replace_segments(Document *document, uint32_t at, uint32_t removed,
                               Segment *const *segments, uint32_t added) {
  uint32_t count = document->count - removed + added;
  uint32_t tail = document->count - at - removed;
  reserve(document, count);
  memmove(document->segments + at + added, document->segments + at + removed,
          tail * sizeof *segments);
  if (added > 0) memcpy(document->segments + at, segments, added * sizeof *segments);
  memmove(document->offsets + at + added, document->offsets + at + removed,
          (tail + 1) * sizeof(uint32_t));
  memmove(document->lines + at + added, document->lines + at + removed,
          (tail + 1) * sizeof(uint32_t));
  bool is_after = document->stale_to > at + removed;
  if (is_after)
    document->stale_to = document->stale_to - removed + added;
  else if (document->stale_to > at)
    document->stale_to = at + added;
  document->count = count;
  if (at == 0) document->offsets[0] = document->lines[0] = 0;
  renew_places(document, at, at + added);
}

void document_retire_segment(Document *document, Segment *segment) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < TREES_KEPT; i++)
    if (document->with_tree[i] != segment) document->with_tree[kept++] = document->with_tree[i];
  while (kept < TREES_KEPT) document->with_tree[kept++] = NULL;
  if (segment->findings != NULL) document->finding_count -= segment->findings->count;
  if (segment->findings != NULL && segment->findings->file_noqa.count > 0)
    document->has_file_noqa = false;
  document->has_join = false;
  attic_put(&document->attic, segment);
}

Segment *document_take_segment(Document *document, Slice text, const SegmentBounds *bounds) {
  document->has_join = false;
  Segment *segment = attic_take(&document->attic, text);
  if (segment == NULL) return segment_create(text, bounds);
  segment_describe(segment, bounds);
  if (segment->findings != NULL) document->finding_count += segment->findings->count;
  if (segment->findings != NULL && segment->findings->file_noqa.count > 0)
    document->has_file_noqa = false;
  return segment;
}

/* How many bytes at the front of [start, end) are already those of `text`. */
static uint32_t count_same(const Document *document, uint32_t start, uint32_t end, Slice text) {
  uint32_t same = 0;
  uint32_t limit = end - start < text.len ? end - start : (uint32_t)text.len;
  for (uint32_t i = document_segment_at(document, start); same < limit; i++) {
    const Segment *segment = document->segments[i];
    uint32_t at = start + same - document->offsets[i];
    while (at < segment->length && same < limit && segment->text[at] == text.ptr[same]) {
      at++;
      same++;
    }
    if (at < segment->length) break;
  }
  return same;
}

/* Makes the segments [first, last] one, as if all their text were the first's. */
static void merge_segments(Document *document, uint32_t first, uint32_t last) {
  Segment *segment = document->segments[first];
  Buffer rest;
  buffer_init(&rest);
  for (uint32_t i = first + 1; i <= last; i++)
    buffer_add(&rest, segment_text(document->segments[i]));
  segment_edit(segment, segment->length, segment->length, buffer_slice(&rest));
  buffer_release(&rest);
  for (uint32_t i = first + 1; i <= last; i++)
    document_retire_segment(document, document->segments[i]);
  document_replace_segments(document, first, last - first + 1, &segment, 1);
}

void document_edit(Document *document, uint32_t start, uint32_t end, Slice text) {
  uint32_t same = count_same(document, start, end, text);
  start += same;
  text = slice_sub(text, same, text.len);
  if (start == end && text.len == 0) return;
  uint32_t first = document_segment_at(document, start);
  uint32_t last = end > start ? document_segment_at(document, end - 1) : first;
  if (last > first) merge_segments(document, first, last);
  Segment *segment = document->segments[first];
  uint32_t base = document->offsets[first];
  segment_edit(segment, start - base, end - base, text);
  renew_places(document, first, first + 1);
  document_cut(document, first, start);
  document_keep_tree(document, document->segments[document_segment_at(document, start)]);
}

Slice document_text(const Document *document, uint32_t start, uint32_t end, Arena *arena) {
  uint32_t length = document_length(document);
  if (end > length) end = length;
  if (start >= end) return (Slice){"", 0};
  char *copy = arena_alloc(arena, end - start, 1);
  uint32_t done = 0;
  for (uint32_t i = document_segment_at(document, start); done < end - start; i++) {
    uint32_t from = start + done - document->offsets[i];
    Slice part = slice_sub(segment_text(document->segments[i]), from, from + end - start - done);
    memcpy(copy + done, part.ptr, part.len);
    done += (uint32_t)part.len;
  }
  return (Slice){copy, end - start};
}

void document_widen(const Document *document, uint32_t *start, uint32_t *end) {
  *start = document->offsets[document_segment_at(document, *start)];
  *end = document->offsets[document_segment_at(document, *end) + 1];
}

uint32_t document_offset(const Document *document, Position position, PositionEncoding encoding,
                         bool *is_valid) {
  bool is_line_there = position.line <= document->lines[document->count];
  if (is_valid != NULL) *is_valid = is_line_there;
  if (!is_line_there) return document_length(document);
  uint32_t index = last_not_above(document->lines, document->count, position.line);
  /* Segments of no lines share their line with the next one. */
  while (index > 0 && document->lines[index - 1] == position.line) index--;
  Slice text = segment_text(document->segments[index]);
  uint32_t line = lines_offset(text, position.line - document->lines[index]);
  Slice line_text = slice_sub(text, line, lines_end(text, line));
  bool is_exact;
  uint32_t column = position_byte_column(line_text, position.character, encoding, &is_exact);
  bool is_past_end = column == line_text.len;
  if (is_valid != NULL) *is_valid = is_exact || is_past_end;
  return document->offsets[index] + line + column;
}

Position document_position(const Document *document, uint32_t offset, PositionEncoding encoding) {
  uint32_t length = document_length(document);
  if (offset > length) offset = length;
  uint32_t index = document_segment_at(document, offset);
  Slice text = segment_text(document->segments[index]);
  uint32_t at = offset - document->offsets[index];
  uint32_t line = lines_start(text, at);
  return (Position){
      .line = document->lines[index] + lines_count(slice_sub(text, 0, line)),
      .character = position_character(slice_sub(text, line, text.len), at - line, encoding),
  };
}
