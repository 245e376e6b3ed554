#include "concepts/test_code.h"

#include "base/word_list.h"
#include "concepts/class_place.h"

static const Scope *scope_of(const SegmentView *view, NodeId node) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  bool is_generic = scope != NULL && scope->kind == SCOPE_TYPE_PARAMETERS;
  return is_generic ? names_scope(view->names, scope->parent) : scope;
}

static Slice function_name(const Nodes *nodes, NodeId function) {
  return nodes_text(nodes, nodes_child_by_field(nodes, function, FIELD_NAME));
}

bool test_code_imports(const SegmentView *view, Slice prefix) {
  const OuterNames *outer = names_outer(view->names);
  if (outer == NULL) return false;
  for (uint32_t i = 0; i < outer->module_count; i++)
    if (outer->module[i].kind == BINDING_IMPORT &&
        slice_starts_with(outer->module[i].target, prefix))
      return true;
  return false;
}

static bool knows_pytest(const SegmentView *view) {
  return test_code_imports(view, SLICE("pytest"));
}

/* `unittest.mock` is used by both. */
static bool knows_unittest(const SegmentView *view) {
  const OuterNames *outer = names_outer(view->names);
  for (uint32_t i = 0; outer != NULL && i < outer->module_count; i++) {
    const ModuleBinding *binding = &outer->module[i];
    if (binding->kind != BINDING_IMPORT) continue;
    bool is_case = slice_ends_with(binding->target, SLICE("TestCase"));
    if (is_case || slice_is(binding->target, "unittest")) return true;
  }
  return false;
}

/* `assert`, or a method such as `assert_called_once`. */
static bool asserts_something(const Nodes *nodes, NodeId function) {
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  NodeId end = body == NO_NODE ? 0 : nodes->items[body].next;
  for (NodeId id = body; id < end; id++) {
    if (nodes->items[id].symbol == NODE_ASSERT_STATEMENT) return true;
    if (nodes->items[id].symbol == NODE_IDENTIFIER &&
        slice_starts_with(nodes_text(nodes, id), SLICE("assert")))
      return true;
  }
  return false;
}

/* A base that is, or is called like, a `TestCase`. */
static bool has_test_case(const ClassPlace *class_place, Arena *scratch) {
  for (NodeId base = class_next_base(class_place, NO_NODE); base != NO_NODE;
       base = class_next_base(class_place, base)) {
    Slice written = nodes_text(class_place->view.nodes, base);
    if (slice_ends_with(written, SLICE("TestCase"))) return true;
    if (slice_ends_with(class_base_name(class_place, base, scratch), SLICE("TestCase")))
      return true;
  }
  return false;
}

/* Which runner takes the methods of the class around the function. */
static TestKind kind_of_class(const SegmentView *view, NodeId function) {
  Arena scratch;
  arena_init(&scratch);
  ClassPlace class_place;
  TestKind kind = TEST_NONE;
  if (class_around(view, function, &class_place, &scratch)) {
    bool has_bases = class_base_count(&class_place) > 0;
    bool is_of_unittest = has_test_case(&class_place, &scratch) ||
                          (has_bases && knows_unittest(view) && !knows_pytest(view));
    if (is_of_unittest)
      kind = TEST_UNITTEST;
    else if (slice_starts_with(class_name(&class_place), SLICE("Test")))
      kind = TEST_PYTEST;
  }
  arena_release(&scratch);
  return kind;
}

TestKind test_code_kind(const SegmentView *view, NodeId function) {
  const Nodes *nodes = view->nodes;
  if (!nodes_is(nodes, function, NODE_FUNCTION_DEFINITION)) return TEST_NONE;
  if (!slice_starts_with(function_name(nodes, function), SLICE("test_"))) return TEST_NONE;
  const Scope *scope = scope_of(view, function);
  if (scope == NULL || (scope->kind != SCOPE_CLASS && scope->kind != SCOPE_MODULE))
    return TEST_NONE;
  TestKind kind = scope->kind == SCOPE_CLASS ? kind_of_class(view, function) : TEST_PYTEST;
  bool is_certain = kind != TEST_PYTEST || knows_pytest(view) || asserts_something(nodes, function);
  return is_certain ? kind : TEST_NONE;
}

static NodeId first_decorator(const Nodes *nodes, NodeId function) {
  NodeId parent = nodes_parent(nodes, function);
  if (!nodes_is(nodes, parent, NODE_DECORATED_DEFINITION)) return NO_NODE;
  return nodes_child_with_symbol(nodes, parent, NODE_DECORATOR);
}

/* The next decorator, from the top down. */
static NodeId next_decorator(const Nodes *nodes, NodeId decorator) {
  do decorator = nodes_next_sibling(nodes, decorator);
  while (decorator != NO_NODE && !nodes_is(nodes, decorator, NODE_DECORATOR));
  return decorator;
}

