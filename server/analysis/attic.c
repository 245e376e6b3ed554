#include "analysis/attic.h"

#include <stdlib.h>

#include "base/memory.h"

enum { ATTIC_BYTES = 4 << 20 };

void attic_clear(Attic *self) {
  for (uint32_t i = 0; i < self->count; i++) segment_destroy(self->entries[i].segment);
  free(self->entries);
  *self = (Attic){0};
}

/* Closes the gaps that taken segments have left, so that the list does not grow with each quote
 * that is opened and closed. */
static void compact(Attic *self) {
  uint32_t kept = 0;
  uint32_t next = 0;
  for (uint32_t i = 0; i < self->count; i++) {
    if (i == self->next) next = kept;
    if (self->entries[i].segment != NULL) self->entries[kept++] = self->entries[i];
  }
  self->next = next;
  self->count = kept;
}

/* For one more; grows only where at least half of the room is taken by what is still there. */
static void make_room(Attic *self) {
  compact(self);
  if (self->count < self->capacity / 2) return;
  self->capacity = (uint32_t)memory_grown(self->capacity, self->capacity + 1);
  self->entries = memory_resize(self->entries, self->capacity, sizeof *self->entries);
}

void attic_put(Attic *self, Segment *segment) {
  if (segment->length > ATTIC_BYTES - self->bytes) attic_clear(self);
  if (segment->length > ATTIC_BYTES) {
    segment_destroy(segment);
    return;
  }
  if (self->count == self->capacity) make_room(self);
  segment_rest(segment);
  segment->outer_class = NULL; /* the join that owns it goes on without this segment */
  self->bytes += segment->length;
  self->entries[self->count++] = (AtticEntry){slice_hash(segment_text(segment)), segment};
}

Segment *attic_take(Attic *self, Slice text) {
  if (self->count == 0) return NULL;
  uint64_t hash = slice_hash(text);
  for (uint32_t i = 0; i < self->count; i++) {
    uint32_t at = (self->next + i) % self->count;
    AtticEntry *entry = &self->entries[at];
    bool is_it = entry->hash == hash && entry->segment != NULL &&
                 slice_equal(segment_text(entry->segment), text);
    if (!is_it) continue;
    Segment *segment = entry->segment;
    entry->segment = NULL;
    self->next = at + 1;
    self->bytes -= segment->length;
    if (segment->asked_outside) segment->is_stale = true;
    return segment;
  }
  return NULL;
}
