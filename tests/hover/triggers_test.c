/* Which trigger leads, and that every predicate that our pages name exists.
 *   triggers_test FOLDER_OF_TOPICS */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "concepts/predicates.h"
#include "concepts/rank.h"
#include "knowledge/page_set.h"

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

/* The compiler of our pages cannot look at predicates, which are built after it. */
static void pages_name_predicates_that_exist(void **state) {
  Arena arena;
  arena_init(&arena);
  Faults faults = {.arena = &arena};
  PageSet set = {.owner = OWNER_OURS, .is_predicate = predicate_exists, .faults = &faults};
  page_set_add_folder(&set, slice_from_cstr(*state));
  SliceList messages = faults_list(&faults);
  for (uint32_t i = 0; i < messages.count; i++)
    print_error("%.*s\n", (int)messages.items[i].len, messages.items[i].ptr);
  assert_int_equal(messages.count, 0);
  assert_true(set.count > 0);
  assert_false(predicate_exists(SLICE("no_such_predicate")));
  arena_release(&arena);
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_more_specific_trigger_leads),
      cmocka_unit_test(what_is_nearer_leads_among_equals),
      cmocka_unit_test_prestate(pages_name_predicates_that_exist, argv[1]),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
