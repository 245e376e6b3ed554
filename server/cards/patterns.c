/* A name in a pattern that looks as if it were compared, and is bound.
 *   source  Python language reference, "Capture patterns". */
#include "cards/fact.h"
#include "cards/words.h"

static Slice line_of_module(const FactPlace *place, const ModuleBinding *module) {
  uint32_t line;
  if (!view_binding_line(place->view, module, &line)) return (Slice){NULL, 0};
  return arena_format(place->arena, "line %u", line + 1);
}

/* The module's binding of the same name that is not this one; NULL for none. */
static const ModuleBinding *hidden_by(const SegmentView *view, NodeId name) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, name));
  if (scope == NULL || scope->kind != SCOPE_FUNCTION) return NULL;
  if (names_resolve(view->names, name).scope != NAME_LOCAL) return NULL;
  Resolution outer = names_lookup(view->names, scope->parent, nodes_text(view->nodes, name));
  return outer.scope == NAME_GLOBAL ? outer.module : NULL;
}

Fact fact_of_pattern(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId name = nodes_parent(nodes, place->leaf);
  bool is_name = nodes_is(nodes, place->leaf, NODE_IDENTIFIER) &&
                 nodes_is(nodes, name, NODE_DOTTED_NAME) &&
                 !nodes_is(nodes, nodes_parent(nodes, name), NODE_CLASS_PATTERN) &&
                 nodes_child_with_symbol(nodes, name, PUNCT_DOT) == NO_NODE;
  if (!is_name) return (Fact){0};
  const ModuleBinding *module = hidden_by(place->view, place->leaf);
  if (module == NULL) return (Fact){0};
  Slice line = line_of_module(place, module);
  if (line.len == 0) return (Fact){0};
  Holes values = {{words_node(nodes, place->leaf, place->arena), line}};
  return (Fact){.words = words_fill(
                    place->arena,
                    "This binds a new local {}; it is not compared with the module's from {}.",
                    values)};
}
