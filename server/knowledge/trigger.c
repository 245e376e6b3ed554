#include "knowledge/trigger.h"

bool trigger_matches(const Trigger *trigger, uint16_t symbol, bool is_named, uint8_t field,
                     uint16_t parent) {
  if (trigger->parent != 0 && trigger->parent != parent) return false;
  if (trigger->field != 0 && trigger->field != field) return false;
  if (trigger->symbol != 0) return trigger->symbol == symbol;
  return trigger->field != 0 || !is_named;
}

bool trigger_is_same(const Trigger *a, const Trigger *b) {
  return a->kind == b->kind && a->symbol == b->symbol && a->parent == b->parent &&
         a->field == b->field && slice_equal(a->predicate, b->predicate) &&
         slice_equal(a->pattern, b->pattern) && slice_equal(a->place, b->place);
}
