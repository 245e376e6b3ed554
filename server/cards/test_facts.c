/* Tests: where a parameter's value comes from, and how often a test runs. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/test_code.h"
#include "syntax/arguments.h"

static const struct {
  const char *name;
  const char *words;
} known_fixtures[] = {
    {"tmp_path", "a new, empty folder of this test, a `pathlib.Path`."},
    {"tmp_path_factory", "makes temporary folders that live as long as the whole run."},
    {"tmpdir", "the older form of `tmp_path`, with paths of the library `py`."},
    {"capsys", "what the test prints; `readouterr()` hands it over."},
    {"capfd", "what the test and programs that it starts print; `readouterr()` hands it over."},
    {"caplog", "the log records of this test, in `records` and `text`."},
    {"request", "the test that asks, with its `param` and `node`."},
    {"recwarn", "the warnings that the test issues, in a list."},
    {"pytestconfig", "the configuration of this run."},
    {"cache", "values kept from one run to the next."},
    {"subtests", "judges parts of one test by themselves."},
};

/* The function `name` at the level of the module in another segment of the file. */
static bool is_fixture_there(const SegmentView *view, uint32_t segment, Slice name, Arena *arena) {
  SegmentView other;
  if (!view_open(view, segment, &other, arena)) return false;
  uint32_t count = 0;
  const Binding *bindings = names_bindings(other.names, &count);
  for (uint32_t i = 0; i < count; i++)
    if (bindings[i].kind == BINDING_FUNCTION && slice_equal(bindings[i].name, name))
      return test_code_is_fixture(&other, nodes_parent(other.nodes, bindings[i].node));
  return false;
}

Fact fact_of_fixture(const FactPlace *place) {
  const SegmentView *view = place->view;
  uint32_t number = 0;
  uint32_t line = 0;
  NodeId parameter = place->leaf;
  if (test_code_function_of(view, parameter, &number) == NO_NODE) return (Fact){0};
  Slice name = nodes_text(view->nodes, parameter);
  const OuterNames *outer = names_outer(view->names);
  const ModuleBinding *found = NULL;
  for (uint32_t i = 0; outer != NULL && i < outer->module_count && found == NULL; i++)
    if (slice_equal(outer->module[i].name, name)) found = &outer->module[i];
  bool is_here = found != NULL && found->kind == BINDING_FUNCTION && found->count == 1 &&
                 view_binding_line(view, found, &line) &&
                 is_fixture_there(view, found->segment, name, place->arena);
  Slice shown = words_code(name, place->arena);
  if (is_here) {
    Holes values = {{shown, arena_format(place->arena, "%u", (unsigned)line + 1)}};
    return (Fact){.words =
                      words_fill(place->arena, "{} comes from the fixture on line {}.", values)};
  }
  for (size_t i = 0; found == NULL && i < sizeof known_fixtures / sizeof known_fixtures[0]; i++) {
    if (!slice_is(name, known_fixtures[i].name)) continue;
    Holes values = {{shown, slice_from_cstr(known_fixtures[i].words)}};
    return (Fact){.words = words_fill(place->arena, "{} comes with pytest: {}", values)};
  }
  return (Fact){0};
}

static bool is_patch(const Nodes *nodes, NodeId callee, bool *is_object) {
  Slice text = nodes_text(nodes, callee);
  *is_object = slice_is(text, "patch.object") || slice_is(text, "mock.patch.object");
  return *is_object || slice_is(text, "patch") || slice_is(text, "mock.patch");
}

/* What the `patch` decorator replaces, as the reader would write it; empty where it is not plain.
 */
static Slice patched_name(const Nodes *nodes, NodeId call, bool is_object, Arena *arena) {
  NodeId first = arguments_next(nodes, call, NO_NODE);
  NodeId last = is_object ? arguments_next(nodes, call, first) : first;
  if (!nodes_is(nodes, last, NODE_STRING)) return (Slice){"", 0};
  Slice text = nodes_text(nodes, nodes_child_with_symbol(nodes, last, NODE_STRING_CONTENT));
  if (!is_object) return words_code(text, arena);
  Holes values = {{nodes_text(nodes, first), text}};
  return words_code(words_fill(arena, "{}.{}", values), arena);
}

/* The decorator nearest to the function fills the first parameter. */
Fact fact_of_mock(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  uint32_t number = 0;
  NodeId function = test_code_function_of(place->view, place->leaf, &number);
  uint32_t filled = function == NO_NODE ? 0 : test_code_patch_count(place->view, function);
  if (number >= filled) return (Fact){0};
  uint32_t wanted = filled - 1 - number; /* from the top */
  NodeId decorated = nodes_parent(nodes, function);
  uint32_t seen = 0;
  for (NodeId at = nodes_first_child(nodes, decorated); at != NO_NODE;
       at = nodes_next_sibling(nodes, at)) {
    bool is_object = false;
    if (!nodes_is(nodes, at, NODE_DECORATOR) || !test_code_is_filling_patch(nodes, at)) continue;
    if (seen++ != wanted) continue;
    NodeId call = nodes_first_named_child(nodes, at);
    if (!is_patch(nodes, nodes_child_by_field(nodes, call, FIELD_FUNCTION), &is_object)) break;
    Slice target = patched_name(nodes, call, is_object, place->arena);
    if (target.len == 0) break;
    Holes values = {{words_node(nodes, place->leaf, place->arena), target,
                     words_line(place->view, nodes_get(nodes, at)->start, place->arena)}};
    return (Fact){.words = words_fill(place->arena,
                                      "{} stands in for {}, from the decorator on {}.", values)};
  }
  return (Fact){0};
}

/* The number of rows in a `parametrize` table; -1 where it is not written out. */
static int row_count(const Nodes *nodes, NodeId table) {
  if (!nodes_is(nodes, table, NODE_LIST) && !nodes_is(nodes, table, NODE_TUPLE)) return -1;
  int count = 0;
  for (NodeId row = nodes_first_named_child(nodes, table); row != NO_NODE;
       row = nodes_next_named_sibling(nodes, row)) {
    if (nodes_is(nodes, row, NODE_LIST_SPLAT)) return -1;
    count++;
  }
  return count;
}

Fact fact_of_parametrize(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->node);
  NodeId decorator = nodes_parent(nodes, call);
  NodeId definition = nodes_child_by_field(nodes, nodes_parent(nodes, decorator), FIELD_DEFINITION);
  bool is_table = nodes_is(nodes, decorator, NODE_DECORATOR) &&
                  nodes_is(nodes, definition, NODE_FUNCTION_DEFINITION) &&
                  slice_ends_with(nodes_text(nodes, place->node), SLICE("parametrize"));
  if (!is_table) return (Fact){0};
  NodeId names = arguments_next(nodes, call, NO_NODE);
  NodeId table = arguments_next(nodes, call, names);
  int rows = row_count(nodes, table);
  if (names == NO_NODE || table == NO_NODE || rows <= 0) return (Fact){0};
  Holes values = {
      {words_node(nodes, nodes_child_by_field(nodes, definition, FIELD_NAME), place->arena),
       arena_format(place->arena, "%d", rows)}};
  const char *pattern =
      rows == 1 ? "Runs {} with one row of values." : "Runs {} once for each of these {} rows.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
