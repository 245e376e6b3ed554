/* Tests, their fixtures and mocks, and the lines that programs leave behind for their readers. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/function.h"
#include "concepts/test_code.h"

static const char mock_fixtures[] = "monkeypatch mocker class_mocker module_mocker session_mocker";

static bool is_pytest_test(const SegmentView *view, NodeId node) {
  return test_code_kind(view, nodes_parent(view->nodes, node)) == TEST_PYTEST;
}

static bool is_unittest_test(const SegmentView *view, NodeId node) {
  return test_code_kind(view, nodes_parent(view->nodes, node)) == TEST_UNITTEST;
}

/* A class `TestCart` without bases, in a file that imports pytest. */
static bool is_pytest_class(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  NodeId class_node = nodes_parent(view->nodes, node);
  return slice_starts_with(name, SLICE("Test")) && name.len > SLICE("Test").len &&
         nodes_child_by_field(view->nodes, class_node, FIELD_SUPERCLASSES) == NO_NODE &&
         test_code_imports(view, SLICE("pytest"));
}

static bool is_pytest_fixture(const SegmentView *view, NodeId node) {
  return test_code_is_fixture(view, nodes_parent(view->nodes, node));
}

static bool is_in_fixture(const SegmentView *view, NodeId node) {
  NodeId function = function_around(view, node);
  return function != NO_NODE && test_code_is_fixture(view, function);
}

static bool is_in_test(const SegmentView *view, NodeId node) {
  return test_code_kind(view, function_around(view, node)) == TEST_PYTEST;
}

/* The function that pytest would call with a fixture for this parameter; NO_NODE for others. */
static NodeId asking_function(const SegmentView *view, NodeId parameter) {
  uint32_t place = 0;
  NodeId function = test_code_function_of(view, parameter, &place);
  if (function == NO_NODE) return NO_NODE;
  bool is_asking =
      test_code_kind(view, function) == TEST_PYTEST || test_code_is_fixture(view, function);
  if (!is_asking || place < test_code_patch_count(view, function)) return NO_NODE;
  Slice name = nodes_text(view->nodes, parameter);
  return test_code_is_parametrized(view, function, name) ? (NodeId)NO_NODE : function;
}

static bool is_fixture_parameter(const SegmentView *view, NodeId node) {
  return !word_list_has(mock_fixtures, nodes_text(view->nodes, node)) &&
         asking_function(view, node) != NO_NODE;
}

static bool is_mock_fixture(const SegmentView *view, NodeId node) {
  return word_list_has(mock_fixtures, nodes_text(view->nodes, node)) &&
         asking_function(view, node) != NO_NODE;
}

static bool is_patched_parameter(const SegmentView *view, NodeId node) {
  uint32_t place = 0;
  NodeId function = test_code_function_of(view, node, &place);
  return function != NO_NODE && place < test_code_patch_count(view, function);
}

static bool is_mock_fixture_method(const SegmentView *view, NodeId node) {
  static const char methods[] = "setattr delattr setitem delitem setenv delenv syspath_prepend "
                                "chdir context undo patch spy stub";
  const Nodes *nodes = view->nodes;
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  return nodes_is(nodes, object, NODE_IDENTIFIER) &&
         word_list_has(mock_fixtures, nodes_text(nodes, object)) &&
         word_list_has(methods, nodes_text(nodes, node));
}

static bool is_mock_assertion(const SegmentView *view, NodeId node) {
  return word_list_has("assert_called assert_called_once assert_called_with "
                       "assert_called_once_with assert_any_call assert_has_calls "
                       "assert_not_called assert_awaited assert_awaited_once assert_awaited_with "
                       "assert_awaited_once_with assert_not_awaited assert_any_await",
                       nodes_text(view->nodes, node));
}

static bool is_mock_setting(const SegmentView *view, NodeId node) {
  return word_list_has("return_value side_effect", nodes_text(view->nodes, node));
}

static bool is_unittest_hook(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(
      view->nodes, nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_NAME));
  return word_list_has("setUp tearDown setUpClass tearDownClass setUpModule tearDownModule "
                       "asyncSetUp asyncTearDown setUpTestData",
                       name);
}

static bool is_of_test_case(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  return word_list_has("self cls", nodes_text(nodes, object));
}

