/* Memory that is freed all at once: one arena per message, one per analysed segment. */
#ifndef PYLORE_BASE_ARENA_H
#define PYLORE_BASE_ARENA_H

#include "base/slice.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
  ArenaBlock *blocks; /* newest first */
  char *next;
  char *end;
} Arena;

/* An empty arena; it takes no memory until it is first asked for some. */
void arena_init(Arena *arena);

/* Frees everything; the arena is empty again and can be used on. */
void arena_release(Arena *arena);

/* Forgets all that was allocated but keeps the largest block for what comes next. */
void arena_reset(Arena *arena);

/* Moves all that was allocated in `from` into `arena`, where it stays as it is; `from` is empty. */
void arena_adopt(Arena *arena, Arena *from);

/* Zeroed storage for `count` items of `size` bytes, aligned for any type. */
void *arena_alloc(Arena *arena, size_t count, size_t size);

/* `old` with its `old_count` items copied to a place for `new_count`; the rest is zeroed. */
void *arena_grow(Arena *arena, const void *old, size_t old_count, size_t new_count, size_t size);

/* Both lists, one behind the other; the texts are borrowed. */
SliceList arena_join(Arena *arena, SliceList a, SliceList b);

/* A copy of the bytes, followed by a NUL that is not counted. */
Slice arena_copy(Arena *arena, Slice text);

/* A copy of the list with copies of its texts. */
SliceList arena_copy_list(Arena *arena, SliceList list);

/* printf into the arena. */
Slice arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), 1, sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc((arena), (count), sizeof(Type)))

#endif
