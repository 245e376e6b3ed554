/* Which bytes belong to which segment, kept up to date with the edits. */
#include <stdlib.h>

#include "analysis/document_state.h"
#include "base/buffer.h"
#include "base/memory.h"

/* A stretch of segments that is cut anew: [from, to) of the old ones. */
typedef struct Stretch {
  uint32_t from;
  uint32_t to;
  uint32_t edited;
  uint32_t same_from; /* the first old segment after the stretch that stays as it is */
  Buffer text; /* of the old segments */
  SegmentBounds *bounds;
  uint32_t bounds_count;
  uint32_t bounds_capacity;
} Stretch;

/* The class bodies that are open after segment `index`. */
static Levels levels_after(const Document *document, uint32_t index) {
  const Segment *segment = document->segments[index];
  Levels levels = {.count = segment->level};
  uint32_t at = index;
  for (uint32_t level = segment->level; level-- > 0;) {
    const Segment *header = join_class_header(document->segments, at, &at);
    levels.indents[level] = header == NULL ? 0 : header->body_indent;
  }
  if (segment->is_class_header && segment->body_indent > 0 && levels.count < LEVELS_AT_MOST)
    levels.indents[levels.count++] = segment->body_indent;
  return levels;
}

static void add_bounds(Stretch *stretch, const SegmentBounds *bounds, Arena *arena) {
  if (stretch->bounds_count == stretch->bounds_capacity) {
    uint32_t capacity = stretch->bounds_capacity == 0 ? 16 : stretch->bounds_capacity * 2;
    stretch->bounds =
        arena_grow(arena, stretch->bounds, stretch->bounds_count, capacity, sizeof(SegmentBounds));
    stretch->bounds_capacity = capacity;
  }
  stretch->bounds[stretch->bounds_count++] = *bounds;
}

/* Whether the old segments go on from where the new ones end: at the start of an old segment after
 * the edited one, with the same class bodies open. */
static bool meets_old(const Document *document, Stretch *stretch, uint32_t end,
                      const Segmenter *segmenter) {
  uint32_t offset = document->offsets[stretch->from] + end;
  uint32_t index = document_segment_at(document, offset);
  if (document->offsets[index] != offset || index <= stretch->edited) return false;
  Levels old = levels_after(document, index - 1);
  Levels new = segmenter_levels(segmenter);
  stretch->same_from = index;
  return levels_equal(&old, &new);
}

/* Cuts the stretch; false when more text after it is needed to decide. */
static bool try_stretch(const Document *document, Stretch *stretch, Levels levels, Arena *arena) {
  Slice text = buffer_slice(&stretch->text);
  bool is_all = stretch->to == document->count;
  Segmenter *segmenter = segmenter_create(text, levels, arena);
  SegmentBounds bounds;
  stretch->bounds_count = stretch->bounds_capacity = 0;
  while (segmenter_next(segmenter, &bounds)) {
    if (!is_all && segmenter_met_end(segmenter)) return false;
    add_bounds(stretch, &bounds, arena);
    if (bounds.end < text.len && meets_old(document, stretch, bounds.end, segmenter)) return true;
  }
  stretch->same_from = document->count;
  return is_all;
}

/* Puts the new segments in the place of the old ones; those whose bytes have not moved against
 * each other stay as they are, with their results. */
static void adopt(Document *document, const Stretch *stretch) {
  Slice text = buffer_slice(&stretch->text);
  uint32_t base = document->offsets[stretch->from];
  uint32_t old = stretch->from;
  Segment **adopted = memory_create(stretch->bounds_count, sizeof *adopted);
  for (uint32_t i = 0; i < stretch->bounds_count; i++) {
    const SegmentBounds *bounds = &stretch->bounds[i];
    while (old < stretch->same_from && document->offsets[old] < base + bounds->start)
      document_retire_segment(document, document->segments[old++]);
    bool is_same = old < stretch->same_from && document->offsets[old] == base + bounds->start &&
                   document->segments[old]->length == bounds->end - bounds->start;
    if (is_same) {
      adopted[i] = document->segments[old++];
      if (segment_describe(adopted[i], bounds)) document->has_join = false;
    } else {
      adopted[i] =
          document_take_segment(document, slice_sub(text, bounds->start, bounds->end), bounds);
    }
  }
  while (old < stretch->same_from) document_retire_segment(document, document->segments[old++]);
  document_replace_segments(document, stretch->from, stretch->same_from - stretch->from, adopted,
                            stretch->bounds_count);
  free(adopted);
}

/* The first segment whose bounds may follow from the bytes at `offset`: the one before the edited
 * one, or one that had to look that far ahead. */
static uint32_t first_concerned(const Document *document, uint32_t edited, uint32_t offset) {
  uint32_t before = edited > 0 ? edited - 1 : 0;
  for (uint32_t i = 0; i < before; i++) {
    uint32_t ahead = document->segments[i]->looked_ahead;
    if (ahead > 0 && (uint64_t)document->offsets[i + 1] + ahead >= offset) return i;
  }
  return before;
}

void document_cut(Document *document, uint32_t edited, uint32_t offset) {
  Stretch stretch = {.from = first_concerned(document, edited, offset), .edited = edited};
  Levels levels = {0};
  if (stretch.from > 0) levels = levels_after(document, stretch.from - 1);
  buffer_init(&stretch.text);
  Arena arena;
  arena_init(&arena);
  stretch.to = stretch.from;
  uint32_t wanted = edited + 3;
  do {
    arena_reset(&arena);
    if (wanted > document->count) wanted = document->count;
    for (; stretch.to < wanted; stretch.to++)
      buffer_add(&stretch.text, segment_text(document->segments[stretch.to]));
    wanted += wanted - stretch.from;
  } while (!try_stretch(document, &stretch, levels, &arena));
  if (stretch.bounds_count == 0) { /* all text is gone; one empty segment stays */
    SegmentBounds none = {0};
    add_bounds(&stretch, &none, &arena);
  }
  adopt(document, &stretch);
  document_mark_stale(document, stretch.from, stretch.from + stretch.bounds_count + 1);
  arena_release(&arena);
  buffer_release(&stretch.text);
}

void document_cut_all(Document *document, Slice text) {
  Arena arena;
  arena_init(&arena);
  Segmenter *segmenter = segmenter_create(text, (Levels){0}, &arena);
  SegmentBounds bounds = {0};
  Segment **segments = NULL;
  uint32_t count = 0;
  uint32_t capacity = 0;
  while (segmenter_next(segmenter, &bounds) || count == 0) {
    if (count == capacity) {
      capacity = (uint32_t)memory_grown(capacity, count + 1);
      segments = memory_resize(segments, capacity, sizeof *segments);
    }
    segments[count++] = segment_create(slice_sub(text, bounds.start, bounds.end), &bounds);
  }
  document_replace_segments(document, 0, 0, segments, count);
  document_mark_stale(document, 0, count);
  free(segments);
  arena_release(&arena);
}
