/* Methods and arguments by which containers are copied, sorted and searched. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/value_type.h"
#include "syntax/arguments.h"

/* How far up a statement is looked for its loop. */
enum { LEVELS_AT_MOST = 64 };

/* The arguments of the call whose method is named `method` by `node`; NO_NODE for other places. */
static NodeId arguments_of_method(const Nodes *nodes, NodeId node, const char *method) {
  if (!slice_is(nodes_text(nodes, node), method)) return NO_NODE;
  NodeId call = arguments_method_call(nodes, node);
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  return nodes_is(nodes, arguments, NODE_ARGUMENT_LIST) ? arguments : (NodeId)NO_NODE;
}

static bool is_setdefault(const SegmentView *view, NodeId node) {
  return arguments_of_method(view->nodes, node, "setdefault") != NO_NODE;
}

static bool copies_itself(const SegmentView *view, NodeId node) {
  NodeId arguments = arguments_of_method(view->nodes, node, "copy");
  return arguments != NO_NODE && nodes_first_named_child(view->nodes, arguments) == NO_NODE;
}

static bool pops_front(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId index = nodes_first_named_child(nodes, arguments_of_method(nodes, node, "pop"));
  return slice_is(nodes_text(nodes, index), "0") &&
         nodes_next_named_sibling(nodes, index) == NO_NODE;
}

/* `sys.path` is short, and to put a folder in front is what one does with it. */
static bool inserts_front(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId index = nodes_first_named_child(nodes, arguments_of_method(nodes, node, "insert"));
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  return slice_is(nodes_text(nodes, index), "0") &&
         nodes_next_named_sibling(nodes, index) != NO_NODE &&
         !slice_is(nodes_text(nodes, object), "sys.path");
}

/* `.sort()` as lists have it: with nothing but `key` and `reverse`. */
static bool is_sort(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId arguments = arguments_of_method(nodes, node, "sort");
  if (arguments == NO_NODE) return false;
  for (NodeId item = nodes_first_named_child(nodes, arguments); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    Slice name = nodes_text(nodes, nodes_child_by_field(nodes, item, FIELD_NAME));
    if (!nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) return false;
    if (!slice_is(name, "key") && !slice_is(name, "reverse")) return false;
  }
  return true;
}

/* The colon of `x[:]`, where that is read and not assigned to. */
static bool is_whole_copy(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId slice = nodes_parent(nodes, node);
  if (nodes_first_child(nodes, slice) != node || nodes_next_sibling(nodes, node) != NO_NODE)
    return false;
  NodeId subscript = nodes_parent(nodes, slice);
  NodeId holder = nodes_parent(nodes, subscript);
  NodeId value = nodes_child_by_field(nodes, subscript, FIELD_VALUE);
  bool is_only = nodes_next_named_sibling(nodes, value) == slice &&
                 nodes_next_named_sibling(nodes, slice) == NO_NODE;
  return nodes_is(nodes, subscript, NODE_SUBSCRIPT) && is_only &&
         nodes_get(nodes, subscript)->field != FIELD_LEFT &&
         !nodes_is(nodes, holder, NODE_DELETE_STATEMENT);
}

/* The function whose keyword argument `node` names: `sorted`, `xs.sort`; NO_NODE for others. */
static NodeId function_of_keyword(const Nodes *nodes, NodeId node) {
  NodeId arguments = nodes_parent(nodes, nodes_parent(nodes, node));
  return nodes_child_by_field(nodes, nodes_parent(nodes, arguments), FIELD_FUNCTION);
}

static bool is_method_named(const Nodes *nodes, NodeId function, const char *name) {
  return nodes_is(nodes, function, NODE_ATTRIBUTE) &&
         slice_is(nodes_text(nodes, nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE)), name);
}

static bool is_sort_key(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId function = function_of_keyword(nodes, node);
  if (!slice_is(nodes_text(nodes, node), "key")) return false;
  Slice name = nodes_text(nodes, function);
  return names_means_builtin(view->names, function, "sorted") ||
         names_means_builtin(view->names, function, "min") ||
         names_means_builtin(view->names, function, "max") ||
         is_method_named(nodes, function, "sort") || slice_ends_with(name, SLICE("nsmallest")) ||
         slice_ends_with(name, SLICE("nlargest"));
}

