#include "concepts/recursion.h"

#include "concepts/function.h"

/* Nodes of a function that are looked at; a longer one is taken not to call itself. */
enum { NODES_AT_MOST = 20000 };

NodeId recursion_function_around(const SegmentView *view, NodeId node) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  while (scope != NULL && (scope->kind == SCOPE_COMPREHENSION || scope->kind == SCOPE_LAMBDA))
    scope = names_scope(view->names, scope->parent);
  return scope != NULL && scope->kind == SCOPE_FUNCTION ? scope->node : NO_NODE;
}

/* True when the bare name at `callee` is bound to the function and to nothing else. */
static bool is_own_name(const SegmentView *view, NodeId callee, NodeId name) {
  Resolution found = names_resolve(view->names, callee);
  const Binding *binding = names_binding(view->names, found.binding);
  if (binding == NULL || (found.module != NULL && found.module->count != 1)) return false;
  return binding->node == name && binding->is_only;
}

static NodeId first_parameter(const Nodes *nodes, NodeId function) {
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId first = nodes_first_named_child(nodes, parameters);
  return nodes_is(nodes, first, NODE_TYPED_PARAMETER) ? nodes_first_named_child(nodes, first)
                                                      : first;
}

/* True for `self.walk` in the method `walk`, when `self` is still its first parameter. */
static bool is_own_method(const SegmentView *view, NodeId callee, NodeId function, NodeId name) {
  const Nodes *nodes = view->nodes;
  const Scope *around = names_scope(view->names, names_scope_at(view->names, function));
  NodeId object = nodes_child_by_field(nodes, callee, FIELD_OBJECT);
  NodeId attribute = nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE);
  if (around == NULL || around->kind != SCOPE_CLASS) return false;
  if (!nodes_is(nodes, object, NODE_IDENTIFIER)) return false;
  if (!slice_equal(nodes_text(nodes, attribute), nodes_text(nodes, name))) return false;
  return is_own_name(view, object, first_parameter(nodes, function));
}

/* A call of a coroutine function makes a coroutine; the function runs where that is awaited. */
static bool runs(const Nodes *nodes, NodeId function, NodeId call) {
  return !function_is_async(nodes, function) ||
         nodes_is(nodes, nodes_parent(nodes, call), NODE_AWAIT);
}

NodeId recursion_of_call(const SegmentView *view, NodeId callee) {
  const Nodes *nodes = view->nodes;
  NodeId call = nodes_parent(nodes, callee);
  if (!nodes_is(nodes, call, NODE_CALL)) return NO_NODE;
  NodeId function = recursion_function_around(view, callee);
  if (function == NO_NODE || !runs(nodes, function, call)) return NO_NODE;
  NodeId name = nodes_child_by_field(nodes, function, FIELD_NAME);
  bool is_own = false;
  if (nodes_is(nodes, callee, NODE_IDENTIFIER))
    is_own = slice_equal(nodes_text(nodes, callee), nodes_text(nodes, name)) &&
             is_own_name(view, callee, name);
  else if (nodes_is(nodes, callee, NODE_ATTRIBUTE))
    is_own = is_own_method(view, callee, function, name);
  return is_own ? function : (NodeId)NO_NODE;
}

NodeId recursion_next_call(const SegmentView *view, NodeId function, NodeId after) {
  const Nodes *nodes = view->nodes;
  const Node *item = nodes_get(nodes, function);
  if (item == NULL || item->next - function > NODES_AT_MOST) return NO_NODE;
  for (NodeId id = after + 1; id < item->next; id++) {
    if (nodes->items[id].field != FIELD_FUNCTION) continue;
    if (recursion_of_call(view, id) == function) return id;
  }
  return NO_NODE;
}

bool recursion_is_cached(const SegmentView *view, NodeId function) {
  const Nodes *nodes = view->nodes;
  NodeId decorated = nodes_parent(nodes, function);
  if (!nodes_is(nodes, decorated, NODE_DECORATED_DEFINITION)) return false;
  NodeId decorator = nodes_child_with_symbol(nodes, decorated, NODE_DECORATOR);
  if (nodes_is(nodes, nodes_next_named_sibling(nodes, decorator), NODE_DECORATOR)) return false;
  NodeId expression = nodes_first_named_child(nodes, decorator);
  if (nodes_is(nodes, expression, NODE_CALL))
    expression = nodes_child_by_field(nodes, expression, FIELD_FUNCTION);
  if (expression == NO_NODE) return false;
  Arena scratch;
  arena_init(&scratch);
  Slice name = names_qualified(view->names, expression, &scratch);
  bool is_cached = slice_is(name, "functools.lru_cache") || slice_is(name, "functools.cache");
  arena_release(&scratch);
  return is_cached;
}
