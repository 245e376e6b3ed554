/* The generated table of all rules, sorted by code; read it through rules_all. */
#ifndef PYLORE_RULES_REGISTRY_H
#define PYLORE_RULES_REGISTRY_H

#include "rules/rule.h"

extern const Rule *const rule_registry[];
extern const uint32_t rule_registry_count;

#endif
