#include "concepts/capture.h"

ScopeId capture_scope(const SegmentView *view, NodeId function) {
  NodeId body = nodes_child_by_field(view->nodes, function, FIELD_BODY);
  ScopeId id = body == NO_NODE ? (ScopeId)NO_SCOPE : names_scope_at(view->names, body);
  const Scope *scope = names_scope(view->names, id);
  return scope != NULL && scope->node == function ? id : (ScopeId)NO_SCOPE;
}

static bool is_inside(const SegmentView *view, ScopeId id, ScopeId around) {
  const Scope *scope = names_scope(view->names, id);
  while (scope != NULL && id != around) {
    id = scope->parent;
    scope = names_scope(view->names, id);
  }
  return scope != NULL;
}

NodeId capture_loop(const Nodes *nodes, const Binding *binding) {
  if (binding->kind != BINDING_FOR) return NO_NODE;
  NodeId loop = nodes_parent(nodes, binding->node);
  while (loop != NO_NODE && !nodes_is(nodes, loop, NODE_FOR_STATEMENT) &&
         !nodes_is(nodes, loop, NODE_FOR_IN_CLAUSE))
    loop = nodes_parent(nodes, loop);
  return nodes_is(nodes, loop, NODE_FOR_IN_CLAUSE) ? nodes_parent(nodes, loop) : loop;
}

/* The binding of what `use` names, if that is captured; NULL if not. */
static const Binding *captured(const CaptureSearch *search, const Use *use) {
  const SegmentView *view = search->view;
  if (!nodes_is_within(view->nodes, use->node, search->function)) return NULL;
  if (!is_inside(view, use->scope, search->scope)) return NULL;
  Resolution meaning = names_resolve(view->names, use->node);
  const Binding *binding = names_binding(view->names, meaning.binding);
  if (binding == NULL || binding->kind == BINDING_TYPE_PARAMETER) return NULL;
  if (is_inside(view, binding->scope, search->scope)) return NULL;
  if (search->kind == CAPTURE_ANY) return meaning.scope == NAME_ENCLOSING ? binding : NULL;
  NodeId loop = capture_loop(view->nodes, binding);
  bool is_around = loop != NO_NODE && nodes_is_within(view->nodes, search->function, loop);
  return is_around && use->context == NAME_LOAD ? binding : NULL;
}

CaptureSearch capture_search(const SegmentView *view, NodeId function, CaptureKind kind) {
  return (CaptureSearch){view, function, capture_scope(view, function), kind, 0};
}

const Binding *capture_next(CaptureSearch *search) {
  uint32_t count = 0;
  const Use *uses = names_uses(search->view->names, &count);
  if (search->scope == NO_SCOPE) return NULL;
  while (search->next_use < count) {
    const Binding *binding = captured(search, &uses[search->next_use++]);
    if (binding != NULL) return binding;
  }
  return NULL;
}
