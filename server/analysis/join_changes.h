/* What is another thing after a join than it was before, and whose findings rested on it. */
#ifndef PYLORE_ANALYSIS_JOIN_CHANGES_H
#define PYLORE_ANALYSIS_JOIN_CHANGES_H

#include "analysis/segment.h"

typedef struct JoinChanges {
  const OuterNames *before; /* of the module */
  const OuterNames *after;
  const bool *is_class_changed; /* for each segment: it is the header of such a class */
  uint64_t class_hash; /* of the heads of all classes, after */
} JoinChanges;

/* Marks the segments whose findings rest on something that has changed. Returns the first stale
 * one, or `count`. */
uint32_t join_changes_mark(const JoinChanges *changes, Segment *const *segments, uint32_t count,
                           Arena *scratch);

/* Whether both bind the same names to the same things; both are sorted by name. */
bool join_changes_is_same_list(const ModuleBinding *a, uint32_t a_count, const ModuleBinding *b,
                               uint32_t b_count);

/* Whether what a class binds is the same; either may be NULL. */
bool join_changes_is_same_class(const OuterClass *a, const OuterClass *b);

/* The hash with the heads of these classes added. */
uint64_t join_changes_add_lines(uint64_t hash, const ClassLine *lines, uint32_t count);

/* A hash of what the kinds of a class's methods follow from beside themselves: whether it is a
 * metaclass, and which of them are wrapped below. 0 for most classes, and for NULL. */
uint64_t join_changes_method_kinds(const OuterClass *class);

#endif
