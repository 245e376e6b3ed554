/* How specific a trigger is for the place where it fits: the one ordering by which cards are led.
 */
#ifndef PYLORE_CONCEPTS_RANK_H
#define PYLORE_CONCEPTS_RANK_H

#include "knowledge/trigger.h"

/* Smaller leads. In this order: a whole name, a name with `*`, a syntax trigger with a predicate
 * before one without, two steps before one; among equals the trigger for the leaf itself before
 * those for expressions that begin with it, which are `distance` (0 to 7) nodes above it. All that
 * only name a further topic come behind, in the same order. Equals stand in the order of their
 * topics (knowledge_topics). */
uint32_t concept_rank(const Trigger *trigger, uint32_t distance);

#endif
