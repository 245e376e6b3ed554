#include "concepts/item_class.h"

/* A container may be named, named again, and wrapped in `as_completed`. */
enum { STEPS_AT_MOST = 4 };

/* What stands for all items: the expression of a comprehension, or the first item of a display, of
 * a dict the key. */
static NodeId sample_item(const Nodes *nodes, NodeId container) {
  switch (nodes_symbol(nodes, container)) {
  case NODE_LIST_COMPREHENSION:
  case NODE_SET_COMPREHENSION:
  case NODE_GENERATOR_EXPRESSION: return nodes_child_by_field(nodes, container, FIELD_BODY);
  case NODE_DICTIONARY_COMPREHENSION: {
    NodeId pair = nodes_child_by_field(nodes, container, FIELD_BODY);
    return nodes_child_by_field(nodes, pair, FIELD_KEY);
  }
  case NODE_LIST:
  case NODE_SET:
  case NODE_TUPLE: return nodes_first_named_child(nodes, container);
  default: return NO_NODE;
  }
}

/* All items of a display are like the first one, as far as their classes are known. */
static bool items_agree(const SegmentView *view, NodeId container, Slice class_name, Arena *arena) {
  const Nodes *nodes = view->nodes;
  bool is_display = nodes_is(nodes, container, NODE_LIST) || nodes_is(nodes, container, NODE_SET) ||
                    nodes_is(nodes, container, NODE_TUPLE);
  for (NodeId item = is_display ? nodes_first_named_child(nodes, container) : (NodeId)NO_NODE;
       item != NO_NODE; item = nodes_next_named_sibling(nodes, item))
    if (!slice_equal(names_class(view->names, item, arena), class_name)) return false;
  return true;
}

/* The value to which the name is bound, and to nothing else; `view` becomes that of the segment in
 * which the value stands. */
static NodeId only_value(SegmentView *view, NodeId identifier, Arena *arena) {
  Resolution meaning = names_resolve(view->names, identifier);
  const ModuleBinding *module = meaning.module;
  if (module == NULL) {
    const Binding *binding = names_binding(view->names, meaning.binding);
    bool is_clear = binding != NULL && binding->is_only && binding->kind == BINDING_ASSIGNMENT;
    return is_clear ? binding->value : (NodeId)NO_NODE;
  }
  if (module->count != 1 || module->kind != BINDING_ASSIGNMENT) return NO_NODE;
  SegmentView other;
  if (!view_open(view, module->segment, &other, arena)) return NO_NODE;
  uint32_t count = 0;
  const Binding *bindings = names_bindings(other.names, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (bindings[i].scope != SCOPE_ROOT || !slice_equal(bindings[i].name, module->name)) continue;
    *view = other;
    return bindings[i].value;
  }
  return NO_NODE;
}

/* The argument of `as_completed(...)`, whose items are those of its argument; else NO_NODE. */
static NodeId passed_through(const SegmentView *view, NodeId call, Arena *arena) {
  NodeId callee = nodes_child_by_field(view->nodes, call, FIELD_FUNCTION);
  if (!nodes_is(view->nodes, call, NODE_CALL)) return NO_NODE;
  if (!slice_is(names_qualified(view->names, callee, arena), "concurrent.futures.as_completed"))
    return NO_NODE;
  NodeId arguments = nodes_child_by_field(view->nodes, call, FIELD_ARGUMENTS);
  return nodes_first_named_child(view->nodes, arguments);
}

/* The loop whose variable the identifier is where it stands, and the only thing that binds it
 * there: the same name may run through several loops of a function. NULL for none. */
static const Binding *loop_around(const SegmentView *view, NodeId identifier) {
  const Nodes *nodes = view->nodes;
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  BindingId first = names_resolve(view->names, identifier).binding;
  if (first >= count) return NULL;
  const Binding *found = NULL;
  NodeId loop = NO_NODE;
  for (BindingId id = first; id < count; id++) {
    const Binding *binding = &bindings[id];
    bool is_same =
        binding->scope == bindings[first].scope && slice_equal(binding->name, bindings[first].name);
    if (!is_same) continue;
    NodeId around = binding->kind == BINDING_FOR && !binding->is_only
                        ? nodes_ancestor(nodes, binding->node, NODE_FOR_STATEMENT)
                        : (NodeId)NODE_ROOT;
    if (!nodes_is_within(nodes, identifier, around)) continue;
    if (found != NULL && !nodes_is_within(nodes, around, loop)) return NULL;
    found = binding;
    loop = around;
  }
  return found != NULL && found->kind == BINDING_FOR ? found : NULL;
}

Slice item_class(const SegmentView *view, NodeId identifier, Arena *arena) {
  if (!nodes_is(view->nodes, identifier, NODE_IDENTIFIER)) return (Slice){NULL, 0};
  const Binding *loop = loop_around(view, identifier);
  SegmentView at = *view;
  NodeId container = loop == NULL ? (NodeId)NO_NODE : loop->value;
  for (int step = 0; step < STEPS_AT_MOST && container != NO_NODE; step++) {
    NodeId sample = sample_item(at.nodes, container);
    if (sample != NO_NODE) {
      Slice class_name = names_class(at.names, sample, arena);
      return items_agree(&at, container, class_name, arena) ? class_name : (Slice){NULL, 0};
    }
    container = nodes_is(at.nodes, container, NODE_IDENTIFIER)
                    ? only_value(&at, container, arena)
                    : passed_through(&at, container, arena);
  }
  return (Slice){NULL, 0};
}
