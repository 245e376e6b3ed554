#include "rules/registry.h"

const Rule *const *rules_all(uint32_t *count) {
  *count = rule_registry_count;
  return rule_registry;
}

const Rule *rules_find(Slice code) {
  for (uint32_t i = 0; i < rule_registry_count; i++)
    if (slice_equal(rule_registry[i]->code, code)) return rule_registry[i];
  return NULL;
}
