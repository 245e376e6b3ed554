#include "check.h"

#include "session/cell_text.h"

static void expect(const char *cell, const char *python) {
  Buffer out = {0};
  cell_text_add(slice_from_cstr(cell), &out);
  buffer_add_char(&out, '\0');
  assert_string_equal(out.ptr, python);
  buffer_release(&out);
}

static void python_stays(void **state) {
  (void)state;
  expect("", "");
  expect("x = 5 % 3\nif x != 1:\r\n    y %= 2\rz = 1",
         "x = 5 % 3\nif x != 1:\r\n    y %= 2\rz = 1");
  expect("total = (5\n  % 3)\n", "total = (5\n  % 3)\n");
  expect("rest = 5 \\\n% 3\n", "rest = 5 \\\n% 3\n");
  expect("text = '''\n%time\n!ls\nwhat?\n'''\n", "text = '''\n%time\n!ls\nwhat?\n'''\n");
  expect("a = 'it\\'s' # ?\nb = \"\"\"it's\"\"\" % 3\n",
         "a = 'it\\'s' # ?\nb = \"\"\"it's\"\"\" % 3\n");
  expect("f(x=1, y='=!')\nprint('really?')\n# why?\n",
         "f(x=1, y='=!')\nprint('really?')\n# why?\n");
}

static void lines_of_other_kinds(void **state) {
  (void)state;
  expect("%matplotlib inline\nimport os\n", "#\nimport os\n");
  expect("!pip install 'it\nx = 1\n", "#\nx = 1\n");
  expect("for i in x:\n    %time f()\n\t!ls\n", "for i in x:\n    0\n\t0\n");
  expect("?f\nf?\nf.g??\n", "#\n#\n#\n");
  expect("!ls \\\n  -l\nx = 1", "#\n\nx = 1");
  expect("'it's\n%time f()\n", "'it's\n#\n");
}

static void assignments(void **state) {
  (void)state;
  expect("files = !ls\nspent = %timeit -o f()\n", "files = 0\nspent = 0\n");
  expect("a, b =%sql x \\\n y\nc = 1\n", "a, b =0\n\nc = 1\n");
  expect("a == !b\nf(a=%b)\n", "a == !b\nf(a=%b)\n");
}

static void magics_of_a_whole_cell(void **state) {
  (void)state;
  expect("%%time\nx = 1\n", "#\nx = 1\n");
  expect("\n%%timeit -n 3\r\nx = 1\r\n", "\n#\r\nx = 1\r\n");
  expect("%%bash\nfor i in *; do\n", "\n\n");
  expect("%%sql\rselect 1", "\r");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(python_stays),
      cmocka_unit_test(lines_of_other_kinds),
      cmocka_unit_test(assignments),
      cmocka_unit_test(magics_of_a_whole_cell),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
