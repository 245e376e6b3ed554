#include "check.h"

#include "base/glob.h"

static bool fits(const char *pattern, const char *text) {
  return glob_matches(slice_from_cstr(pattern), slice_from_cstr(text));
}

static void stars_take_any_run(void **state) {
  (void)state;
  assert_true(fits("*.py", "a/b.py") && fits("a*b*c", "a-b-b-c") && fits("*", ""));
  assert_false(fits("*.py", "b.pyi") || fits("a*b", "a-b-c") || fits("", "a"));
  assert_true(fits("[!a-c]?.py", "x1.py") && fits("[[]", "[") && fits("[a", "[a"));
  assert_false(fits("[!a-c]?.py", "b1.py"));
}

static void two_stars_take_whole_folders(void **state) {
  (void)state;
  assert_true(fits("**/test_*", "test_a") && fits("**/test_*", "x/y/test_a"));
  assert_false(fits("**/test_*", "my_test_a"));
  assert_true(fits("src/**/x.py", "src/x.py") && fits("src/**/x.py", "src/a/b/x.py"));
  assert_false(fits("src/**/x.py", "src/ax.py"));
  assert_true(fits("a/**/b/**/c", "a/b/x/c") && fits("a/**", "a/b/c"));
  assert_true(fits("x**/y", "xz/y"));
}

static void braces_are_alternatives(void **state) {
  (void)state;
  Arena arena;
  arena_init(&arena);
  SliceList found = glob_alternatives(SLICE("{a,b}/{c,}d"), &arena);
  assert_int_equal(found.count, 4);
  check_slice(found.items[0], "a/cd");
  check_slice(glob_alternatives(SLICE("a{b"), &arena).items[0], "a{b");
  check_slice(glob_alternatives(SLICE("a{}b"), &arena).items[0], "ab");
  SliceList many =
      glob_alternatives(SLICE("{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"), &arena);
  assert_in_range(many.count, 1, 64);
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stars_take_any_run),
      cmocka_unit_test(two_stars_take_whole_folders),
      cmocka_unit_test(braces_are_alternatives),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
