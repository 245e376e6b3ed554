/* cmocka with what it needs before it, and slices compared with readable messages. */
#ifndef PYLORE_TESTS_UNIT_CHECK_H
#define PYLORE_TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"

static inline void check_slice(Slice slice, const char *expected) {
  char text[1024];
  assert_true(slice.len < sizeof text);
  for (size_t i = 0; i < slice.len; i++) text[i] = slice.ptr[i];
  text[slice.len] = '\0';
  assert_string_equal(text, expected);
  assert_int_equal(slice.len, slice_from_cstr(expected).len);
}

#endif
