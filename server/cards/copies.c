/* Copies: what the copy and the original go on sharing.
 *   source  library reference, "copy"; Python's tutorial on slices and lists. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/value_type.h"
#include "syntax/arguments.h"

/* The expression that is copied: `x` of `x.copy()`, `list(x)`, `x[:]` and `copy.copy(x)`. */
static NodeId copied_by(const FactPlace *place, bool *is_deep) {
  const Nodes *nodes = place->view->nodes;
  NodeId slice = nodes_parent(nodes, place->leaf);
  *is_deep = false;
  if (nodes_is(nodes, slice, NODE_SLICE))
    return nodes_child_by_field(nodes, nodes_parent(nodes, slice), FIELD_VALUE);
  NodeId call = arguments_call(nodes, place->leaf);
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  if (call == NO_NODE || arguments_are_spread(nodes, call)) return NO_NODE;
  NodeId argument = arguments_positional(nodes, call, 0);
  if (argument == NO_NODE)
    return nodes_is(nodes, function, NODE_ATTRIBUTE)
               ? nodes_child_by_field(nodes, function, FIELD_OBJECT)
               : (NodeId)NO_NODE;
  *is_deep = slice_is(names_qualified(place->view->names, function, place->arena), "copy.deepcopy");
  return argument;
}

static bool can_change(const SegmentView *view, NodeId value) {
  return nodes_is(view->nodes, value, NODE_LIST_COMPREHENSION) || value_is_mutable(view, value);
}

/* An object that can change and is certainly in the container that `value` makes; NO_NODE where
 * none is seen. A comprehension makes one for each turn, if it makes any. */
static NodeId changeable_in(const SegmentView *view, NodeId value, bool *is_each) {
  const Nodes *nodes = view->nodes;
  *is_each = nodes_is(nodes, value, NODE_LIST_COMPREHENSION);
  if (*is_each) {
    NodeId body = nodes_child_by_field(nodes, value, FIELD_BODY);
    if (nodes_is(nodes, body, NODE_BINARY_OPERATOR)) {
      NodeId left = nodes_child_by_field(nodes, body, FIELD_LEFT);
      return nodes_is(nodes, left, NODE_LIST) ? body : (NodeId)NO_NODE;
    }
    return can_change(view, body) ? body : (NodeId)NO_NODE;
  }
  if (!nodes_is(nodes, value, NODE_LIST) && !nodes_is(nodes, value, NODE_DICTIONARY))
    return NO_NODE;
  for (NodeId item = nodes_first_named_child(nodes, value); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    NodeId part =
        nodes_is(nodes, item, NODE_PAIR) ? nodes_child_by_field(nodes, item, FIELD_VALUE) : item;
    if (can_change(view, part)) return part;
  }
  return NO_NODE;
}

/* `text[:]`: CPython makes nothing new of what cannot change. */
static Fact fact_of_same(const FactPlace *place, NodeId source) {
  Holes values = {{words_premise(place->view, source, place->arena),
                   words_node(place->view->nodes, source, place->arena)}};
  return (Fact){.words =
                    words_fill(place->arena, "{}, this is {} itself: nothing is copied.", values)};
}

Fact fact_of_copy(const FactPlace *place) {
  const SegmentView *view = place->view;
  bool is_deep = false;
  NodeId source = copied_by(place, &is_deep);
  BuiltinType type = source == NO_NODE ? TYPE_UNKNOWN : value_type_shown(view, source).type;
  if (nodes_is(view->nodes, nodes_parent(view->nodes, place->leaf), NODE_SLICE) &&
      (type == TYPE_STR || type == TYPE_TUPLE || type == TYPE_BYTES))
    return fact_of_same(place, source);
  NodeId value = source == NO_NODE ? (NodeId)NO_NODE : value_type_display(view, source);
  bool is_each = false;
  NodeId part = value == NO_NODE ? (NodeId)NO_NODE : changeable_in(view, value, &is_each);
  if (part == NO_NODE) return is_deep ? (Fact){0} : fact_of_cost(place);
  Holes values = {{words_premise(view, source, place->arena),
                   is_each   ? SLICE("each ")
                   : is_deep ? SLICE("a ")
                             : SLICE("the "),
                   words_node(view->nodes, part, place->arena)}};
  const char *pattern = is_deep
                            ? "{}, the copy holds {}{} of its own."
                            : "{}, the copy shares {}{} in it: a change in there shows in both.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
