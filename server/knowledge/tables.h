/* The knowledge base as it lies in memory: arrays that are looked up by halving and by symbol. The
 * built-in one is constant data, written by compile/ as C; one with the user's pages is made of the
 * same parts in an arena. */
#ifndef PYLORE_KNOWLEDGE_TABLES_H
#define PYLORE_KNOWLEDGE_TABLES_H

#include "knowledge/knowledge.h"
#include "python_symbols.h"

struct Knowledge {
  const Topic *const *topics; /* by group, level and title */
  const Topic *const *topics_by_id;
  uint32_t topic_count;
  const RulePage *const *rules; /* by code */
  uint32_t rule_count;
  /* Syntax triggers in the order of their symbol, those for symbol s from starts[s] up to
   * starts[s + 1]; and the same for those without a symbol, by parent. */
  const TopicTrigger *by_symbol;
  const TopicTrigger *by_parent;
  const uint32_t *symbol_starts; /* PYTHON_SYMBOL_COUNT + 1 */
  const uint32_t *parent_starts;
  const TopicTrigger *names; /* by pattern */
  uint32_t name_count;
  const TopicTrigger *files; /* by pattern */
  uint32_t file_count;
};

/* Topics and rules in any order, their ids and codes unique.
 *   owns    the result and its arrays live in `arena`; the topics and rules are borrowed. */
Knowledge *tables_create(const Topic **topics, uint32_t topic_count, const RulePage **rules,
                         uint32_t rule_count, Arena *arena);

#endif
