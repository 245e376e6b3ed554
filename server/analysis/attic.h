/* Segments that a cut has taken away, kept for a while with their results: an opening quote
 * swallows the statements after it, and the closing one brings the same ones back; so does a client
 * that sends the whole text for every change. */
#ifndef PYLORE_ANALYSIS_ATTIC_H
#define PYLORE_ANALYSIS_ATTIC_H

#include "analysis/segment.h"

typedef struct AtticEntry {
  uint64_t hash; /* of the text */
  Segment *segment; /* NULL once it is taken */
} AtticEntry;

typedef struct Attic {
  AtticEntry *entries;
  uint32_t count;
  uint32_t capacity;
  uint32_t next; /* segments come back in the order in which they left: this one is next */
  uint32_t bytes; /* of text */
} Attic;

/* Takes the segment over; what was there before goes when it becomes too much. */
void attic_put(Attic *self, Segment *segment);

/* A segment with exactly that text, which is the caller's now; NULL where there is none. It is
 * stale where its findings rest on names of other segments, which may have changed. */
Segment *attic_take(Attic *self, Slice text);

/* Destroys all; the attic can be used again. */
void attic_clear(Attic *self);

#endif
