#include "session/changes.h"

/* How to take a change back: the bytes that it put there, and what they stand for. */
typedef struct Undo {
  uint32_t start;
  uint32_t end;
  Slice text;
} Undo;

static bool find_offset(const Document *document, Position position, PositionEncoding encoding,
                        uint32_t *offset) {
  bool is_valid = false;
  *offset = document_offset(document, position, encoding, &is_valid);
  return is_valid || position.line == document_line_count(document);
}

static void replace(Document *document, uint32_t start, uint32_t end, Slice text, Undo *undo,
                    Arena *arena) {
  *undo = (Undo){start, start + (uint32_t)text.len, document_text(document, start, end, arena)};
  document_edit(document, start, end, text);
}

/* Replaces only what differs: clients that always send the whole text change little of it. */
static void replace_all(Document *document, Slice text, Undo *undo, Arena *arena) {
  Slice old = document_text(document, 0, document_length(document), arena);
  size_t shorter = old.len < text.len ? old.len : text.len;
  size_t prefix = 0;
  while (prefix < shorter && old.ptr[prefix] == text.ptr[prefix]) prefix++;
  size_t suffix = 0;
  while (suffix < shorter - prefix &&
         old.ptr[old.len - suffix - 1] == text.ptr[text.len - suffix - 1])
    suffix++;
  replace(document, (uint32_t)prefix, (uint32_t)(old.len - suffix),
          slice_sub(text, prefix, text.len - suffix), undo, arena);
}

void changes_set_text(Document *document, Slice text) {
  Undo undo;
  Arena arena;
  arena_init(&arena);
  replace_all(document, text, &undo, &arena);
  arena_release(&arena);
}

static bool apply(Document *document, const Change *change, PositionEncoding encoding, Undo *undo,
                  Arena *arena) {
  uint32_t length = document_length(document);
  uint32_t start = 0;
  uint32_t end = length;
  bool is_placed = change->is_whole || (find_offset(document, change->start, encoding, &start) &&
                                        find_offset(document, change->end, encoding, &end));
  if (!is_placed || start > end) return false;
  if (change->text.len > (size_t)INT32_MAX - (length - (end - start))) return false;
  if (change->is_whole)
    replace_all(document, change->text, undo, arena);
  else
    replace(document, start, end, change->text, undo, arena);
  return true;
}

/* What comes before a change of the whole text does not matter. */
static uint32_t first_that_counts(const Change *changes, uint32_t count) {
  uint32_t first = count;
  while (first > 0 && !changes[first - 1].is_whole) first--;
  return first > 0 ? first - 1 : 0;
}

bool changes_apply(Document *document, const Change *changes, uint32_t count,
                   PositionEncoding encoding) {
  Arena arena;
  arena_init(&arena);
  Undo *undo = ARENA_ARRAY(&arena, Undo, count);
  uint32_t first = first_that_counts(changes, count);
  uint32_t done = first;
  while (done < count && apply(document, &changes[done], encoding, &undo[done], &arena)) done++;
  bool is_whole = done == count;
  while (!is_whole && done > first) {
    done--;
    document_edit(document, undo[done].start, undo[done].end, undo[done].text);
  }
  arena_release(&arena);
  return is_whole;
}
