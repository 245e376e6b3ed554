/* Names and tokens of annotations, and the type parameters of PEP 695. */
#include "concepts/predicates/predicate.h"

#include "concepts/type_place.h"

static bool is_in_hint(const SegmentView *view, NodeId node) {
  return type_place_is_hint(view->nodes, node);
}

/* A type in quotes, and not a value of `Literal` or a remark of `Annotated`. */
static bool is_forward_reference(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId type = nodes_parent(nodes, node);
  NodeId arguments = nodes_parent(nodes, type);
  if (!nodes_is(nodes, arguments, NODE_TYPE_PARAMETER)) return true;
  Slice name = nodes_text(nodes, nodes_first_named_child(nodes, nodes_parent(nodes, arguments)));
  bool is_remark = slice_ends_with(name, SLICE("Annotated")) &&
                   nodes_first_named_child(nodes, arguments) != type;
  return !is_remark && !slice_ends_with(name, SLICE("Literal"));
}

/* The list of type parameters of a definition or alias, and not of type arguments. */
static bool is_declaration(const Nodes *nodes, NodeId list) {
  if (!nodes_is(nodes, list, NODE_TYPE_PARAMETER)) return false;
  if (nodes_get(nodes, list)->field == FIELD_TYPE_PARAMETERS) return true;
  NodeId alias = nodes_parent(nodes, nodes_parent(nodes, list));
  return nodes_is(nodes, nodes_parent(nodes, alias), NODE_TYPE_ALIAS_STATEMENT) &&
         nodes_get(nodes, alias)->field == FIELD_LEFT;
}

static bool declares_types(const SegmentView *view, NodeId node) {
  return is_declaration(view->nodes, nodes_parent(view->nodes, node));
}

/* The name of a type parameter where it is declared, its bound left aside. */
static bool is_declared_type(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId type = nodes_parent(nodes, node);
  NodeId around = nodes_parent(nodes, type);
  if (nodes_is(nodes, around, NODE_CONSTRAINED_TYPE)) {
    if (nodes_first_named_child(nodes, around) != type) return false;
    around = nodes_parent(nodes, nodes_parent(nodes, around));
  }
  return is_declaration(nodes, around);
}

/* A name in an annotation that stands for a type which each use chooses anew. */
static bool is_type_variable(const SegmentView *view, NodeId node) {
  if (!type_place_is_hint(view->nodes, node)) return false;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, node).binding);
  if (binding != NULL && binding->kind == BINDING_TYPE_PARAMETER) return true;
  Arena scratch;
  arena_init(&scratch);
  Slice class = names_class(view->names, node, &scratch);
  bool is_old = slice_is(class, "typing.TypeVar") || slice_is(class, "typing_extensions.TypeVar");
  arena_release(&scratch);
  return is_old;
}

const Predicate predicates_hints[] = {
    {"declared_type", is_declared_type},         {"declares_types", declares_types},
    {"forward_reference", is_forward_reference}, {"in_hint", is_in_hint},
    {"type_variable", is_type_variable},         {NULL, NULL},
};
