/* Builtins that have a role of their own on their topic's page. */
#include "concepts/predicates/predicate.h"

#include "concepts/type_place.h"

/* The second argument of `isinstance`, the other side of `type(x) is ...`, and types that are
 * joined by `|`, convert nothing. */
static bool is_conversion(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId arguments = nodes_parent(nodes, node);
  NodeId function = nodes_child_by_field(nodes, nodes_parent(nodes, arguments), FIELD_FUNCTION);
  bool is_test = nodes_is(nodes, arguments, NODE_ARGUMENT_LIST) &&
                 (slice_is(nodes_text(nodes, function), "isinstance") ||
                  slice_is(nodes_text(nodes, function), "issubclass"));
  return !is_test && !nodes_is(nodes, arguments, NODE_COMPARISON_OPERATOR) &&
         !nodes_is(nodes, arguments, NODE_TUPLE) &&
         !nodes_is(nodes, arguments, NODE_BINARY_OPERATOR) &&
         names_means_builtin(view->names, node, "int float complex bytes bytearray") &&
         !type_place_is(nodes, node);
}

const Predicate predicates_builtins[] = {
    {"builtin_conversion", is_conversion},
    {NULL, NULL},
};
