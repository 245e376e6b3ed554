#include "check.h"

#include "transport/framing.h"

static Frame next(const char *bytes) {
  return framing_next(slice_from_cstr(bytes));
}

static void check_message(const char *bytes, const char *body) {
  Frame frame = next(bytes);
  assert_int_equal(frame.status, FRAME_MESSAGE);
  check_slice(frame.body, body);
  assert_int_equal(frame.foreign_charset.len, 0);
}

static void header_names_have_no_case(void **state) {
  (void)state;
  check_message("Content-Length: 2\r\n\r\n{}", "{}");
  check_message("content-length:2\r\n\r\n{}", "{}");
  check_message("CONTENT-LENGTH:   \t2  \r\n\r\n{}", "{}");
}

static void other_headers_do_not_matter(void **state) {
  (void)state;
  check_message("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"
                "Content-Length: 2\r\n\r\n{}",
                "{}");
  check_message("Content-Length: 2\r\nContent-Type: x; charset=\"UTF8\"\r\n\r\n{}", "{}");
  check_message("X-Other: yes\r\nContent-Length: 0002\r\nno colon\r\n\r\n{}", "{}");
}

static void lone_line_feeds_end_header_lines(void **state) {
  (void)state;
  check_message("Content-Length: 2\n\n{}", "{}");
  check_message("Content-Length: 2\r\n\n{}", "{}");
}

static void last_of_two_lengths_counts(void **state) {
  (void)state;
  Frame frame = next("Content-Length: 9\r\nContent-Length: 2\r\n\r\n{}");
  assert_int_equal(frame.status, FRAME_MESSAGE);
  check_slice(frame.body, "{}");
  assert_true(frame.has_duplicate_length);
}

static void length_that_is_no_number_does_not_count(void **state) {
  (void)state;
  check_message("Content-Length: two\r\nContent-Length: 2\r\n\r\n{}", "{}");
  check_message("Content-Length: 2\r\nContent-Length: -1\r\n\r\n{}", "{}");
  assert_int_equal(next("Content-Length: two\r\n\r\n{}").status, FRAME_BAD);
  assert_int_equal(next("Content-Length:\r\n\r\n{}").status, FRAME_BAD);
}

static void other_charset_is_told(void **state) {
  (void)state;
  Frame frame = next("Content-Length: 2\r\nContent-Type: x; charset=utf-16; y=z\r\n\r\n{}");
  assert_int_equal(frame.status, FRAME_MESSAGE);
  check_slice(frame.foreign_charset, "utf-16");
}

static void every_beginning_is_partial(void **state) {
  (void)state;
  Slice message = SLICE("Content-Type: a\r\nContent-Length: 4\r\n\r\n\"\xC3\xA9\"");
  for (size_t size = 0; size < message.len; size++)
    assert_int_equal(framing_next(slice_sub(message, 0, size)).status, FRAME_PARTIAL);
  Frame frame = framing_next(message);
  assert_int_equal(frame.status, FRAME_MESSAGE);
  assert_int_equal(frame.consumed, message.len);
}

static void second_message_is_left(void **state) {
  (void)state;
  Slice bytes = SLICE("Content-Length: 2\r\n\r\n{}Content-Length: 1\r\n\r\n1");
  Frame frame = framing_next(bytes);
  Slice rest = slice_sub(bytes, frame.consumed, bytes.len);
  check_slice(rest, "Content-Length: 1\r\n\r\n1");
}

static void line_ends_between_messages_are_dropped(void **state) {
  (void)state;
  Frame frame = next("\r\n\nContent-Length: 2\r\n\r\n{}");
  assert_int_equal(frame.status, FRAME_BLANK);
  assert_int_equal(frame.consumed, 3);
}

static void huge_length_is_refused(void **state) {
  (void)state;
  static const char *const headers[] = {
      "Content-Length: 9999999999999999\r\n\r\n",
      "Content-Length: 99999999999999999999999999999999\r\n\r\n",
      "Content-Length: 268435457\r\n\r\n",
  };
  for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
    Frame frame = next(headers[i]);
    assert_int_equal(frame.status, FRAME_TOO_LARGE);
    assert_int_equal(frame.consumed, slice_from_cstr(headers[i]).len);
  }
  assert_int_equal(next("Content-Length: 268435456\r\n\r\n").status, FRAME_PARTIAL);
}

/* The tail of a message whose length was told too small runs into the next header. */
static void next_header_is_found_again(void **state) {
  (void)state;
  Slice bytes = SLICE("tail}Content-Length: 2\r\n\r\n{}");
  Frame frame = framing_next(bytes);
  assert_int_equal(frame.status, FRAME_BAD);
  frame = framing_next(slice_sub(bytes, frame.consumed, bytes.len));
  assert_int_equal(frame.status, FRAME_MESSAGE);
  check_slice(frame.body, "{}");
}

static void endless_noise_is_dropped(void **state) {
  (void)state;
  static char noise[2 * FRAMING_HEADER_LIMIT];
  for (size_t i = 0; i < sizeof noise; i++) noise[i] = 'x';
  Frame frame = framing_next((Slice){noise, sizeof noise});
  assert_int_equal(frame.status, FRAME_BAD);
  assert_true(frame.consumed > sizeof noise - 32 && frame.consumed < sizeof noise);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(header_names_have_no_case),
      cmocka_unit_test(other_headers_do_not_matter),
      cmocka_unit_test(lone_line_feeds_end_header_lines),
      cmocka_unit_test(last_of_two_lengths_counts),
      cmocka_unit_test(length_that_is_no_number_does_not_count),
      cmocka_unit_test(other_charset_is_told),
      cmocka_unit_test(every_beginning_is_partial),
      cmocka_unit_test(second_message_is_left),
      cmocka_unit_test(line_ends_between_messages_are_dropped),
      cmocka_unit_test(huge_length_is_refused),
      cmocka_unit_test(next_header_is_found_again),
      cmocka_unit_test(endless_noise_is_dropped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
