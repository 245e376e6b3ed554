#include "semantics/targets.h"

NodeId target_chain_value(const Nodes *nodes, NodeId assignment) {
  NodeId value = assignment;
  while (nodes_is(nodes, value, NODE_ASSIGNMENT))
    value = nodes_child_by_field(nodes, value, FIELD_RIGHT);
  return value;
}

/* The dotted name in `import a.b`, `import a.b as c` and `from m import c`. */
static NodeId imported_name(const Nodes *nodes, NodeId target) {
  NodeId parent = nodes_parent(nodes, target);
  if (nodes_is(nodes, parent, NODE_ALIASED_IMPORT))
    return nodes_child_by_field(nodes, parent, FIELD_NAME);
  return nodes_is(nodes, parent, NODE_DOTTED_NAME) ? parent : NO_NODE;
}

/* What stands before `as`. */
static NodeId before_as(const Nodes *nodes, NodeId target) {
  NodeId parent = nodes_parent(nodes, target);
  if (nodes_is(nodes, parent, NODE_EXCEPT_CLAUSE))
    return nodes_child_by_field(nodes, parent, FIELD_VALUE);
  if (!nodes_is(nodes, parent, NODE_AS_PATTERN_TARGET)) return NO_NODE;
  return nodes_first_named_child(nodes, nodes_parent(nodes, parent));
}

NodeId target_value(const Nodes *nodes, NodeId target, Role role, NodeId chain_value) {
  NodeId parent = nodes_parent(nodes, target);
  switch (role) {
  case ROLE_ASSIGNED: return nodes_is(nodes, parent, NODE_ASSIGNMENT) ? chain_value : NO_NODE;
  case ROLE_AUGMENTED:
  case ROLE_FOR:
    if (nodes->items[target].field != FIELD_LEFT) return NO_NODE;
    return nodes_child_by_field(nodes, parent, FIELD_RIGHT);
  case ROLE_WITH:
  case ROLE_EXCEPT: return before_as(nodes, target);
  case ROLE_WALRUS:
  case ROLE_PARAMETER: return nodes_child_by_field(nodes, parent, FIELD_VALUE);
  case ROLE_IMPORTED: return imported_name(nodes, target);
  case ROLE_FUNCTION:
  case ROLE_CLASS: return nodes->items[target].field == FIELD_NAME ? parent : NO_NODE;
  case ROLE_TYPE_ALIAS:
    return nodes_child_by_field(nodes, nodes_ancestor(nodes, target, NODE_TYPE_ALIAS_STATEMENT),
                                FIELD_RIGHT);
  default: return NO_NODE;
  }
}
