#include "semantics/coroutines.h"

#include "semantics/receivers.h"

/* An `async def` with a `yield` makes an asynchronous generator, which nobody awaits. */
static bool is_generator(const Names *names, NodeId function) {
  NodeId body = nodes_child_by_field(names->nodes, function, FIELD_BODY);
  ScopeId scope = names_scope_at(names, body);
  return scope < names->scope_count && names->scopes[scope].is_generator;
}

bool coroutine_binding(const Names *names, const Binding *binding) {
  if (binding->kind != BINDING_FUNCTION || !binding->is_only) return false;
  NodeId function = nodes_parent(names->nodes, binding->node);
  bool is_async = nodes_is(names->nodes, nodes_first_child(names->nodes, function), KEYWORD_ASYNC);
  NodeId around = nodes_parent(names->nodes, function);
  return is_async && !nodes_is(names->nodes, around, NODE_DECORATED_DEFINITION) &&
         !is_generator(names, function);
}

static bool is_coroutine_name(const Names *names, NodeId identifier) {
  Resolution meaning = names_resolve(names, identifier);
  if (meaning.module != NULL)
    return meaning.module->count == 1 && meaning.module->is_coroutine_function;
  if (meaning.binding == NO_BINDING) return false;
  const Binding *binding = &names->bindings[meaning.binding];
  /* Other members of the class may bind it too. */
  if (binding->scope == SCOPE_ROOT && names->module_scope != SCOPE_ROOT) return false;
  return coroutine_binding(names, binding);
}

/* A method of a class that stands in this segment as a whole. */
static bool is_own_method(const Names *names, ScopeId class_scope, Slice name) {
  for (BindingId id = 0; id < names->binding_count; id++) {
    const Binding *binding = &names->bindings[id];
    if (binding->scope == class_scope && slice_equal(binding->name, name))
      return coroutine_binding(names, binding);
  }
  return false;
}

static bool is_coroutine_method(const Names *names, NodeId attribute) {
  NodeId object = nodes_child_by_field(names->nodes, attribute, FIELD_OBJECT);
  if (!nodes_is(names->nodes, object, NODE_IDENTIFIER)) return false;
  Resolution meaning = names_resolve(names, object);
  if (meaning.binding == NO_BINDING || !names->bindings[meaning.binding].is_only) return false;
  ScopeId class_scope = receiver_class(names, &names->bindings[meaning.binding]);
  if (class_scope == NO_SCOPE) return false;
  NodeId name = nodes_child_by_field(names->nodes, attribute, FIELD_ATTRIBUTE);
  Slice method = nodes_text(names->nodes, name);
  if (class_scope != SCOPE_ROOT) return is_own_method(names, class_scope, method);
  *names->asked_outside = true;
  const OuterNames *outer = names->outer;
  if (outer == NULL || outer->class_count == 0) return false;
  if (names_find_attribute(outer, method) != NULL) return false;
  const OuterClass *class = &outer->classes[0];
  for (uint32_t i = 0; class->members != NULL && i < class->bound.count; i++)
    if (slice_equal(class->members[i].name, method))
      return class->members[i].count == 1 && class->members[i].is_coroutine_function;
  return false;
}

bool names_is_coroutine_function(const Names *names, NodeId callee) {
  if (nodes_is(names->nodes, callee, NODE_IDENTIFIER)) return is_coroutine_name(names, callee);
  return nodes_is(names->nodes, callee, NODE_ATTRIBUTE) && is_coroutine_method(names, callee);
}
