/* Where triggers are found, with the pages in lookup/ laid over the built-in ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge/knowledge.h"
#include "knowledge/selector.h"
#include "python_symbols.h"

typedef struct Loaded {
  Arena arena;
  const Knowledge *knowledge;
} Loaded;

static bool is_of_test(const TopicTrigger *trigger) {
  return slice_is(trigger->topic->id, "broad") || slice_is(trigger->topic->id, "exact");
}

/* "exact:for_statement > \"in\"" and so on, a line each: the triggers of the test's own topics. */
static void check_triggers(const TopicTrigger *triggers, uint32_t count, const char *expected) {
  Buffer found = {0};
  for (uint32_t i = 0; i < count; i++) {
    if (!is_of_test(&triggers[i])) continue;
    const Slice id = triggers[i].topic->id;
    const Slice pattern = triggers[i].trigger->pattern;
    buffer_add_format(&found, "%.*s: %.*s", (int)id.len, id.ptr, (int)pattern.len, pattern.ptr);
    const Slice place = triggers[i].trigger->place;
    if (place.len > 0) buffer_add_format(&found, "[%.*s]", (int)place.len, place.ptr);
    if (triggers[i].trigger->kind == TRIGGER_SYNTAX) selector_write(triggers[i].trigger, &found);
    buffer_add_char(&found, '\n');
  }
  buffer_add_char(&found, '\0');
  assert_string_equal(found.ptr, expected);
  buffer_release(&found);
}

static void check_symbol(const Loaded *loaded, uint16_t symbol, const char *expected) {
  const TopicTrigger *triggers;
  uint32_t count = knowledge_syntax_triggers(loaded->knowledge, symbol, &triggers);
  check_triggers(triggers, count, expected);
}

static void check_parent(const Loaded *loaded, uint16_t symbol, const char *expected) {
  const TopicTrigger *triggers;
  uint32_t count = knowledge_parent_triggers(loaded->knowledge, symbol, &triggers);
  check_triggers(triggers, count, expected);
}

static void check_name(const Loaded *loaded, Slice name, const char *expected) {
  TopicTrigger found[16];
  uint32_t count = knowledge_name_topics(loaded->knowledge, name, found, 16);
  check_triggers(found, count, expected);
}

static void check_file(const Loaded *loaded, Slice path, const char *expected) {
  TopicTrigger found[16];
  uint32_t count = knowledge_file_topics(loaded->knowledge, path, (SliceList){0}, found, 16);
  check_triggers(found, count, expected);
}

static void the_more_specific_trigger_leads(void **state) {
  const Loaded *loaded = *state;
  check_symbol(loaded, KEYWORD_IN,
               "exact: for_statement > \"in\":held\n"
               "exact: \"in\":held\n"
               "exact: for_statement > \"in\"\n"
               "broad: \"in\"\n");
  check_parent(loaded, NODE_FUNCTION_DEFINITION,
               "exact: function_definition.name:generator\n"
               "broad: function_definition.name\n");
}

static void kinds_are_found_as_leaves_or_as_parents(void **state) {
  const Loaded *loaded = *state;
  check_parent(loaded, NODE_LAMBDA, "broad: lambda\n");
  check_symbol(loaded, NODE_LAMBDA, "");
  check_symbol(loaded, NODE_STRING_CONTENT, "exact: string_content\n");
  check_parent(loaded, NODE_STRING_CONTENT, "");
  check_parent(loaded, NODE_CALL, "exact: call.function\n");
  check_symbol(loaded, PUNCT_STAR, "exact: except_clause > \"*\"\n");
}

static void numbers_of_no_kind_find_nothing(void **state) {
  const Loaded *loaded = *state;
  const TopicTrigger *triggers;
  const uint16_t numbers[] = {0, PYTHON_SYMBOL_COUNT, UINT16_MAX - 1, UINT16_MAX};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    assert_int_equal(knowledge_syntax_triggers(loaded->knowledge, numbers[i], &triggers), 0);
    assert_int_equal(knowledge_parent_triggers(loaded->knowledge, numbers[i], &triggers), 0);
  }
}

static void exact_names_come_before_stars(void **state) {
  const Loaded *loaded = *state;
  check_name(loaded, SLICE("re.sub"), "exact: re.sub\nbroad: re.sub\nbroad: re.*\n");
  check_name(loaded, SLICE("re.findall"), "broad: re.*\n");
  check_name(loaded, SLICE("re"), "exact: re\n");
  check_name(loaded, SLICE("re.Pattern.sub"), "exact: re.Pattern.*\n");
  check_name(loaded, SLICE("re.a.b"), "");
  check_name(loaded, SLICE("re."), "broad: re.*\n");
  check_name(loaded, SLICE("r"), "");
  check_name(loaded, SLICE(""), "");
  check_name(loaded, SLICE("."), "");
}

static void names_keep_to_the_capacity(void **state) {
  const Loaded *loaded = *state;
  TopicTrigger found[2];
  assert_int_equal(knowledge_name_topics(loaded->knowledge, SLICE("re.sub"), found, 2), 2);
  assert_int_equal(knowledge_name_topics(loaded->knowledge, SLICE("re.sub"), found, 0), 0);
  assert_int_equal(
      knowledge_file_topics(loaded->knowledge, SLICE("a.toml"), (SliceList){0}, found, 0), 0);
}

