/* What a whole file must know of its segments: the names bound in the module and in its classes. */
#ifndef PYLORE_ANALYSIS_JOIN_H
#define PYLORE_ANALYSIS_JOIN_H

#include "analysis/segment.h"

typedef struct BindingList {
  ModuleBinding *items;
  uint32_t count;
} BindingList;

typedef struct Join {
  Arena arena; /* of the tables */
  OuterNames outer; /* of the module; its classes are the segments' */
  uint64_t class_hash; /* of the heads of all its classes */
  BindingList given; /* what has been bound before the module's first statement */
  Arena given_arena;
} Join;

void join_init(Join *join);
void join_release(Join *join);

/* Joins the summaries of all segments anew, and marks those stale whose findings rest on a name
 * that has changed its meaning since the last time. Returns the first of them, or `count`. */
uint32_t join_update(Join *join, Segment *const *segments, uint32_t count);

/* The names that `before` has joined are bound before this module's first statement; NULL, and more
 * than a few thousand of them, for none.
 * True where they are others than they were: the join is to be updated. */
bool join_take_names(Join *join, const Join *before);

/* The names outside of segment `index`, for names_create; lives in `arena`, borrows from the join.
 */
const OuterNames *join_outer_names(const Join *join, Segment *const *segments, uint32_t index,
                                   Arena *arena);

/* The header of the class in whose body segment `index` stands directly; NULL at module level. */
Segment *join_class_header(Segment *const *segments, uint32_t index, uint32_t *header);

#endif
