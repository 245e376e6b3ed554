#include "rules/selection.h"

#include <stdlib.h>

#include "base/memory.h"
#include "rules/registry.h"
#include "rules/syntax_check.h"

static void select_rules(RuleSelection *selection, const Knowledge *knowledge) {
  selection->rules = memory_create(rule_registry_count, sizeof(ActiveRule));
  for (uint32_t i = 0; selection->settings.lint && i < rule_registry_count; i++) {
    const Rule *rule = rule_registry[i];
    const RulePage *page = knowledge_rule(knowledge, rule->code);
    /* Without its page a rule has no words; a test sees to it that each has one. */
    if (page == NULL) continue;
    if (!settings_selects(&selection->settings, rule->code, page->is_default)) continue;
    selection->rules[selection->count++] = (ActiveRule){rule, page};
    if (rule->at_node != NULL && rule->may_occur == NULL) selection->needs_all_trees = true;
  }
}

static bool has_symbol(const Rule *rule, uint16_t symbol) {
  for (const uint16_t *at = rule->symbols; at != NULL && *at != 0; at++)
    if (*at == symbol) return true;
  return false;
}

/* Of a family that shares a function, the first rule stands for all. */
static bool is_new_at_symbol(const RuleSelection *selection, uint32_t index, uint16_t symbol) {
  for (uint32_t i = 0; i < index; i++) {
    const Rule *rule = selection->rules[i].rule;
    if (rule->at_node == selection->rules[index].rule->at_node && has_symbol(rule, symbol))
      return false;
  }
  return true;
}

static uint32_t count_symbols(RuleSelection *selection) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < selection->count; i++) {
    const uint16_t *symbols = selection->rules[i].rule->symbols;
    for (; symbols != NULL && *symbols != 0; symbols++) {
      if (!is_new_at_symbol(selection, i, *symbols)) continue;
      selection->first[*symbols + 1]++;
      total++;
    }
  }
  for (uint32_t s = 0; s < PYTHON_SYMBOL_COUNT; s++) selection->first[s + 1] += selection->first[s];
  return total;
}

static bool is_new_logical(const RuleSelection *selection, uint32_t count,
                           const ActiveRule *active) {
  for (uint32_t i = 0; i < count; i++)
    if (selection->logical[i]->rule->at_logical_line == active->rule->at_logical_line) return false;
  return active->rule->at_logical_line != NULL;
}

static bool is_new_physical(const RuleSelection *selection, uint32_t count,
                            const ActiveRule *active) {
  for (uint32_t i = 0; i < count; i++)
    if (selection->physical[i]->rule->at_physical_line == active->rule->at_physical_line)
      return false;
  return active->rule->at_physical_line != NULL;
}

const ActiveRule *rule_selection_find(const RuleSelection *selection, const Rule *rule) {
  uint32_t low = 0;
  uint32_t high = selection->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const ActiveRule *active = &selection->rules[middle];
    if (active->rule == rule) return active;
    if (slice_compare(active->rule->code, rule->code) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static void fill_tables(RuleSelection *selection) {
  uint32_t filled[PYTHON_SYMBOL_COUNT] = {0};
  uint32_t logical_count = 0;
  uint32_t physical_count = 0;
  for (uint32_t i = 0; i < selection->count; i++) {
    const ActiveRule *active = &selection->rules[i];
    const uint16_t *symbols = active->rule->symbols;
    for (; symbols != NULL && *symbols != 0; symbols++)
      if (is_new_at_symbol(selection, i, *symbols))
        selection->by_symbol[selection->first[*symbols] + filled[*symbols]++] = active;
    if (is_new_logical(selection, logical_count, active))
      selection->logical[logical_count++] = active;
    if (is_new_physical(selection, physical_count, active))
      selection->physical[physical_count++] = active;
  }
}

RuleSelection *rule_selection_create(const Settings *settings, const Knowledge *knowledge) {
  RuleSelection *selection = memory_create(1, sizeof *selection);
  selection->settings = *settings;
  select_rules(selection, knowledge);
  selection->by_symbol = memory_create(count_symbols(selection), sizeof(ActiveRule *));
  selection->logical = memory_create(selection->count + 1, sizeof(ActiveRule *));
  selection->physical = memory_create(selection->count + 1, sizeof(ActiveRule *));
  fill_tables(selection);
  return selection;
}

void rule_selection_destroy(RuleSelection *selection) {
  if (selection == NULL) return;
  free(selection->rules);
  free(selection->by_symbol);
  free(selection->logical);
  free(selection->physical);
  free(selection);
}

bool rule_selection_needs_tree(const RuleSelection *selection, Slice text) {
  if (selection->needs_all_trees) return true;
  for (uint32_t i = 0; i < selection->count; i++) {
    const Rule *rule = selection->rules[i].rule;
    if (rule->at_node != NULL && rule->may_occur(text)) return true;
  }
  return false;
}

bool rule_selection_needs_lines(const RuleSelection *selection) {
  return selection->logical[0] != NULL || selection->physical[0] != NULL ||
         rule_selection_find(selection, &rule_e999) != NULL;
}
