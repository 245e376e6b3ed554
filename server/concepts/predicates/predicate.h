/* A family of predicates is one file beside this one, with a table `const Predicate
 * predicates_<family>[]` that ends with an empty record; the registry of all families is generated
 * from the files. A predicate's name is what pages write behind the colon of a trigger. */
#ifndef PYLORE_CONCEPTS_PREDICATES_PREDICATE_H
#define PYLORE_CONCEPTS_PREDICATES_PREDICATE_H

#include "semantics/view.h"

typedef struct Predicate {
  const char *name;
  bool (*holds)(const SegmentView *view, NodeId node); /* `node`: what the selector selects */
} Predicate;

extern const Predicate *const predicate_families[];
extern const uint32_t predicate_family_count;

#endif
