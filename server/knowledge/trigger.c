#include "knowledge/trigger.h"

bool trigger_matches(const Trigger *trigger, uint16_t symbol, bool is_named, uint8_t field,
                     uint16_t parent) {
  if (trigger->parent != 0 && trigger->parent != parent) return false;
  if (trigger->field != 0 && trigger->field != field) return false;
  if (trigger->symbol != 0) return trigger->symbol == symbol;
  return trigger->field != 0 || !is_named;
}
