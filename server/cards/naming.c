/* What Python makes of `__name` within a class. */
#include "cards/fact.h"
#include "cards/words.h"

/* The innermost class around the node, by name; empty where there is none. */
static Slice class_around(const SegmentView *view, NodeId node) {
  NodeId class = nodes_ancestor(view->nodes, node, NODE_CLASS_DEFINITION);
  NodeId name = nodes_child_by_field(view->nodes, class, FIELD_NAME);
  if (name != NO_NODE && name != node) return nodes_text(view->nodes, name);
  const OuterNames *outer = names_outer(view->names);
  return outer != NULL && outer->class_count > 0 ? outer->classes[0].name : (Slice){NULL, 0};
}

Fact fact_of_naming(const FactPlace *place) {
  Slice name = nodes_text(place->view->nodes, place->leaf);
  bool is_mangled =
      name.len > 2 && slice_starts_with(name, SLICE("__")) && !slice_ends_with(name, SLICE("__"));
  if (!is_mangled) return (Fact){0};
  Slice class = class_around(place->view, place->leaf);
  while (class.len > 0 && class.ptr[0] == '_') class = slice_sub(class, 1, class.len);
  if (class.len == 0) return (Fact){0};
  Slice full =
      arena_format(place->arena, "_%.*s%.*s", (int)class.len, class.ptr, (int)name.len, name.ptr);
  Holes values = {{words_code(name, place->arena), words_code(full, place->arena)}};
  return (Fact){.words = words_fill(place->arena, "Python writes {} as {}.", values)};
}
