#include "check.h"

#include "text/lines.h"
#include "text/position.h"

/* a, a letter of two bytes, one of three, one of four (two UTF-16 units), z: 11 bytes. */
static const char mixed[] = "a\xC3\xA9\xE6\xBC\xA2\xF0\x9F\x90\x8Dz";

static void columns_in_each_encoding(void **state) {
  (void)state;
  static const struct {
    uint32_t column;
    uint32_t utf8;
    uint32_t utf16;
    uint32_t utf32;
  } places[] = {{0, 0, 0, 0}, {1, 1, 1, 1},   {3, 3, 2, 2},
                {6, 6, 3, 3}, {10, 10, 5, 4}, {11, 11, 6, 5}};
  Slice line = slice_from_cstr(mixed);
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    bool is_exact;
    assert_int_equal(position_character(line, places[i].column, ENCODING_UTF8), places[i].utf8);
    assert_int_equal(position_character(line, places[i].column, ENCODING_UTF16), places[i].utf16);
    assert_int_equal(position_character(line, places[i].column, ENCODING_UTF32), places[i].utf32);
    assert_int_equal(position_byte_column(line, places[i].utf8, ENCODING_UTF8, &is_exact),
                     places[i].column);
    assert_true(is_exact);
    assert_int_equal(position_byte_column(line, places[i].utf16, ENCODING_UTF16, &is_exact),
                     places[i].column);
    assert_true(is_exact);
    assert_int_equal(position_byte_column(line, places[i].utf32, ENCODING_UTF32, &is_exact),
                     places[i].column);
    assert_true(is_exact);
  }
}

static void middle_of_a_character_is_its_start(void **state) {
  (void)state;
  bool is_exact = true;
  assert_int_equal(position_byte_column(slice_from_cstr(mixed), 4, ENCODING_UTF16, &is_exact), 6);
  assert_false(is_exact);
  is_exact = true;
  assert_int_equal(position_byte_column(slice_from_cstr(mixed), 2, ENCODING_UTF8, &is_exact), 1);
  assert_false(is_exact);
}

static void past_the_end_is_the_end(void **state) {
  (void)state;
  bool is_exact = true;
  assert_int_equal(position_byte_column(SLICE("ab"), UINT32_MAX, ENCODING_UTF16, &is_exact), 2);
  assert_false(is_exact);
}

static void line_ends_of_all_kinds(void **state) {
  (void)state;
  Slice text = SLICE("a\nb\r\nc\rd\x0C\xE2\x80\xA8"
                     "e");
  assert_int_equal(lines_count(text), 3);
  assert_int_equal(lines_offset(text, 1), 2);
  assert_int_equal(lines_offset(text, 2), 5);
  assert_int_equal(lines_offset(text, 3), 7);
  assert_int_equal(lines_offset(text, 9), text.len);
  assert_int_equal(lines_end(text, 2), 3);
  assert_int_equal(lines_next(text, 2), 5);
  assert_int_equal(lines_start(text, 4), 2);
  assert_int_equal(lines_start(text, 6), 5);
}

static void empty_text_has_one_line(void **state) {
  (void)state;
  assert_int_equal(lines_count(SLICE("")), 0);
  assert_int_equal(lines_offset(SLICE(""), 0), 0);
  assert_int_equal(lines_next(SLICE(""), 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(columns_in_each_encoding),
      cmocka_unit_test(middle_of_a_character_is_its_start),
      cmocka_unit_test(past_the_end_is_the_end),
      cmocka_unit_test(line_ends_of_all_kinds),
      cmocka_unit_test(empty_text_has_one_line),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
