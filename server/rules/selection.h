/* Inside of rules/: which rules run where, laid out once per settings so that running looks nothing
 * up but a symbol. */
#ifndef PYLORE_RULES_SELECTION_H
#define PYLORE_RULES_SELECTION_H

#include "rules/run.h"

typedef struct ActiveRule {
  const Rule *rule;
  const RulePage *page;
} ActiveRule;

struct RuleSelection {
  Settings settings;
  ActiveRule *rules;
  uint32_t count;
  /* Rules by symbol: those of symbol s are by_symbol[first[s]] up to by_symbol[first[s + 1]]. */
  uint32_t first[PYTHON_SYMBOL_COUNT + 1];
  const ActiveRule **by_symbol;
  const ActiveRule **logical; /* each of these two ends with NULL */
  const ActiveRule **physical;
  bool needs_all_trees; /* some rule does not tell by the text */
};

/* NULL for a rule that is not selected. */
const ActiveRule *rule_selection_find(const RuleSelection *selection, const Rule *rule);

#endif
