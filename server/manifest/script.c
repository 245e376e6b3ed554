#include "manifest/script.h"

#include "manifest/readers.h"

static Slice line_at(Slice text, size_t start) {
  return slice_sub(text, start, line_end(text, start));
}

static bool is_first_line(Slice line) {
  return slice_equal(slice_trim(line), SLICE("# /// script")) &&
         slice_starts_with(line, SLICE("#"));
}

static bool is_last_line(Slice line) {
  return slice_starts_with(line, SLICE("#")) && slice_equal(slice_trim(line), SLICE("# ///"));
}

static bool is_content(Slice line) {
  return slice_is(line, "#") || slice_starts_with(line, SLICE("# "));
}

/* The end of the block that begins at `start`: that of the last closing line before the comments
 * end; `start` where there is none. `stop` is where the comments end. */
static size_t find_end(Slice text, size_t start, size_t *stop) {
  size_t end = start;
  size_t at = line_next(text, start);
  for (; at < text.len; at = line_next(text, at)) {
    Slice line = line_at(text, at);
    if (!is_content(line)) break;
    if (is_last_line(line)) end = at + line.len;
  }
  *stop = at;
  return end;
}

/* The bytes of the block with blanks where the TOML is not. */
static Slice blank_comments(Slice block, Arena *arena) {
  Slice copy = arena_copy(arena, block);
  char *bytes = ARENA_ARRAY(arena, char, block.len);
  for (size_t i = 0; i < block.len; i++) bytes[i] = copy.ptr[i];
  for (size_t at = 0; at < block.len; at = line_next(block, at)) {
    size_t end = line_end(block, at);
    bool is_border = at == 0 || end == block.len;
    for (size_t i = at; i < end && (is_border || i < at + 2); i++) bytes[i] = ' ';
  }
  return (Slice){bytes, block.len};
}

bool script_block_at(Slice text, uint32_t offset, ScriptBlock *block, Arena *arena) {
  for (size_t at = 0; at < text.len && at <= offset;) {
    size_t next = line_next(text, at);
    size_t end = at;
    if (is_first_line(line_at(text, at))) end = find_end(text, at, &next);
    if (end > at && offset < end) {
      *block = (ScriptBlock){(uint32_t)at, blank_comments(slice_sub(text, at, end), arena)};
      return true;
    }
    at = next;
  }
  return false;
}

/* The first and the last line stand for the block. */
static bool is_border(const ScriptBlock *block, uint32_t offset) {
  Slice text = block->text;
  size_t last = text.len;
  while (last > 0 && text.ptr[last - 1] == ' ') last--;
  return offset < line_end(text, 0) || offset >= last;
}

ManifestPlace script_place(Slice text, uint32_t offset, Arena *arena) {
  ScriptBlock block;
  if (!script_block_at(text, offset, &block, arena)) return (ManifestPlace){0};
  uint32_t at = offset - block.start;
  Keys keys = {.count = 0};
  keys_add(&keys, SLICE("script"));
  if (is_border(&block, at)) {
    size_t start = offset;
    while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\r') start--;
    uint32_t end = (uint32_t)line_end(text, offset);
    return keys_place(&keys, PART_TABLE, slice_sub(text, start, end), (uint32_t)start, end, arena);
  }
  ManifestPlace place = toml_place(block.text, at, arena);
  if (place.part == PART_NONE) return place;
  for (uint32_t i = 0; i < place.keys.count; i++) keys_add(&keys, place.keys.items[i]);
  return keys_place(&keys, place.part, place.text, place.start + block.start,
                    place.end + block.start, arena);
}
