#include "concepts/target_pattern.h"

enum { DEPTH_AT_MOST = 16 };

bool target_pattern_is(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_PATTERN_LIST) || nodes_is(nodes, id, NODE_TUPLE_PATTERN) ||
         nodes_is(nodes, id, NODE_LIST_PATTERN);
}

bool target_pattern_is_bound(const Nodes *nodes, NodeId pattern) {
  NodeId top = pattern;
  for (int depth = 0; depth < DEPTH_AT_MOST; depth++) {
    NodeId around = nodes_parent(nodes, top);
    bool is_inner =
        target_pattern_is(nodes, around) || nodes_is(nodes, around, NODE_LIST_SPLAT_PATTERN);
    if (!is_inner) return nodes_get(nodes, top)->field == FIELD_LEFT;
    top = around;
  }
  return false;
}
