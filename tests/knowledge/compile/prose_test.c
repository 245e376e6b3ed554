/* How prose is measured, how links between pages are found, and what is left of Markdown as plain
 * text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "knowledge/markdown.h"
#include "knowledge/markdown_tree.h"
#include "knowledge/page_link.h"
#include "knowledge/prose.h"

static Prose measure(const char *markdown) {
  StyledText words;
  styled_text_init(&words);
  cmark_node *document = markdown_tree_create(slice_from_cstr(markdown));
  markdown_add_words(document, 0, "", &words);
  cmark_node_free(document);
  Prose prose = prose_measure(&words);
  styled_text_release(&words);
  return prose;
}

static void sentences_are_counted_as_read(void **state) {
  (void)state;
  static const struct {
    const char *markdown;
    uint32_t words;
    uint32_t sentences;
    bool is_ended;
  } cases[] = {
      {"", 0, 0, false},
      {"One.", 1, 1, true},
      {"One. Two!", 2, 2, true},
      {"Is it? `a. B` is (yes.)", 6, 2, true},
      {"Some, e.g. this, or 3.5 of it.", 7, 1, true},
      {"No end", 2, 1, false},
      {"Ends. And `code.`", 3, 2, false},
      {"**Strong.** Then.", 2, 2, true},
      {"Wait ... for it.", 4, 1, true},
      {"\"Quoted.\" Next.", 2, 2, true},
      {"Asks. `is` answers.", 3, 2, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Prose prose = measure(cases[i].markdown);
    if (prose.words == cases[i].words && prose.sentences == cases[i].sentences &&
        prose.is_ended == cases[i].is_ended)
      continue;
    fail_msg("%s: %u words, %u sentences, %s", cases[i].markdown, prose.words, prose.sentences,
             prose.is_ended ? "ended" : "not ended");
  }
}

static void links_are_found_outside_of_code(void **state) {
  (void)state;
  static const struct {
    const char *markdown;
    const char *expanded;
  } cases[] = {
      {"no links", "no links"},
      {"[[generators]]", "Generators"},
      {"a [[generators|lazy `x`]] b [[decorators]]!", "a lazy `x` b Decorators!"},
      {"`[[generators]]` and ``[[x` [[generators]]``",
       "`[[generators]]` and ``[[x` [[generators]]``"},
      {"```python\nx[[0]]\n```\n[[generators]]", "```python\nx[[0]]\n```\nGenerators"},
      {"[[unknown-one]] [[unknown-one|words]]", "unknown-one words"},
      {"[[", "[["},
      {"[[a\nb]]", "[[a\nb]]"},
      {"` [[generators]]", "` Generators"},
  };
  Arena arena = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Slice expanded = page_link_expand(knowledge_builtin(), slice_from_cstr(cases[i].markdown),
                                      (Slice){NULL, 0}, &arena);
    assert_string_equal(arena_copy(&arena, expanded).ptr, cases[i].expanded);
  }
  Slice linked = page_link_expand(knowledge_builtin(), SLICE("[[generators]] [[unknown-one]]"),
                                  SLICE("pylore:/topics/%.md"), &arena);
  assert_string_equal(arena_copy(&arena, linked).ptr,
                      "[Generators](pylore:/topics/generators.md) unknown-one");
  arena_release(&arena);
}

static void plain_text_has_no_marks(void **state) {
  (void)state;
  static const struct {
    const char *markdown;
    const char *plain;
  } cases[] = {
      {"", ""},
      {"### Title\n`a` is **b** and *c*.", "Title\n\na is b and c."},
      {"- one\n- two", "- one\n- two"},
      {"[Docs](https://x.org/) and <https://y.org/>", "Docs (https://x.org/) and https://y.org/"},
      {"```python\nif x:\n    y\n```\nafter", "    if x:\n        y\n\nafter"},
      {"a\nb\\\nc", "a b\nc"},
      {"\\*not\\* &lt;", "*not* <"},
      {"bell \x07 escape \x1b[31m", "bell \xEF\xBF\xBD escape \xEF\xBF\xBD[31m"},
      {"bad \xff byte", "bad \xEF\xBF\xBD byte"},
  };
  Arena arena = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Slice plain = markdown_plain_text(slice_from_cstr(cases[i].markdown), &arena);
    assert_string_equal(plain.ptr, cases[i].plain);
  }
  arena_release(&arena);
}

static void columns_are_those_of_a_terminal(void **state) {
  (void)state;
  assert_int_equal(text_columns(SLICE("abc")), 3);
  assert_int_equal(text_columns(SLICE("\xC3\xA9")), 1); /* é */
  assert_int_equal(text_columns(SLICE("e\xCC\x81")), 1); /* e and its accent */
  assert_int_equal(text_columns(SLICE("\xE6\x97\xA5")), 2); /* 日 */
  assert_int_equal(text_columns(SLICE("\xF0\x9F\x90\x8D")), 2); /* snake */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sentences_are_counted_as_read),
      cmocka_unit_test(links_are_found_outside_of_code),
      cmocka_unit_test(plain_text_has_no_marks),
      cmocka_unit_test(columns_are_those_of_a_terminal),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
