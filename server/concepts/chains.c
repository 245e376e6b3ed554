#include "concepts/chains.h"

/* Longer chains are not looked through. */
enum { LINKS_AT_MOST = 24 };

NodeId chain_object(const Nodes *nodes, NodeId attribute_name) {
  NodeId attribute = nodes_parent(nodes, attribute_name);
  bool is_attribute = nodes_is(nodes, attribute, NODE_ATTRIBUTE) &&
                      nodes_get(nodes, attribute_name)->field == FIELD_ATTRIBUTE;
  return is_attribute ? nodes_child_by_field(nodes, attribute, FIELD_OBJECT) : (NodeId)NO_NODE;
}

static NodeId next_link(const Nodes *nodes, NodeId expression) {
  switch (nodes_symbol(nodes, expression)) {
  case NODE_ATTRIBUTE: return nodes_child_by_field(nodes, expression, FIELD_OBJECT);
  case NODE_CALL: return nodes_child_by_field(nodes, expression, FIELD_FUNCTION);
  case NODE_SUBSCRIPT: return nodes_child_by_field(nodes, expression, FIELD_VALUE);
  case NODE_PARENTHESIZED_EXPRESSION:
  case NODE_AWAIT: return nodes_first_named_child(nodes, expression);
  default: return NO_NODE;
  }
}

/* The qualified name of the link nearest to `expression` that has one. */
static Slice known_link(const SegmentView *view, NodeId expression, Arena *arena) {
  for (uint32_t i = 0; i < LINKS_AT_MOST && expression != NO_NODE; i++) {
    Slice name = names_qualified(view->names, expression, arena);
    if (name.len > 0) return name;
    expression = next_link(view->nodes, expression);
  }
  return (Slice){0};
}

bool chain_is_from(const SegmentView *view, NodeId expression, const char *library) {
  Arena scratch;
  arena_init(&scratch);
  Slice name = known_link(view, expression, &scratch);
  Slice package;
  bool is_from = slice_split(&name, '.', &package) && slice_is(package, library);
  arena_release(&scratch);
  return is_from;
}

/* Whether the name is one of the package that the file belongs to: of those nothing is known but
 * where they stand. */
static bool is_own(const SegmentView *view, Slice name) {
  const OuterNames *outer = names_outer(view->names);
  Slice module = outer == NULL ? (Slice){0} : outer->module_name;
  Slice top = slice_sub(module, 0, slice_find(module, SLICE("."), 0));
  return top.len > 0 && slice_equal(top, slice_sub(name, 0, slice_find(name, SLICE("."), 0)));
}

bool chain_is_unknown(const SegmentView *view, NodeId expression) {
  Arena scratch;
  arena_init(&scratch);
  Slice name = known_link(view, expression, &scratch);
  bool is_unknown = name.len == 0 || is_own(view, name);
  arena_release(&scratch);
  return is_unknown;
}

NodeId chain_root(const Nodes *nodes, NodeId expression) {
  for (uint32_t i = 0; i < LINKS_AT_MOST && expression != NO_NODE; i++) {
    if (nodes_is(nodes, expression, NODE_IDENTIFIER)) return expression;
    expression = next_link(nodes, expression);
  }
  return NO_NODE;
}