static bool is_sort_reverse(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId function = function_of_keyword(nodes, node);
  return slice_is(nodes_text(nodes, node), "reverse") &&
         (names_means_builtin(view->names, function, "sorted") ||
          is_method_named(nodes, function, "sort"));
}

static bool picks_by_key(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  return names_means_builtin(view->names, node, "min max") &&
         arguments_keyword(nodes, nodes_parent(nodes, node), "key") != NO_NODE;
}

/* `map` or `filter` over the result of another one. */
static bool is_nested_pipeline(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!names_means_builtin(view->names, node, "map") &&
      !names_means_builtin(view->names, node, "filter"))
    return false;
  NodeId arguments = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_ARGUMENTS);
  NodeId source = nodes_next_named_sibling(nodes, nodes_first_named_child(nodes, arguments));
  NodeId inner = nodes_child_by_field(nodes, source, FIELD_FUNCTION);
  return names_means_builtin(view->names, inner, "map") ||
         names_means_builtin(view->names, inner, "filter");
}

/* The `in` of a test of a sequence, in a loop or a comprehension. */
static bool is_list_in_loop(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  BuiltinType type = value_type_shown(view, nodes_next_sibling(nodes, node)).type;
  if (type != TYPE_LIST && type != TYPE_TUPLE && type != TYPE_DEQUE) return false;
  NodeId around = nodes_parent(nodes, node);
  for (uint32_t level = 0; level < LEVELS_AT_MOST && around != NO_NODE; level++) {
    if (nodes_is(nodes, around, NODE_FUNCTION_DEFINITION)) return false;
    if (nodes_is(nodes, around, NODE_FOR_STATEMENT) ||
        nodes_is(nodes, around, NODE_WHILE_STATEMENT) || nodes_is(nodes, around, NODE_IF_CLAUSE))
      return true;
    around = nodes_parent(nodes, around);
  }
  return false;
}

/* The `//` of `mid = (lo + hi) // 2`, as a search by halving has it. */
static bool is_midpoint(const SegmentView *view, NodeId node) {
  static const char ends[] = "lo low left l start begin first lower small least minimum";
  const Nodes *nodes = view->nodes;
  NodeId division = nodes_parent(nodes, node);
  NodeId right = nodes_child_by_field(nodes, division, FIELD_RIGHT);
  NodeId sum = nodes_child_by_field(nodes, division, FIELD_LEFT);
  NodeId assignment = nodes_parent(nodes, division);
  if (!slice_is(nodes_text(nodes, right), "2") ||
      !nodes_is(nodes, sum, NODE_PARENTHESIZED_EXPRESSION) ||
      !nodes_is(nodes, assignment, NODE_ASSIGNMENT))
    return false;
  sum = nodes_unparenthesized(nodes, sum);
  Slice end = nodes_text(nodes, nodes_child_by_field(nodes, sum, FIELD_LEFT));
  Slice target = nodes_text(nodes, nodes_child_by_field(nodes, assignment, FIELD_LEFT));
  bool is_sum = nodes_is(nodes, sum, NODE_BINARY_OPERATOR) &&
                nodes_is(nodes, nodes_child_by_field(nodes, sum, FIELD_OPERATOR), PUNCT_PLUS);
  return is_sum && (slice_starts_with(target, SLICE("mid")) || word_list_has(ends, end));
}

const Predicate predicates_containers[] = {
    {"copies_itself", copies_itself},
    {"inserts_front", inserts_front},
    {"list_in_loop", is_list_in_loop},
    {"midpoint", is_midpoint},
    {"nested_pipeline", is_nested_pipeline},
    {"picks_by_key", picks_by_key},
    {"pops_front", pops_front},
    {"setdefault", is_setdefault},
    {"sort_key", is_sort_key},
    {"sort_reverse", is_sort_reverse},
    {"sorts", is_sort},
    {"whole_copy", is_whole_copy},
    {NULL, NULL},
};
