#include "cards/call.h"

NodeId call_of_name(const Nodes *nodes, NodeId leaf) {
  NodeId callee = leaf;
  bool is_attribute = nodes_is(nodes, nodes_parent(nodes, leaf), NODE_ATTRIBUTE) &&
                      nodes_get(nodes, leaf)->field == FIELD_ATTRIBUTE;
  if (is_attribute) callee = nodes_parent(nodes, leaf);
  NodeId call = nodes_parent(nodes, callee);
  bool is_called =
      nodes_is(nodes, call, NODE_CALL) && nodes_get(nodes, callee)->field == FIELD_FUNCTION;
  return is_called ? call : (NodeId)NO_NODE;
}

bool call_is_plain(const Nodes *nodes, NodeId call) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  if (!nodes_is(nodes, arguments, NODE_ARGUMENT_LIST)) return false;
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument))
    if (nodes_is(nodes, argument, NODE_LIST_SPLAT) ||
        nodes_is(nodes, argument, NODE_DICTIONARY_SPLAT) ||
        nodes_has_flag(nodes, argument, NODE_HAS_ERROR))
      return false;
  return true;
}

static NodeId positional_from(const Nodes *nodes, NodeId argument) {
  while (nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT))
    argument = nodes_next_named_sibling(nodes, argument);
  return argument;
}

NodeId call_first_positional(const Nodes *nodes, NodeId call) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  return positional_from(nodes, nodes_first_named_child(nodes, arguments));
}

NodeId call_next_positional(const Nodes *nodes, NodeId argument) {
  return positional_from(nodes, nodes_next_named_sibling(nodes, argument));
}

NodeId call_keyword(const Nodes *nodes, NodeId call, const char *keyword) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (!nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT)) continue;
    if (slice_is(nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME)), keyword))
      return nodes_child_by_field(nodes, argument, FIELD_VALUE);
  }
  return NO_NODE;
}

bool call_plain_string(const Nodes *nodes, NodeId string, Slice *text) {
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
