/* Which trigger leads, and that every predicate that our pages name exists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "concepts/predicates.h"
#include "concepts/rank.h"
#include "knowledge/knowledge.h"

/* Ordered: each leads before the next one. */
static const Trigger ordered[] = {
    {.kind = TRIGGER_NAME, .pattern = SLICE_INIT("functools.lru_cache")},
    {.kind = TRIGGER_NAME, .pattern = SLICE_INIT("functools.*")},
    {.kind = TRIGGER_SYNTAX,
     .parent = NODE_DEFAULT_PARAMETER,
     .field = FIELD_VALUE,
     .predicate = SLICE_INIT("mutable")},
    {.kind = TRIGGER_SYNTAX, .symbol = NODE_IDENTIFIER, .predicate = SLICE_INIT("hides_builtin")},
    {.kind = TRIGGER_SYNTAX, .symbol = KEYWORD_IN, .parent = NODE_FOR_STATEMENT},
    {.kind = TRIGGER_SYNTAX, .symbol = KEYWORD_IN},
};
enum { ORDERED_COUNT = sizeof ordered / sizeof ordered[0] };

static void the_more_specific_trigger_leads(void **state) {
  (void)state;
  for (int i = 1; i < ORDERED_COUNT; i++) {
    assert_true(concept_rank(&ordered[i - 1], 0) < concept_rank(&ordered[i], 0));
    assert_true(concept_rank(&ordered[i - 1], 100) < concept_rank(&ordered[i], 0));
  }
}

static void what_is_nearer_leads_among_equals(void **state) {
  (void)state;
  for (uint32_t distance = 1; distance < 8; distance++)
    assert_true(concept_rank(&ordered[4], distance - 1) < concept_rank(&ordered[4], distance));
}

static void pages_name_predicates_that_exist(void **state) {
  (void)state;
  uint32_t topic_count = 0;
  const Topic *const *topics = knowledge_topics(knowledge_builtin(), &topic_count);
  uint32_t named = 0;
  for (uint32_t t = 0; t < topic_count; t++) {
    for (uint32_t i = 0; i < topics[t]->trigger_count; i++) {
      Slice name = topics[t]->triggers[i].predicate;
      if (name.len == 0) continue;
      named++;
      if (!predicate_exists(name))
        fail_msg("%.*s: there is no predicate %.*s", (int)topics[t]->id.len, topics[t]->id.ptr,
                 (int)name.len, name.ptr);
    }
  }
  assert_true(named > 0);
  assert_false(predicate_exists(SLICE("no_such_predicate")));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_more_specific_trigger_leads),
      cmocka_unit_test(what_is_nearer_leads_among_equals),
      cmocka_unit_test(pages_name_predicates_that_exist),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
