#include "concepts/predicates.h"

#include "concepts/predicates/predicate.h"

static const Predicate *find_predicate(Slice name) {
  for (uint32_t i = 0; i < predicate_family_count; i++)
    for (const Predicate *predicate = predicate_families[i]; predicate->name != NULL; predicate++)
      if (slice_is(name, predicate->name)) return predicate;
  return NULL;
}

bool predicate_exists(Slice name) {
  return find_predicate(name) != NULL;
}

bool predicate_holds(Slice name, const SegmentView *view, NodeId node) {
  const Predicate *predicate = find_predicate(name);
  return predicate != NULL && predicate->holds(view, node);
}