static bool is_unittest_raises(const SegmentView *view, NodeId node) {
  return word_list_has("assertRaises assertRaisesRegex", nodes_text(view->nodes, node)) &&
         is_of_test_case(view, node);
}

/* `self.assertEqual` and its kin: the names are unittest's alone. */
static bool is_unittest_assertion(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  size_t start = SLICE("assert").len;
  return slice_starts_with(name, SLICE("assert")) && name.len > start && name.ptr[start] >= 'A' &&
         name.ptr[start] <= 'Z' && is_of_test_case(view, node) && !is_unittest_raises(view, node);
}

static bool is_unittest_helper(const SegmentView *view, NodeId node) {
  return word_list_has("subTest skipTest addCleanup addClassCleanup addAsyncCleanup enterContext "
                       "enterAsyncContext",
                       nodes_text(view->nodes, node)) &&
         is_of_test_case(view, node);
}

static bool is_load_tests(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "load_tests");
}

static bool is_fixture_scope(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!slice_is(nodes_text(nodes, node), "scope")) return false;
  NodeId call = nodes_parent(nodes, nodes_parent(nodes, nodes_parent(nodes, node)));
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  return nodes_is(nodes, call, NODE_CALL) &&
         slice_ends_with(nodes_text(nodes, callee), SLICE("fixture"));
}

/* As coverage.py reads it: `# pragma: no cover`, with blanks and colon as one likes. */
static bool is_no_cover(const SegmentView *view, NodeId node) {
  Slice text = nodes_text(view->nodes, node);
  size_t at = slice_find(text, SLICE("pragma"), 0);
  if (at == text.len) return false;
  at += SLICE("pragma").len;
  while (at < text.len && (text.ptr[at] == ':' || text.ptr[at] == ' ')) at++;
  Slice rest = slice_sub(text, at, text.len);
  if (!slice_starts_with(rest, SLICE("no"))) return false;
  rest = slice_trim(slice_sub(rest, SLICE("no").len, rest.len));
  return slice_starts_with(rest, SLICE("cover")) || slice_starts_with(rest, SLICE("branch"));
}

/* A call such as `logger.info(...)` whose object has the name that loggers have everywhere. */
static bool is_logger_method(const SegmentView *view, NodeId node) {
  static const char methods[] = "debug info warning warn error exception critical fatal";
  static const char loggers[] = "log logger LOG LOGGER _log _logger _LOGGER";
  const Nodes *nodes = view->nodes;
  if (!word_list_has(methods, nodes_text(nodes, node))) return false;
  NodeId attribute = nodes_parent(nodes, node);
  NodeId object = nodes_child_by_field(nodes, attribute, FIELD_OBJECT);
  if (nodes_is(nodes, object, NODE_ATTRIBUTE))
    object = nodes_child_by_field(nodes, object, FIELD_ATTRIBUTE);
  bool is_called = nodes_is(nodes, nodes_parent(nodes, attribute), NODE_CALL) &&
                   nodes_get(nodes, attribute)->field == FIELD_FUNCTION;
  return is_called && nodes_is(nodes, object, NODE_IDENTIFIER) &&
         word_list_has(loggers, nodes_text(nodes, object)) &&
         !test_code_imports(view, SLICE("loguru")); /* its messages have other places */
}

const Predicate predicates_testing[] = {
    {"fixture_parameter", is_fixture_parameter},
    {"fixture_scope", is_fixture_scope},
    {"in_fixture", is_in_fixture},
    {"in_test", is_in_test},
    {"load_tests", is_load_tests},
    {"logger_method", is_logger_method},
    {"mock_assertion", is_mock_assertion},
    {"mock_fixture", is_mock_fixture},
    {"mock_fixture_method", is_mock_fixture_method},
    {"mock_setting", is_mock_setting},
    {"patched_parameter", is_patched_parameter},
    {"pragma_no_cover", is_no_cover},
    {"pytest_class", is_pytest_class},
    {"pytest_fixture", is_pytest_fixture},
    {"pytest_test", is_pytest_test},
    {"unittest_assertion", is_unittest_assertion},
    {"unittest_helper", is_unittest_helper},
    {"unittest_hook", is_unittest_hook},
    {"unittest_raises", is_unittest_raises},
    {"unittest_test", is_unittest_test},
    {NULL, NULL},
};
