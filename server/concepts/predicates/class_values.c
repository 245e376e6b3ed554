/* Values in the bodies of classes. */
#include "concepts/class_place.h"
#include "concepts/predicates/predicate.h"
#include "concepts/value_type.h"
#include "semantics/standard_modules.h"

/* A base of Python's own that leaves the attributes of a class as they are written. */
static bool is_plain_base(Slice name) {
  Slice module = slice_sub(name, 0, slice_find(name, SLICE("."), 0));
  if (slice_equal(module, SLICE("enum")) || slice_is(name, "typing.NamedTuple")) return false;
  return slice_equal(module, SLICE("builtins")) || standard_module(module) != NULL;
}

static bool is_made_as_written(const ClassPlace *place) {
  const Nodes *nodes = place->view.nodes;
  return !nodes_is(nodes, nodes_parent(nodes, place->node), NODE_DECORATED_DEFINITION) &&
         class_keyword(place, "metaclass") == NO_NODE;
}

/* Whether nothing above the class can make of its attributes what it likes, as the models of
 * frameworks do: all that is not of this file is Python's own. */
static bool has_plain_ancestors(const ClassPlace *place, Arena *arena) {
  enum { CLASSES_AT_MOST = 16 };
  ClassPlace found[CLASSES_AT_MOST] = {*place};
  uint32_t count = 1;
  for (uint32_t i = 0; i < count; i++) {
    if (!is_made_as_written(&found[i])) return false;
    for (NodeId base = class_next_base(&found[i], NO_NODE); base != NO_NODE;
         base = class_next_base(&found[i], base)) {
      if (count == CLASSES_AT_MOST) return false;
      if (class_of_base(&found[i], base, &found[count], arena))
        count++;
      else if (!is_plain_base(class_base_name(&found[i], base, arena)))
        return false;
    }
  }
  return true;
}

/* `__slots__`, `__match_args__`: read by Python and not through objects. */
static bool is_for_python(const Nodes *nodes, NodeId value) {
  NodeId target = nodes_child_by_field(nodes, nodes_parent(nodes, value), FIELD_LEFT);
  return slice_starts_with(nodes_text(nodes, target), SLICE("__"));
}

/* The value of an assignment in a class body that all objects of the class will share; brackets of
 * comprehensions are about those. */
static bool is_shared_by_objects(const SegmentView *view, NodeId node) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  bool is_candidate = scope != NULL && scope->kind == SCOPE_CLASS &&
                      !nodes_is_comprehension(view->nodes, node) &&
                      !is_for_python(view->nodes, node) && value_is_mutable(view, node);
  if (!is_candidate) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_shared =
      class_around(view, node, &place, &scratch) && has_plain_ancestors(&place, &scratch);
  arena_release(&scratch);
  return is_shared;
}

const Predicate predicates_class_values[] = {
    {"shared_by_objects", is_shared_by_objects},
    {NULL, NULL},
};
