#include "syntax/arguments.h"

NodeId arguments_call(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  if (nodes_is(nodes, parent, NODE_ATTRIBUTE) && nodes_get(nodes, node)->field == FIELD_ATTRIBUTE) {
    node = parent;
    parent = nodes_parent(nodes, node);
  }
  bool is_function =
      nodes_is(nodes, parent, NODE_CALL) && nodes_get(nodes, node)->field == FIELD_FUNCTION;
  return is_function ? parent : (NodeId)NO_NODE;
}

NodeId arguments_method_call(const Nodes *nodes, NodeId name) {
  NodeId attribute = nodes_parent(nodes, name);
  bool is_method = nodes_is(nodes, attribute, NODE_ATTRIBUTE) &&
                   nodes_get(nodes, name)->field == FIELD_ATTRIBUTE;
  return is_method ? arguments_call(nodes, attribute) : (NodeId)NO_NODE;
}

NodeId arguments_first(const Nodes *nodes, NodeId call) {
  NodeId list = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  bool is_list = nodes_is(nodes, list, NODE_ARGUMENT_LIST);
  return is_list ? nodes_first_named_child(nodes, list) : (NodeId)NO_NODE;
}

static bool is_spread(const Nodes *nodes, NodeId argument) {
  return nodes_is(nodes, argument, NODE_LIST_SPLAT) ||
         nodes_is(nodes, argument, NODE_DICTIONARY_SPLAT);
}

NodeId arguments_positional(const Nodes *nodes, NodeId call, uint32_t index) {
  for (NodeId item = arguments_first(nodes, call); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    if (is_spread(nodes, item)) return NO_NODE;
    if (nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) continue;
    if (index-- == 0) return item;
  }
  return NO_NODE;
}

NodeId arguments_keyword(const Nodes *nodes, NodeId call, const char *name) {
  for (NodeId item = arguments_first(nodes, call); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    if (!nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) continue;
    if (slice_is(nodes_text(nodes, nodes_child_by_field(nodes, item, FIELD_NAME)), name))
      return nodes_child_by_field(nodes, item, FIELD_VALUE);
  }
  return NO_NODE;
}

bool arguments_are_spread(const Nodes *nodes, NodeId call) {
  for (NodeId item = arguments_first(nodes, call); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item))
    if (is_spread(nodes, item)) return true;
  return false;
}

NodeId arguments_next(const Nodes *nodes, NodeId call, NodeId argument) {
  NodeId next = argument == NO_NODE ? arguments_first(nodes, call)
                                    : nodes_next_named_sibling(nodes, argument);
  while (nodes_is(nodes, next, NODE_KEYWORD_ARGUMENT) ||
         nodes_is(nodes, next, NODE_DICTIONARY_SPLAT))
    next = nodes_next_named_sibling(nodes, next);
  return next;
}

bool arguments_of_dropped(const Nodes *nodes, NodeId call) {
  return nodes_is(nodes, nodes_parent(nodes, call), NODE_EXPRESSION_STATEMENT);
}

bool arguments_plain_text(const Nodes *nodes, NodeId string, Slice *text) {
  if (!nodes_is(nodes, string, NODE_STRING)) return false;
  Slice source = nodes_text(nodes, string);
  bool is_short = source.len >= 2 && (source.ptr[0] == '"' || source.ptr[0] == '\'') &&
                  source.ptr[source.len - 1] == source.ptr[0];
  if (!is_short || (source.len >= 6 && source.ptr[1] == source.ptr[0])) return false;
  *text = slice_sub(source, 1, source.len - 1);
  for (size_t i = 0; i < text->len; i++)
    if (text->ptr[i] == '\\' || text->ptr[i] == '\n' || text->ptr[i] == '\r') return false;
  return true;
}
