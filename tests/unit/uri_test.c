#include "check.h"

#include "text/uri.h"

static bool are_same(const char *a, const char *b) {
  Buffer left = {0};
  Buffer right = {0};
  uri_add_key(slice_from_cstr(a), &left);
  uri_add_key(slice_from_cstr(b), &right);
  bool is_same = slice_equal(buffer_slice(&left), buffer_slice(&right));
  buffer_release(&left);
  buffer_release(&right);
  return is_same;
}

static void spellings_of_one_file(void **state) {
  (void)state;
  assert_true(are_same("file:///c:/x.py", "file:///c%3A/x.py"));
  assert_true(are_same("file:///c:/x.py", "file:///C:/x.py"));
  assert_true(are_same("file:///C%3a/x.py", "FILE:///c:/x.py"));
  assert_true(are_same("file:///a%20b.py", "file:///a b.py"));
  assert_true(are_same("file:///caf%C3%A9.py", "file:///caf%c3%a9.py"));
  assert_true(are_same("file:///caf%C3%A9.py", "file:///caf\xC3\xA9.py"));
  assert_true(are_same("file:///a+b.py", "file:///a%2Bb.py"));
  assert_true(are_same("file:///a#b.py", "file:///a%23b.py"));
  assert_true(are_same("file:///a?b.py", "file:///a%3Fb.py"));
  assert_true(are_same("file://Host/share/x.py", "file://host/share/x.py"));
  assert_true(are_same("file://localhost/x.py", "file:///x.py"));
  assert_true(are_same("file:/x.py", "file:///x.py"));
}

static void different_files(void **state) {
  (void)state;
  assert_false(are_same("file:///x.py", "file:///X.py"));
  assert_false(are_same("file:///a+b.py", "file:///a%20b.py"));
  assert_false(are_same("file://host/x.py", "file:///x.py"));
  assert_false(are_same("file:///x.py", "git:///x.py"));
  assert_false(are_same("untitled:Untitled-1", "untitled:Untitled-2"));
}

static void escapes_that_are_none_stay(void **state) {
  (void)state;
  assert_true(are_same("file:///100%.py", "file:///100%25.py"));
  assert_false(are_same("file:///a%zz", "file:///a"));
  assert_false(are_same("file:///a%2", "file:///a"));
}

static void other_schemes_keep_their_marks(void **state) {
  (void)state;
  assert_true(
      are_same("vscode-notebook-cell:/a%20b.ipynb#W1", "vscode-notebook-cell:/a b.ipynb#W1"));
  assert_false(are_same("vscode-notebook-cell:/a#W1", "vscode-notebook-cell:/a%23W1"));
  assert_false(are_same("git:/a?x", "git:/a%3Fx"));
  assert_false(are_same("git:/a%23x", "git:/a%2523x"));
}

static void what_is_no_uri_is_itself(void **state) {
  (void)state;
  assert_true(are_same("", ""));
  assert_false(are_same("x", "y"));
  assert_false(are_same("x:", "x"));
}

static void check_path(const char *uri, const char *path) {
  Buffer out = {0};
  assert_int_equal(uri_add_path(slice_from_cstr(uri), &out), path != NULL);
  check_slice(buffer_slice(&out), path == NULL ? "" : path);
  buffer_release(&out);
}

static void paths_of_files(void **state) {
  (void)state;
  check_path("file:///a%20b/caf%C3%A9%23.py", "/a b/caf\xC3\xA9#.py");
  check_path("file://localhost/x.py", "/x.py");
  check_path("file://host/x.py", NULL);
  check_path("untitled:Untitled-1", NULL);
  check_path("", NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(spellings_of_one_file),
      cmocka_unit_test(different_files),
      cmocka_unit_test(escapes_that_are_none_stay),
      cmocka_unit_test(other_schemes_keep_their_marks),
      cmocka_unit_test(what_is_no_uri_is_itself),
      cmocka_unit_test(paths_of_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
