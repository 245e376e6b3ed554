#include "concepts/type_place.h"

enum { LEVELS_AT_MOST = 16 };

bool type_place_is_hint(const Nodes *nodes, NodeId node) {
  for (uint32_t level = 0; level < LEVELS_AT_MOST && node != NO_NODE; level++) {
    switch (nodes_symbol(nodes, node)) {
    case NODE_TYPE: return true;
    case NODE_CALL:
    case NODE_BLOCK:
    case NODE_EXPRESSION_STATEMENT:
    case NODE_LAMBDA: return false;
    default: node = nodes_parent(nodes, node);
    }
  }
  return false;
}

bool type_place_is(const Nodes *nodes, NodeId node) {
  NodeId name = nodes_parent(nodes, node);
  bool is_pattern = nodes_is(nodes, name, NODE_DOTTED_NAME) &&
                    nodes_is(nodes, nodes_parent(nodes, name), NODE_CLASS_PATTERN);
  return is_pattern || type_place_is_hint(nodes, node);
}
