/* Imports, and the names that every module has. */
#include "concepts/predicates/predicate.h"

static const OuterNames no_names;

static const OuterNames *outer_of(const SegmentView *view) {
  const OuterNames *outer = names_outer(view->names);
  return outer == NULL ? &no_names : outer;
}

/* The import statement around a dotted name, an alias or a token of the statement. */
static NodeId import_of(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  bool is_inside =
      nodes_is(nodes, parent, NODE_ALIASED_IMPORT) || nodes_is(nodes, parent, NODE_RELATIVE_IMPORT);
  return is_inside ? nodes_parent(nodes, parent) : parent;
}

static bool is_relative(const SegmentView *view, NodeId token) {
  NodeId statement = nodes_parent(view->nodes, token);
  NodeId module = nodes_child_by_field(view->nodes, statement, FIELD_MODULE_NAME);
  return nodes_is(view->nodes, module, NODE_RELATIVE_IMPORT);
}

static bool is_absolute(const SegmentView *view, NodeId token) {
  NodeId statement = nodes_parent(view->nodes, token);
  NodeId module = nodes_child_by_field(view->nodes, statement, FIELD_MODULE_NAME);
  return nodes_is(view->nodes, module, NODE_DOTTED_NAME);
}

/* A part of the name of a module that is imported from the top. */
static bool is_imported_module(const SegmentView *view, NodeId part) {
  const Nodes *nodes = view->nodes;
  NodeId dotted = nodes_parent(nodes, part);
  if (nodes_is(nodes, nodes_parent(nodes, dotted), NODE_RELATIVE_IMPORT)) return false;
  NodeId statement = import_of(nodes, dotted);
  if (nodes_is(nodes, statement, NODE_IMPORT_STATEMENT)) return true;
  return nodes_is(nodes, statement, NODE_IMPORT_FROM_STATEMENT) &&
         nodes_get(nodes, dotted)->field == FIELD_MODULE_NAME;
}

static bool is_relative_module(const SegmentView *view, NodeId part) {
  NodeId dotted = nodes_parent(view->nodes, part);
  return nodes_is(view->nodes, nodes_parent(view->nodes, dotted), NODE_RELATIVE_IMPORT);
}

static bool is_future_feature(const SegmentView *view, NodeId part) {
  NodeId statement = import_of(view->nodes, nodes_parent(view->nodes, part));
  return nodes_is(view->nodes, statement, NODE_FUTURE_IMPORT_STATEMENT);
}

static bool is_in_package_file(const SegmentView *view, NodeId node) {
  (void)node;
  return outer_of(view)->is_package;
}

/* The text of a string without prefix, parts and quotes; empty for others. */
static Slice plain_text(const Nodes *nodes, NodeId string) {
  if (!nodes_is(nodes, string, NODE_STRING)) return (Slice){NULL, 0};
  NodeId content = nodes_first_named_child(nodes, string);
  while (content != NO_NODE && !nodes_is(nodes, content, NODE_STRING_CONTENT))
    content = nodes_next_named_sibling(nodes, content);
  return nodes_text(nodes, content);
}

/* The `if` of `if __name__ == "__main__"`, either way round. */
static bool is_main_guard(const SegmentView *view, NodeId token) {
  const Nodes *nodes = view->nodes;
  NodeId test = nodes_child_by_field(nodes, nodes_parent(nodes, token), FIELD_CONDITION);
  test = nodes_unparenthesized(nodes, test);
  if (!nodes_is(nodes, test, NODE_COMPARISON_OPERATOR)) return false;
  NodeId left = nodes_first_named_child(nodes, test);
  NodeId right = nodes_next_named_sibling(nodes, left);
  if (nodes_is(nodes, left, NODE_STRING)) {
    NodeId other = left;
    left = right;
    right = other;
  }
  return nodes_is(nodes, left, NODE_IDENTIFIER) && slice_is(nodes_text(nodes, left), "__name__") &&
         slice_is(plain_text(nodes, right), "__main__");
}

static bool is_variable(const SegmentView *view, NodeId id, const char *name) {
  return slice_is(nodes_text(view->nodes, id), name) && names_is_variable(view->names, id);
}

static bool is_module_file(const SegmentView *view, NodeId id) {
  return is_variable(view, id, "__file__") && names_resolve(view->names, id).scope == NAME_UNBOUND;
}

static bool is_module_all(const SegmentView *view, NodeId id) {
  return is_variable(view, id, "__all__") && !outer_of(view)->is_package;
}

static bool is_package_all(const SegmentView *view, NodeId id) {
  return is_variable(view, id, "__all__") && outer_of(view)->is_package;
}

static bool is_package_path(const SegmentView *view, NodeId id) {
  return is_variable(view, id, "__path__");
}

/* The "pip" among the arguments of a program that is started. */
static bool is_pip_command(const SegmentView *view, NodeId content) {
  const Nodes *nodes = view->nodes;
  if (!slice_is(nodes_text(nodes, content), "pip")) return false;
  NodeId list = nodes_parent(nodes, nodes_parent(nodes, content));
  if (!nodes_is(nodes, list, NODE_LIST) && !nodes_is(nodes, list, NODE_TUPLE)) return false;
  for (NodeId item = nodes_first_named_child(nodes, list); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item))
    if (slice_is(plain_text(nodes, item), "install")) return true;
  return false;
}

const Predicate predicates_modules[] = {
    {"absolute_import", is_absolute},
    {"future_feature", is_future_feature},
    {"imported_module", is_imported_module},
    {"in_package_file", is_in_package_file},
    {"main_guard", is_main_guard},
    {"module_all", is_module_all},
    {"module_file", is_module_file},
    {"package_all", is_package_all},
    {"package_path", is_package_path},
    {"pip_command", is_pip_command},
    {"relative_import", is_relative},
    {"relative_module", is_relative_module},
    {NULL, NULL},
};
