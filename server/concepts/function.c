#include "concepts/function.h"

NodeId function_around(const SegmentView *view, NodeId node) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  while (scope != NULL && scope->kind == SCOPE_COMPREHENSION)
    scope = names_scope(view->names, scope->parent);
  return scope != NULL && scope->kind == SCOPE_FUNCTION ? scope->node : NO_NODE;
}

NodeId function_of_token(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  return nodes_is(nodes, parent, NODE_FUNCTION_DEFINITION) ? parent : NO_NODE;
}

Slice function_name(const Nodes *nodes, NodeId function) {
  return nodes_text(nodes, nodes_child_by_field(nodes, function, FIELD_NAME));
}

bool function_is_async(const Nodes *nodes, NodeId function) {
  return nodes_is(nodes, nodes_first_child(nodes, function), KEYWORD_ASYNC);
}

ScopeId function_scope(const SegmentView *view, NodeId function) {
  return names_scope_at(view->names, nodes_child_by_field(view->nodes, function, FIELD_BODY));
}

NodeId definition_next_decorator(const Nodes *nodes, NodeId definition, NodeId decorator) {
  NodeId parent = nodes_parent(nodes, definition);
  if (!nodes_is(nodes, parent, NODE_DECORATED_DEFINITION)) return NO_NODE;
  if (decorator == NO_NODE) return nodes_child_with_symbol(nodes, parent, NODE_DECORATOR);
  do decorator = nodes_next_sibling(nodes, decorator);
  while (decorator != NO_NODE && !nodes_is(nodes, decorator, NODE_DECORATOR));
  return decorator;
}

bool definition_is_method(const SegmentView *view, NodeId definition) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, definition));
  return scope != NULL && scope->kind == SCOPE_CLASS;
}

Slice definition_only_decorator(const SegmentView *view, NodeId definition, Arena *arena) {
  const Nodes *nodes = view->nodes;
  NodeId decorator = definition_next_decorator(nodes, definition, NO_NODE);
  if (definition_next_decorator(nodes, definition, decorator) != NO_NODE) return (Slice){NULL, 0};
  NodeId expression = nodes_first_named_child(nodes, decorator);
  if (nodes_is(nodes, expression, NODE_CALL))
    expression = nodes_child_by_field(nodes, expression, FIELD_FUNCTION);
  return expression == NO_NODE ? (Slice){NULL, 0} : names_qualified(view->names, expression, arena);
}
