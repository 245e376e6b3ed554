#include "semantics/receivers.h"

static bool is_first_parameter(const Nodes *nodes, NodeId function, NodeId parameter) {
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId first = nodes_first_named_child(nodes, parameters);
  if (nodes_is(nodes, first, NODE_LIST_SPLAT_PATTERN) ||
      nodes_is(nodes, first, NODE_DICTIONARY_SPLAT_PATTERN))
    return false;
  return first != NO_NODE && nodes_is_within(nodes, parameter, first) &&
         (parameter == first || nodes_parent(nodes, parameter) == first);
}

/* Methods that get the class as their first argument, or nothing. */
static bool takes_object(const Nodes *nodes, NodeId function) {
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, function, FIELD_NAME));
  if (slice_is(name, "__new__") || slice_is(name, "__init_subclass__") ||
      slice_is(name, "__class_getitem__"))
    return false;
  NodeId decorated = nodes_parent(nodes, function);
  if (!nodes_is(nodes, decorated, NODE_DECORATED_DEFINITION)) return true;
  for (NodeId child = nodes_first_child(nodes, decorated); child != NO_NODE;
       child = nodes_next_sibling(nodes, child)) {
    if (!nodes_is(nodes, child, NODE_DECORATOR)) continue;
    Slice decorator = nodes_text(nodes, nodes_first_named_child(nodes, child));
    if (slice_is(decorator, "staticmethod") || slice_is(decorator, "classmethod")) return false;
  }
  return true;
}

ScopeId receiver_class(const Names *names, const Binding *binding) {
  if (binding->kind != BINDING_PARAMETER || binding->scope == NO_SCOPE) return NO_SCOPE;
  const Scope *function = &names->scopes[binding->scope];
  if (function->kind != SCOPE_FUNCTION) return NO_SCOPE;
  ScopeId around = function->parent;
  if (names->scopes[around].kind == SCOPE_TYPE_PARAMETERS) around = names->scopes[around].parent;
  bool is_receiver = names->scopes[around].kind == SCOPE_CLASS &&
                     is_first_parameter(names->nodes, function->node, binding->node) &&
                     takes_object(names->nodes, function->node);
  return is_receiver ? around : (ScopeId)NO_SCOPE;
}

ScopeId receiver_of_target(const Names *names, const AttributeTarget *target) {
  NodeId object = nodes_child_by_field(names->nodes, target->node, FIELD_OBJECT);
  Resolution resolution = names_resolve(names, object);
  if (resolution.binding == NO_BINDING) return NO_SCOPE;
  return receiver_class(names, &names->bindings[resolution.binding]);
}

/* The first attribute target at or behind node `id`. */
static uint32_t first_target(const Names *names, NodeId id) {
  uint32_t low = 0;
  uint32_t high = names->attribute_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (names->attributes[middle].node < id)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

NodeId receiver_attribute_value(const Names *names, ScopeId class_scope, Slice attribute) {
  NodeId class_node = names->scopes[class_scope].node;
  NodeId end = names->nodes->items[class_node].next;
  NodeId value = NO_NODE;
  for (uint32_t i = first_target(names, class_node);
       i < names->attribute_count && names->attributes[i].node < end; i++) {
    const AttributeTarget *target = &names->attributes[i];
    NodeId name = nodes_child_by_field(names->nodes, target->node, FIELD_ATTRIBUTE);
    if (!slice_equal(nodes_text(names->nodes, name), attribute)) continue;
    if (receiver_of_target(names, target) != class_scope) continue;
    if (value != NO_NODE || target->value == NO_NODE) return NO_NODE;
    value = target->value;
  }
  return value;
}
