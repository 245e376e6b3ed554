#include "check.h"

#include "base/path.h"

static void paths_come_apart(void **state) {
  (void)state;
  check_slice(path_name(SLICE("/a/b.py")), "b.py");
  check_slice(path_name(SLICE("b.py")), "b.py");
  check_slice(path_parent(SLICE("/a/b.py")), "/a");
  check_slice(path_parent(SLICE("/a")), "/");
  check_slice(path_parent(SLICE("/")), "/");
  check_slice(path_parent(SLICE("b.py")), "");
}

static void paths_are_put_together(void **state) {
  (void)state;
  Arena arena;
  arena_init(&arena);
  check_slice(path_join(SLICE("/"), SLICE("a"), &arena), "/a");
  check_slice(path_join(SLICE("/a"), SLICE("b"), &arena), "/a/b");
  check_slice(path_resolve(SLICE("/a/b"), SLICE("../c/./d.toml"), &arena), "/a/c/d.toml");
  check_slice(path_resolve(SLICE("/a"), SLICE("../../../b"), &arena), "/b");
  check_slice(path_resolve(SLICE("/a"), SLICE("/b//c"), &arena), "/b//c");
  arena_release(&arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paths_come_apart),
      cmocka_unit_test(paths_are_put_together),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
