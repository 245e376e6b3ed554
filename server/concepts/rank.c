#include "concepts/rank.h"

enum { DISTANCES = 8, SPECIFICITIES = 6 };

static uint32_t specificity(const Trigger *trigger) {
  if (trigger->kind == TRIGGER_NAME) return slice_ends_with(trigger->pattern, SLICE("*")) ? 1 : 0;
  bool is_two_steps = trigger->parent != 0 && (trigger->symbol != 0 || trigger->field != 0);
  bool is_decided = trigger->predicate.len > 0;
  return 2 + (is_decided ? 0u : 2u) + (is_two_steps ? 0u : 1u);
}

uint32_t concept_rank(const Trigger *trigger, uint32_t distance) {
  if (distance >= DISTANCES) distance = DISTANCES - 1;
  uint32_t place = specificity(trigger) + (trigger->is_also ? SPECIFICITIES : 0);
  return place * DISTANCES + distance;
}