static void files_match_by_their_last_parts(void **state) {
  const Loaded *loaded = *state;
  check_file(loaded, SLICE("/home/me/pyproject.toml"), "exact: pyproject.toml\nbroad: *.toml\n");
  check_file(loaded, SLICE("requirements-dev.txt"), "broad: requirements*.txt\n");
  check_file(loaded, SLICE("requirements/dev.txt"), "");
  check_file(loaded, SLICE("/x/.github/workflows/ci.yml"), "exact: .github/workflows/*.yml\n");
  check_file(loaded, SLICE("/x/workflows/ci.yml"), "");
  check_file(loaded, SLICE("ci.yml"), "");
  check_file(loaded, SLICE(""), "");
}

static void check_place(const Loaded *loaded, const Slice *keys, uint32_t count,
                        const char *expected) {
  TopicTrigger found[16];
  SliceList place = {keys, count};
  Slice path = SLICE("/home/me/pyproject.toml");
  check_triggers(found, knowledge_file_topics(loaded->knowledge, path, place, found, 16), expected);
}

static void places_in_files_match_key_by_key(void **state) {
  const Loaded *loaded = *state;
  const char *whole = "exact: pyproject.toml\nbroad: *.toml\n";
  const Slice keys[] = {SLICE("tool"), SLICE("poetry"), SLICE("name"), SLICE("more")};
  check_place(loaded, keys, 1, whole);
  check_place(loaded, keys, 2,
              "exact: pyproject.toml[tool.poetry]\n"
              "broad: pyproject.toml[tool.*]\n"
              "exact: pyproject.toml\n"
              "broad: *.toml\n");
  check_place(loaded, keys, 3,
              "exact: *.toml[tool.poetry.name]\n"
              "broad: pyproject.toml[tool.*.*]\n"
              "exact: pyproject.toml\n"
              "broad: *.toml\n");
  check_place(loaded, keys, 4, whole);
  TopicTrigger found[1];
  assert_int_equal(knowledge_file_topics(loaded->knowledge, SLICE("pyproject.toml"),
                                         (SliceList){keys, 2}, found, 1),
                   1);
  assert_true(slice_is(found[0].trigger->place, "tool.poetry"));
}

static void triggers_match_nodes(void **state) {
  (void)state;
  const Trigger field = {.parent = NODE_CALL, .field = FIELD_FUNCTION};
  assert_true(trigger_matches(&field, NODE_IDENTIFIER, true, FIELD_FUNCTION, NODE_CALL));
  assert_false(trigger_matches(&field, NODE_IDENTIFIER, true, FIELD_ARGUMENTS, NODE_CALL));
  assert_false(trigger_matches(&field, NODE_IDENTIFIER, true, FIELD_FUNCTION, NODE_LIST));
  const Trigger kind = {.parent = NODE_LAMBDA};
  assert_true(trigger_matches(&kind, KEYWORD_LAMBDA, false, 0, NODE_LAMBDA));
  assert_false(trigger_matches(&kind, NODE_IDENTIFIER, true, FIELD_BODY, NODE_LAMBDA));
  const Trigger token = {.symbol = KEYWORD_IN, .parent = NODE_FOR_STATEMENT};
  assert_true(trigger_matches(&token, KEYWORD_IN, false, 0, NODE_FOR_STATEMENT));
  assert_false(trigger_matches(&token, KEYWORD_IN, false, 0, NODE_COMPARISON_OPERATOR));
}

static void every_built_in_topic_and_rule_is_found(void **state) {
  (void)state;
  const Knowledge *knowledge = knowledge_builtin();
  uint32_t count;
  const Topic *const *topics = knowledge_topics(knowledge, &count);
  assert_true(count > 0);
  for (uint32_t i = 0; i < count; i++)
    assert_ptr_equal(knowledge_topic(knowledge, topics[i]->id), topics[i]);
  const RulePage *const *rules = knowledge_rules(knowledge, &count);
  assert_true(count > 0);
  for (uint32_t i = 0; i < count; i++) {
    assert_ptr_equal(knowledge_rule(knowledge, rules[i]->code), rules[i]);
    assert_non_null(knowledge_topic(knowledge, rules[i]->topic));
  }
  assert_null(knowledge_topic(knowledge, SLICE("")));
  assert_null(knowledge_rule(knowledge, SLICE("E")));
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_more_specific_trigger_leads),
      cmocka_unit_test(kinds_are_found_as_leaves_or_as_parents),
      cmocka_unit_test(numbers_of_no_kind_find_nothing),
      cmocka_unit_test(exact_names_come_before_stars),
      cmocka_unit_test(names_keep_to_the_capacity),
      cmocka_unit_test(files_match_by_their_last_parts),
      cmocka_unit_test(places_in_files_match_key_by_key),
      cmocka_unit_test(triggers_match_nodes),
      cmocka_unit_test(every_built_in_topic_and_rule_is_found),
  };
  Loaded loaded = {0};
  Slice folder = slice_from_cstr(argv[1]);
  OwnPages own = knowledge_load((SliceList){&folder, 1}, NULL, NULL, &loaded.arena);
  loaded.knowledge = own.knowledge;
  struct CMUnitTest with_state[sizeof tests / sizeof tests[0]];
  for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++) {
    with_state[i] = tests[i];
    with_state[i].initial_state = &loaded;
  }
  int failed = own.messages.count > 0 ? 1 : cmocka_run_group_tests(with_state, NULL, NULL);
  arena_release(&loaded.arena);
  return failed;
}
