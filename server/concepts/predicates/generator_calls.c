/* Methods that are called on a generator. */
#include "concepts/predicates/predicate.h"

/* The value to which a name is bound, once and in this segment; NO_NODE otherwise. */
static NodeId value_of_name(const SegmentView *view, NodeId name) {
  if (!nodes_is(view->nodes, name, NODE_IDENTIFIER)) return NO_NODE;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, name).binding);
  bool is_known = binding != NULL && binding->is_only && binding->kind == BINDING_ASSIGNMENT;
  return is_known ? binding->value : NO_NODE;
}

/* A call of a generator function of this segment, or a generator expression. */
static bool makes_generator(const SegmentView *view, NodeId value) {
  if (nodes_is(view->nodes, value, NODE_GENERATOR_EXPRESSION)) return true;
  if (!nodes_is(view->nodes, value, NODE_CALL)) return false;
  NodeId callee = nodes_child_by_field(view->nodes, value, FIELD_FUNCTION);
  if (!nodes_is(view->nodes, callee, NODE_IDENTIFIER)) return false;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, callee).binding);
  if (binding == NULL || binding->kind != BINDING_FUNCTION) return false;
  NodeId body = nodes_child_by_field(view->nodes, binding->value, FIELD_BODY);
  if (body == NO_NODE) return false;
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, body));
  return scope != NULL && scope->is_generator;
}

static bool is_on_generator(const SegmentView *view, NodeId method) {
  NodeId attribute = nodes_parent(view->nodes, method);
  NodeId object = nodes_child_by_field(view->nodes, attribute, FIELD_OBJECT);
  return makes_generator(view, value_of_name(view, object));
}

/* The arguments of the call of a method; NO_NODE where it is not called. */
static NodeId arguments_of(const SegmentView *view, NodeId method) {
  NodeId call = nodes_parent(view->nodes, nodes_parent(view->nodes, method));
  if (!nodes_is(view->nodes, call, NODE_CALL)) return NO_NODE;
  return nodes_child_by_field(view->nodes, call, FIELD_ARGUMENTS);
}

/* `send(None)` starts a generator; nothing else is called that way. */
static bool is_send(const SegmentView *view, NodeId node) {
  if (!slice_is(nodes_text(view->nodes, node), "send")) return false;
  NodeId argument = nodes_first_named_child(view->nodes, arguments_of(view, node));
  return nodes_is(view->nodes, argument, NODE_NONE) || is_on_generator(view, node);
}

/* Other things can be thrown, at walls for one; here it has to be an exception. */
static bool is_throw(const SegmentView *view, NodeId node) {
  if (!slice_is(nodes_text(view->nodes, node), "throw")) return false;
  if (is_on_generator(view, node)) return true;
  NodeId thrown = nodes_first_named_child(view->nodes, arguments_of(view, node));
  if (nodes_is(view->nodes, thrown, NODE_CALL))
    thrown = nodes_child_by_field(view->nodes, thrown, FIELD_FUNCTION);
  Slice name = nodes_text(view->nodes, thrown);
  return slice_ends_with(name, SLICE("Error")) || slice_ends_with(name, SLICE("Exception"));
}

static bool is_close(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "close") && is_on_generator(view, node);
}

const Predicate predicates_generator_calls[] = {
    {"generator_close", is_close},
    {"generator_send", is_send},
    {"generator_throw", is_throw},
    {NULL, NULL},
};
