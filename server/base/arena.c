#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK_MIN = 4096, ALIGNMENT = _Alignof(max_align_t) };

struct ArenaBlock {
  ArenaBlock *older;
  size_t size; /* of `data` */
  _Alignas(max_align_t) char data[];
};

void arena_init(Arena *arena) {
  *arena = (Arena){0};
}

void arena_release(Arena *arena) {
  ArenaBlock *block = arena->blocks;
  while (block != NULL) {
    ArenaBlock *older = block->older;
    free(block);
    block = older;
  }
  arena_init(arena);
}

void arena_reset(Arena *arena) {
  ArenaBlock *keep = arena->blocks;
  if (keep == NULL) return;
  Arena rest = {.blocks = keep->older};
  arena_release(&rest);
  keep->older = NULL;
  arena->next = keep->data;
  arena->end = keep->data + keep->size;
}

void arena_adopt(Arena *arena, Arena *from) {
  if (from->blocks == NULL) return;
  ArenaBlock *oldest = from->blocks;
  while (oldest->older != NULL) oldest = oldest->older;
  oldest->older = arena->blocks;
  *arena = *from; /* its newest block is the one that is written to */
  arena_init(from);
}

static void add_block(Arena *arena, size_t needed) {
  size_t size = arena->blocks == NULL ? BLOCK_MIN : arena->blocks->size * 2;
  if (size < needed) size = needed;
  ArenaBlock *block = memory_resize(NULL, 1, sizeof(ArenaBlock) + size);
  *block = (ArenaBlock){.older = arena->blocks, .size = size};
  arena->blocks = block;
  arena->next = block->data;
  arena->end = block->data + size;
}

void *arena_alloc(Arena *arena, size_t count, size_t size) {
  if (size != 0 && count > (SIZE_MAX / 2) / size) return memory_resize(NULL, SIZE_MAX, 2);
  size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (arena->next == NULL || (size_t)(arena->end - arena->next) < bytes) add_block(arena, bytes);
  void *memory = arena->next;
  arena->next += bytes;
  return memset(memory, 0, bytes);
}

void *arena_grow(Arena *arena, const void *old, size_t old_count, size_t new_count, size_t size) {
  void *memory = arena_alloc(arena, new_count, size);
  if (old_count > 0) memcpy(memory, old, old_count * size);
  return memory;
}

SliceList arena_join(Arena *arena, SliceList a, SliceList b) {
  Slice *items = arena_grow(arena, a.items, a.count, a.count + b.count, sizeof(Slice));
  for (uint32_t i = 0; i < b.count; i++) items[a.count + i] = b.items[i];
  return (SliceList){items, a.count + b.count};
}

Slice arena_copy(Arena *arena, Slice text) {
  char *copy = arena_alloc(arena, text.len + 1, 1);
  if (text.len > 0) memcpy(copy, text.ptr, text.len);
  return (Slice){copy, text.len};
}

SliceList arena_copy_list(Arena *arena, SliceList list) {
  Slice *items = ARENA_ARRAY(arena, Slice, list.count);
  for (uint32_t i = 0; i < list.count; i++) items[i] = arena_copy(arena, list.items[i]);
  return (SliceList){items, list.count};
}

Slice arena_format(Arena *arena, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length < 0) return (Slice){NULL, 0};
  char *text = arena_alloc(arena, (size_t)length + 1, 1);
  va_start(arguments, format);
  vsnprintf(text, (size_t)length + 1, format, arguments);
  va_end(arguments);
  return (Slice){text, (size_t)length};
}
