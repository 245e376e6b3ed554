/* Places where memory is kept or given up. */
#include "concepts/predicates/predicate.h"

static bool is_finalizer(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "__del__");
}

static bool is_slots(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "__slots__");
}

/* What only a function with `lru_cache` has. */
static bool is_cache_method(const SegmentView *view, NodeId node) {
  Slice name = nodes_text(view->nodes, node);
  return slice_is(name, "cache_info") || slice_is(name, "cache_clear") ||
         slice_is(name, "cache_parameters");
}

/* The name of `maxsize=` in a call of `lru_cache`. */
static bool is_cache_bound(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId arguments = nodes_parent(nodes, nodes_parent(nodes, node));
  NodeId function = nodes_child_by_field(nodes, nodes_parent(nodes, arguments), FIELD_FUNCTION);
  if (function == NO_NODE || !slice_is(nodes_text(nodes, node), "maxsize")) return false;
  Arena scratch;
  arena_init(&scratch);
  bool is_bound = slice_is(names_qualified(view->names, function, &scratch), "functools.lru_cache");
  arena_release(&scratch);
  return is_bound;
}

const Predicate predicates_memory[] = {
    {"cache_bound", is_cache_bound},
    {"cache_method", is_cache_method},
    {"dunder_slots", is_slots},
    {"finalizer", is_finalizer},
    {NULL, NULL},
};
