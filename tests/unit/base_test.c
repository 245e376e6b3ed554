#include "check.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/json.h"
#include "base/utf8.h"

static void slices_split_and_trim(void **state) {
  (void)state;
  Slice rest = SLICE("a,,b");
  Slice part;
  assert_true(slice_split(&rest, ',', &part));
  check_slice(part, "a");
  assert_true(slice_split(&rest, ',', &part));
  check_slice(part, "");
  assert_true(slice_split(&rest, ',', &part));
  check_slice(part, "b");
  assert_false(slice_split(&rest, ',', &part));
  check_slice(slice_trim(SLICE(" \t x y\r\n")), "x y");
  check_slice(slice_sub(SLICE("abc"), 1, 99), "bc");
  check_slice(slice_sub(SLICE("abc"), 5, 2), "");
}

static void slices_find_and_compare(void **state) {
  (void)state;
  Slice text = SLICE("aabaab");
  assert_int_equal(slice_find(text, SLICE("ab"), 0), 1);
  assert_int_equal(slice_find(text, SLICE("ab"), 2), 4);
  assert_int_equal(slice_find(text, SLICE("abc"), 0), text.len);
  assert_true(slice_compare(SLICE("a"), SLICE("ab")) < 0);
  assert_true(slice_compare(SLICE("b"), SLICE("ab")) > 0);
  assert_true(slice_starts_with(text, SLICE("aab")) && slice_ends_with(text, SLICE("aab")));
  assert_false(slice_starts_with(SLICE("a"), SLICE("aa")));
}

static void numbers_are_whole_slices(void **state) {
  (void)state;
  uint32_t value;
  assert_true(slice_parse_u32(SLICE("4294967295"), &value));
  assert_int_equal(value, UINT32_MAX);
  assert_false(slice_parse_u32(SLICE("4294967296"), &value));
  assert_false(slice_parse_u32(SLICE("1x"), &value));
  assert_false(slice_parse_u32(SLICE(""), &value));
}

static void buffers_splice(void **state) {
  (void)state;
  Buffer buffer = {0};
  buffer_add(&buffer, SLICE("hello world"));
  buffer_splice(&buffer, 0, 5, SLICE("goodbye"));
  check_slice(buffer_slice(&buffer), "goodbye world");
  buffer_splice(&buffer, 7, 13, SLICE(""));
  check_slice(buffer_slice(&buffer), "goodbye");
  buffer_add_u64(&buffer, UINT64_MAX);
  buffer_add_format(&buffer, "%c", '!');
  check_slice(buffer_slice(&buffer), "goodbye18446744073709551615!");
  buffer_release(&buffer);
}

static void arenas_keep_what_they_gave(void **state) {
  (void)state;
  Arena arena;
  arena_init(&arena);
  Slice first = arena_copy(&arena, SLICE("first"));
  for (int i = 0; i < 1000; i++) {
    char *zeroed = arena_alloc(&arena, 1, 37);
    for (int k = 0; k < 37; k++) assert_int_equal(zeroed[k], 0);
    zeroed[0] = 'x';
  }
  check_slice(first, "first");
  check_slice(arena_format(&arena, "%d-%s", 7, "x"), "7-x");
  arena_reset(&arena);
  check_slice(arena_copy(&arena, SLICE("again")), "again");
  arena_release(&arena);
}

static void utf8_is_told_from_what_is_not(void **state) {
  (void)state;
  assert_true(utf8_is_valid(SLICE("a\xC3\xA9\xF0\x9F\x90\x8D\xEF\xBF\xBD")));
  assert_false(utf8_is_valid(SLICE("\xC3")));
  assert_false(utf8_is_valid(SLICE("\xC0\x80")));
  assert_false(utf8_is_valid(SLICE("\xED\xA0\x80")));
  assert_false(utf8_is_valid(SLICE("\xF4\x90\x80\x80")));
  assert_int_equal(utf8_count_utf16(SLICE("a\xF0\x9F\x90\x8D\xFF")), 4);
  assert_int_equal(utf8_count_code_points(SLICE("a\xF0\x9F\x90\x8D\xFF")), 3);
}

static void json_strings_are_always_valid(void **state) {
  (void)state;
  Buffer out = {0};
  json_add_string(&out, SLICE("\"\\\n\x01\x7F\xC3\xA9\xC3(\xF0\x9F"));
  check_slice(buffer_slice(&out),
              "\"\\\"\\\\\\n\\u0001\\u007f\xC3\xA9\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\"");
  buffer_release(&out);
}

static void json_has_commas_where_they_belong(void **state) {
  (void)state;
  Buffer out = {0};
  buffer_add_char(&out, '{');
  json_add_text(&out, "a", SLICE("["));
  json_add_number(&out, "b", 12);
  json_add_key(&out, "c");
  buffer_add_char(&out, '[');
  for (int i = 0; i < 2; i++) {
    json_add_comma(&out);
    json_add_string(&out, SLICE("{"));
  }
  buffer_add(&out, SLICE("]"));
  json_add_bool(&out, "d", false);
  buffer_add_char(&out, '}');
  check_slice(buffer_slice(&out), "{\"a\":\"[\",\"b\":12,\"c\":[\"{\",\"{\"],\"d\":false}");
  buffer_release(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(slices_split_and_trim),
      cmocka_unit_test(slices_find_and_compare),
      cmocka_unit_test(numbers_are_whole_slices),
      cmocka_unit_test(buffers_splice),
      cmocka_unit_test(arenas_keep_what_they_gave),
      cmocka_unit_test(utf8_is_told_from_what_is_not),
      cmocka_unit_test(json_strings_are_always_valid),
      cmocka_unit_test(json_has_commas_where_they_belong),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
