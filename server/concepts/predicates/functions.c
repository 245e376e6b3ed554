/* Functions that are handed about as values, and what they use of the functions around them. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/capture.h"
#include "concepts/class_place.h"

static bool has_capture(const SegmentView *view, NodeId token, CaptureKind kind) {
  NodeId function = nodes_parent(view->nodes, token);
  const Scope *body = names_scope(view->names, capture_scope(view, function));
  if (body == NULL || body->is_generator || body->is_async) return false; /* more of note */
  CaptureSearch search = capture_search(view, function, kind);
  return capture_next(&search) != NULL;
}

/* A token of a function or lambda that reads or rebinds variables of functions around it. */
static bool captures(const SegmentView *view, NodeId node) {
  return has_capture(view, node, CAPTURE_ANY);
}

/* The same for the variable of a loop around it. The key of a sort is called at once. */
static bool captures_loop(const SegmentView *view, NodeId node) {
  NodeId argument = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  bool is_key = nodes_is(view->nodes, argument, NODE_KEYWORD_ARGUMENT) &&
                slice_is(nodes_text(view->nodes, nodes_first_child(view->nodes, argument)), "key");
  return !is_key && has_capture(view, node, CAPTURE_OF_LOOP);
}

/* A name that is bound by one `def` and by nothing else, or a builtin function. */
static bool is_function_value(const SegmentView *view, NodeId node) {
  static const char builtins[] = "abs all any chr hash len ord print repr sum";
  if (!nodes_is(view->nodes, node, NODE_IDENTIFIER)) return false;
  if (!names_is_variable(view->names, node)) return false;
  if (nodes_get(view->nodes, node)->field == FIELD_NAME) return false;
  Resolution meaning = names_resolve(view->names, node);
  if (meaning.module != NULL)
    return meaning.module->kind == BINDING_FUNCTION && meaning.module->count == 1;
  const Binding *binding = names_binding(view->names, meaning.binding);
  if (binding != NULL) return binding->kind == BINDING_FUNCTION && binding->is_only;
  return names_means_builtin(view->names, node, builtins);
}

/* `self.work` behind the name of a parameter that takes a function. */
static bool is_callback_value(const SegmentView *view, NodeId node) {
  static const char takers[] = "callback command default_factory func function handler target";
  const Nodes *nodes = view->nodes;
  NodeId argument = nodes_parent(nodes, node);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME));
  return nodes_get(nodes, node)->field == FIELD_VALUE && word_list_has(takers, name);
}

/* The name, or the `=`, of the `key=` of something that orders or groups. */
static bool is_key_function(const SegmentView *view, NodeId node) {
  static const char users[] = "groupby max merge min nlargest nsmallest sort sorted";
  const Nodes *nodes = view->nodes;
  NodeId argument = nodes_parent(nodes, node);
  NodeId call = nodes_parent(nodes, nodes_parent(nodes, argument));
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  if (nodes_is(nodes, function, NODE_ATTRIBUTE))
    function = nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE);
  return slice_is(nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME)), "key") &&
         word_list_has(users, nodes_text(nodes, function));
}

/* The `return` of a lambda or of a function that is made here. */
static bool returns_function(const SegmentView *view, NodeId node) {
  NodeId value = nodes_unparenthesized(view->nodes, nodes_next_named_sibling(view->nodes, node));
  if (nodes_is(view->nodes, value, NODE_LAMBDA)) return true;
  return nodes_is(view->nodes, value, NODE_IDENTIFIER) && is_function_value(view, value);
}

