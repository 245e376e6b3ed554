/* Builtins that have a role of their own on their topic's page. */
#include "concepts/predicates/predicate.h"

#include "concepts/type_place.h"

/* True for an identifier that is one of `names`, separated by single spaces, and means the builtin.
 */
static bool is_builtin_of(const SegmentView *view, NodeId node, const char *names) {
  Slice name = nodes_text(view->nodes, node);
  Slice rest = slice_from_cstr(names);
  bool is_listed = false;
  while (rest.len > 0 && !is_listed) {
    size_t length = 0;
    while (length < rest.len && rest.ptr[length] != ' ') length++;
    is_listed = slice_equal(name, (Slice){rest.ptr, length});
    size_t used = length < rest.len ? length + 1 : length;
    rest = (Slice){rest.ptr + used, rest.len - used};
  }
  return is_listed && names_is_variable(view->names, node) &&
         names_resolve(view->names, node).scope == NAME_BUILTIN &&
         !type_place_is(view->nodes, node);
}

/* The second argument of `isinstance` and the other side of `type(x) is ...` convert nothing. */
static bool is_conversion(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId arguments = nodes_parent(nodes, node);
  NodeId function = nodes_child_by_field(nodes, nodes_parent(nodes, arguments), FIELD_FUNCTION);
  bool is_test = nodes_is(nodes, arguments, NODE_ARGUMENT_LIST) &&
                 (slice_is(nodes_text(nodes, function), "isinstance") ||
                  slice_is(nodes_text(nodes, function), "issubclass"));
  return !is_test && !nodes_is(nodes, arguments, NODE_COMPARISON_OPERATOR) &&
         !nodes_is(nodes, arguments, NODE_TUPLE) &&
         is_builtin_of(view, node, "int float complex bytes bytearray");
}

const Predicate predicates_builtins[] = {
    {"builtin_conversion", is_conversion},
    {NULL, NULL},
};