/* What the decorator is, its call left out. */
static NodeId decorator_callee(const Nodes *nodes, NodeId decorator, NodeId *call) {
  NodeId expression = nodes_first_named_child(nodes, decorator);
  *call = nodes_is(nodes, expression, NODE_CALL) ? expression : (NodeId)NO_NODE;
  return *call == NO_NODE ? expression : nodes_child_by_field(nodes, expression, FIELD_FUNCTION);
}

static bool is_fixture_decorator(const SegmentView *view, NodeId decorator, Arena *scratch) {
  NodeId call = NO_NODE;
  NodeId callee = decorator_callee(view->nodes, decorator, &call);
  if (callee == NO_NODE) return false;
  Slice name = names_qualified(view->names, callee, scratch);
  return slice_starts_with(name, SLICE("pytest")) && slice_ends_with(name, SLICE("fixture"));
}

bool test_code_is_fixture(const SegmentView *view, NodeId function) {
  Arena scratch;
  arena_init(&scratch);
  bool is_fixture = false;
  for (NodeId at = first_decorator(view->nodes, function); at != NO_NODE && !is_fixture;
       at = next_decorator(view->nodes, at))
    is_fixture = is_fixture_decorator(view, at, &scratch);
  arena_release(&scratch);
  return is_fixture;
}

NodeId test_code_function_of(const SegmentView *view, NodeId parameter, uint32_t *place) {
  const Nodes *nodes = view->nodes;
  NodeId item = parameter;
  NodeId list = nodes_parent(nodes, item);
  if (nodes_is(nodes, list, NODE_TYPED_PARAMETER)) {
    item = list;
    list = nodes_parent(nodes, item);
  }
  NodeId function = nodes_parent(nodes, list);
  bool is_parameter =
      nodes_is(nodes, list, NODE_PARAMETERS) && nodes_is(nodes, function, NODE_FUNCTION_DEFINITION);
  const Scope *scope = is_parameter ? scope_of(view, function) : NULL;
  if (scope == NULL) return NO_NODE;
  uint32_t before = 0;
  for (NodeId at = nodes_first_named_child(nodes, list); at != item && at != NO_NODE;
       at = nodes_next_named_sibling(nodes, at))
    before++;
  uint32_t taken = scope->kind == SCOPE_CLASS ? 1 : 0;
  if (before < taken) return NO_NODE;
  *place = before - taken;
  return function;
}

bool test_code_is_filling_patch(const Nodes *nodes, NodeId decorator) {
  static const char makers[] = "patch patch.object mock.patch mock.patch.object";
  NodeId call = NO_NODE;
  NodeId callee = decorator_callee(nodes, decorator, &call);
  if (call == NO_NODE || !word_list_has(makers, nodes_text(nodes, callee))) return false;
  bool is_object = slice_ends_with(nodes_text(nodes, callee), SLICE("object"));
  uint32_t needed = is_object ? 2 : 1;
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  uint32_t given = 0;
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    NodeId name = nodes_child_by_field(nodes, argument, FIELD_NAME);
    bool is_keyword = nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT);
    if (!is_keyword || slice_is(nodes_text(nodes, name), "new")) given++;
  }
  return given <= needed;
}

uint32_t test_code_patch_count(const SegmentView *view, NodeId function) {
  const Nodes *nodes = view->nodes;
  uint32_t count = 0;
  for (NodeId at = first_decorator(nodes, function); at != NO_NODE; at = next_decorator(nodes, at))
    if (test_code_is_filling_patch(nodes, at)) count++;
  return count;
}

static bool is_listed(Slice names, Slice name) {
  Slice part;
  while (slice_split(&names, ',', &part))
    if (slice_equal(slice_trim(part), name)) return true;
  return false;
}

/* The names in the first argument of `parametrize`: one string, or a list or tuple of them. */
static bool names_parameter(const Nodes *nodes, NodeId argument, Slice name) {
  if (nodes_is(nodes, argument, NODE_STRING))
    return is_listed(
        nodes_text(nodes, nodes_child_with_symbol(nodes, argument, NODE_STRING_CONTENT)), name);
  for (NodeId item = nodes_first_named_child(nodes, argument); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    NodeId content = nodes_child_with_symbol(nodes, item, NODE_STRING_CONTENT);
    if (slice_equal(nodes_text(nodes, content), name)) return true;
  }
  return false;
}

bool test_code_is_parametrized(const SegmentView *view, NodeId function, Slice name) {
  const Nodes *nodes = view->nodes;
  for (NodeId at = first_decorator(nodes, function); at != NO_NODE;
       at = next_decorator(nodes, at)) {
    NodeId call = NO_NODE;
    NodeId callee = decorator_callee(nodes, at, &call);
    if (call == NO_NODE) continue;
    if (!slice_ends_with(nodes_text(nodes, callee), SLICE("parametrize"))) continue;
    NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
    NodeId first = nodes_first_named_child(nodes, arguments);
    if (nodes_is(nodes, first, NODE_KEYWORD_ARGUMENT))
      first = nodes_child_by_field(nodes, first, FIELD_VALUE);
    if (names_parameter(nodes, first, name)) return true;
  }
  return false;
}
