/* Recursion: with what the function calls itself, and where. */
#include "concepts/recursion.h"

#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "syntax/arguments.h"

enum { CALLS_AT_MOST = 16, PARAMETERS_AT_MOST = 8 };

/* The identifier of a parameter that takes one argument; NO_NODE for stars and markers. */
static NodeId parameter_name(const Nodes *nodes, NodeId parameter) {
  if (nodes_is(nodes, parameter, NODE_IDENTIFIER)) return parameter;
  if (nodes_is(nodes, parameter, NODE_DEFAULT_PARAMETER) ||
      nodes_is(nodes, parameter, NODE_TYPED_DEFAULT_PARAMETER))
    return nodes_child_by_field(nodes, parameter, FIELD_NAME);
  NodeId name = nodes_first_named_child(nodes, parameter);
  bool is_typed =
      nodes_is(nodes, parameter, NODE_TYPED_PARAMETER) && nodes_is(nodes, name, NODE_IDENTIFIER);
  return is_typed ? name : (NodeId)NO_NODE;
}

/* What the call passes for the parameter at `index`, counted without a method's first. */
static NodeId passed_for(const Nodes *nodes, NodeId call, NodeId name, uint32_t index) {
  NodeId value = arguments_positional(nodes, call, index);
  if (value != NO_NODE) return value;
  Slice text = nodes_text(nodes, name);
  char buffer[64];
  if (text.len >= sizeof buffer) return NO_NODE;
  for (size_t i = 0; i < text.len; i++) buffer[i] = text.ptr[i];
  buffer[text.len] = '\0';
  return arguments_keyword(nodes, call, buffer);
}

static Fact fact_of_call(const FactPlace *place, NodeId callee, NodeId function) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = nodes_parent(nodes, callee);
  NodeId list = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId parameter = nodes_first_named_child(nodes, list);
  if (nodes_is(nodes, callee, NODE_ATTRIBUTE))
    parameter = nodes_next_named_sibling(nodes, parameter);
  if (arguments_are_spread(nodes, call)) return (Fact){0};
  Holes values = {{words_node(nodes, callee, place->arena)}};
  uint32_t changed = 0;
  for (uint32_t index = 0; parameter != NO_NODE && index < PARAMETERS_AT_MOST;
       parameter = nodes_next_named_sibling(nodes, parameter), index++) {
    NodeId name = parameter_name(nodes, parameter);
    if (name == NO_NODE) break;
    NodeId value = passed_for(nodes, call, name, index);
    bool is_same = slice_equal(nodes_text(nodes, value), nodes_text(nodes, name));
    if (value == NO_NODE || is_same) continue;
    if (changed == 2) return (Fact){0};
    values.of[1 + 2 * changed] = words_node(nodes, value, place->arena);
    values.of[2 + 2 * changed] = words_node(nodes, name, place->arena);
    changed++;
  }
  if (changed == 0) return (Fact){0};
  const char *pattern = changed == 1 ? "{} is called again here, with {} for {}."
                                     : "{} is called again here, with {} for {} and {} for {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_definition(const FactPlace *place, NodeId function) {
  const SegmentView *view = place->view;
  uint32_t lines[CALLS_AT_MOST];
  uint32_t count = 0;
  for (NodeId call = recursion_next_call(view, function, function);
       call != NO_NODE && count < CALLS_AT_MOST; call = recursion_next_call(view, function, call))
    lines[count++] = view_line(view, nodes_get(view->nodes, call)->start);
  if (count == 0) return (Fact){0};
  Holes values = {{words_code(function_name(view->nodes, function), place->arena),
                   words_any_line(lines, count, place->arena)}};
  return (Fact){.words = words_fill(place->arena, "{} calls itself on {}.", values)};
}

Fact fact_of_recursion(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  if (call == NO_NODE) {
    NodeId function = function_of_token(nodes, place->leaf);
    return function == NO_NODE ? (Fact){0} : fact_of_definition(place, function);
  }
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  NodeId function = recursion_of_call(place->view, callee);
  return function == NO_NODE ? (Fact){0} : fact_of_call(place, callee, function);
}