/* The brace of a dict whose values are all functions, two at least. */
static bool holds_functions(const SegmentView *view, NodeId node) {
  enum { LOOKED_AT = 16, FEWEST = 2 };
  const Nodes *nodes = view->nodes;
  uint32_t count = 0;
  NodeId pair = nodes_first_named_child(nodes, nodes_parent(nodes, node));
  for (; pair != NO_NODE && count < LOOKED_AT; pair = nodes_next_named_sibling(nodes, pair)) {
    NodeId value = nodes_child_by_field(nodes, pair, FIELD_VALUE);
    bool is_function = nodes_is(nodes, value, NODE_LAMBDA) ||
                       (nodes_is(nodes, value, NODE_IDENTIFIER) && is_function_value(view, value));
    if (!is_function) return false;
    count++;
  }
  return count >= FEWEST;
}

static bool is_iterator_method(const SegmentView *view, NodeId node) {
  static const char methods[] = "__aiter__ __anext__ __iter__ __next__ __reversed__";
  return word_list_has(methods, nodes_text(view->nodes, node));
}

/* A token of the `def __next__` of a class that has an `__iter__` as well. */
static bool is_next_of_iterator(const SegmentView *view, NodeId node) {
  NodeId function = nodes_parent(view->nodes, node);
  NodeId name = nodes_child_by_field(view->nodes, function, FIELD_NAME);
  if (!slice_is(nodes_text(view->nodes, name), "__next__")) return false;
  ScopeId id = names_scope_at(view->names, function);
  const Scope *scope = names_scope(view->names, id);
  return scope != NULL && scope->kind == SCOPE_CLASS &&
         names_lookup(view->names, id, SLICE("__iter__")).scope == NAME_LOCAL;
}

/* A token of the header of a class that has both methods of an iterator. */
static bool is_iterator_class(const SegmentView *view, NodeId node) {
  ClassPlace place = class_of_definition(view, nodes_parent(view->nodes, node));
  ClassMember member;
  return class_member(&place, SLICE("__iter__"), &member) &&
         class_member(&place, SLICE("__next__"), &member);
}

/* A call, inside of `function`, of one of its own parameters by a function that stands in it. */
static bool calls_parameter(const SegmentView *view, NodeId function, ScopeId scope) {
  uint32_t count = 0;
  const Use *uses = names_uses(view->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    NodeId use = uses[i].node;
    if (!nodes_is_within(view->nodes, use, function) || uses[i].scope == scope) continue;
    bool is_called = nodes_get(view->nodes, use)->field == FIELD_FUNCTION &&
                     nodes_is(view->nodes, nodes_parent(view->nodes, use), NODE_CALL);
    if (!is_called) continue;
    const Binding *binding = names_binding(view->names, names_resolve(view->names, use).binding);
    if (binding != NULL && binding->kind == BINDING_PARAMETER && binding->scope == scope)
      return true;
  }
  return false;
}

/* A token of a function that returns a function of its own, which calls what it was given. */
static bool wraps_function(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId function = nodes_parent(nodes, node);
  ScopeId scope = capture_scope(view, function);
  if (scope == NO_SCOPE) return false;
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  for (NodeId statement = nodes_first_named_child(nodes, body); statement != NO_NODE;
       statement = nodes_next_named_sibling(nodes, statement)) {
    if (!nodes_is(nodes, statement, NODE_RETURN_STATEMENT)) continue;
    NodeId value = nodes_first_named_child(nodes, statement);
    if (!nodes_is(nodes, value, NODE_IDENTIFIER)) continue;
    const Binding *binding = names_binding(view->names, names_resolve(view->names, value).binding);
    if (binding != NULL && binding->kind == BINDING_FUNCTION && binding->scope == scope)
      return calls_parameter(view, function, scope);
  }
  return false;
}

const Predicate predicates_functions[] = {
    {"callback_value", is_callback_value},     {"captures", captures},
    {"captures_loop", captures_loop},          {"function_value", is_function_value},
    {"holds_functions", holds_functions},      {"iterator_class", is_iterator_class},
    {"iterator_method", is_iterator_method},   {"key_function", is_key_function},
    {"next_of_iterator", is_next_of_iterator}, {"returns_function", returns_function},
    {"wraps_function", wraps_function},        {NULL, NULL},
};
