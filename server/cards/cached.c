/* Functions whose results are kept: how many, by what, and what the cache keeps alive.
 *   source  library reference, functools.lru_cache; FAQ, "How do I cache method calls?". */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "concepts/recursion.h"
#include "syntax/arguments.h"

/* The decorator that `node` is the name of; NO_NODE elsewhere. */
static NodeId decorator_of(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  if (nodes_is(nodes, parent, NODE_ATTRIBUTE)) parent = nodes_parent(nodes, parent);
  if (nodes_is(nodes, parent, NODE_CALL)) parent = nodes_parent(nodes, parent);
  return nodes_is(nodes, parent, NODE_DECORATOR) ? parent : (NodeId)NO_NODE;
}

typedef struct Bound {
  bool is_known;
  bool is_none;
  Slice words; /* "128", as inline code where the reader wrote it */
} Bound;

/* How many results the decorator keeps. */
static Bound bound_of(const FactPlace *place, NodeId decorator) {
  const Nodes *nodes = place->view->nodes;
  NodeId expression = nodes_first_named_child(nodes, decorator);
  NodeId call = nodes_is(nodes, expression, NODE_CALL) ? expression : (NodeId)NO_NODE;
  NodeId name = call == NO_NODE ? expression : nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  Slice qualified = names_qualified(place->view->names, name, place->arena);
  if (slice_is(qualified, "functools.cache")) return (Bound){.is_known = true, .is_none = true};
  if (!slice_is(qualified, "functools.lru_cache")) return (Bound){0};
  NodeId size = arguments_keyword(nodes, call, "maxsize");
  if (size == NO_NODE) size = arguments_positional(nodes, call, 0);
  if (size == NO_NODE) return (Bound){.is_known = true, .words = SLICE("128")};
  if (nodes_is(nodes, size, NODE_NONE)) return (Bound){.is_known = true, .is_none = true};
  bool is_number = nodes_is(nodes, size, NODE_INTEGER);
  return (Bound){.is_known = is_number, .words = nodes_text(nodes, size)};
}

static Fact fact_of_method(const FactPlace *place, Slice name, NodeId receiver, Bound bound) {
  Holes values = {{words_node(place->view->nodes, receiver, place->arena), name, bound.words}};
  const char *pattern =
      bound.is_none
          ? "{} is part of the key of {}: the cache keeps every object alive that this was called "
            "on, without a bound."
          : "{} is part of the key of {}: the cache keeps objects alive that this was called on, "
            "and its {} places serve all of them together.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_results(const FactPlace *place, Slice name, NodeId function, Bound bound) {
  const Nodes *nodes = place->view->nodes;
  NodeId list = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId parameter = nodes_first_named_child(nodes, list);
  Holes values = {{name, bound.words}};
  const char *pattern = NULL;
  bool is_recursive = recursion_next_call(place->view, function, function) != NO_NODE;
  if (function_is_async(nodes, function))
    pattern = "{} gives a coroutine, and the cache keeps that: it can be awaited once, the next "
              "call with equal arguments gets it used up.";
  else if (parameter == NO_NODE)
    pattern = "{} takes no arguments: once it has returned, every call gets that same object.";
  else if (is_recursive && bound.is_none)
    pattern = "{} calls itself through the cache: its body runs once for each set of arguments.";
  else if (!bound.is_none)
    pattern = "At most {} results of {} are kept.";
  if (pattern == NULL) return (Fact){0};
  if (slice_starts_with(slice_from_cstr(pattern), SLICE("At most")))
    values = (Holes){{bound.words, name}};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_cached(const FactPlace *place) {
  const SegmentView *view = place->view;
  const Nodes *nodes = view->nodes;
  NodeId decorator = decorator_of(nodes, place->leaf);
  NodeId function = nodes_child_by_field(nodes, nodes_parent(nodes, decorator), FIELD_DEFINITION);
  if (!nodes_is(nodes, function, NODE_FUNCTION_DEFINITION)) return (Fact){0};
  if (definition_only_decorator(view, function, place->arena).len == 0) return (Fact){0};
  Bound bound = bound_of(place, decorator);
  if (!bound.is_known) return (Fact){0};
  Slice name = words_code(function_name(nodes, function), place->arena);
  NodeId list = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId first = nodes_first_named_child(nodes, list);
  if (definition_is_method(view, function))
    return nodes_is(nodes, first, NODE_IDENTIFIER) ? fact_of_method(place, name, first, bound)
                                                   : (Fact){0};
  return fact_of_results(place, name, function, bound);
}
