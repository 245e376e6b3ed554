/* Fields of Pydantic models: whether they must be given, and what they are if not. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/class_place.h"
#include "concepts/value_type.h"
#include "syntax/arguments.h"

static bool mentions_any(Slice text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_find(text, slice_from_cstr(words[i]), 0) < text.len) return true;
  return false;
}

/* A model whose only base is Pydantic's own: others may set defaults or read them elsewhere. */
static bool find_model(const FactPlace *place, ClassPlace *model) {
  if (!class_around(place->view, place->leaf, model, place->arena)) return false;
  NodeId base = class_next_base(model, NO_NODE);
  return class_base_count(model) == 1 &&
         slice_is(class_base_name(model, base, place->arena), "pydantic.BaseModel");
}

static bool may_be_none(Slice annotation) {
  static const char *const signs[] = {"Optional[", "| None", "None |"};
  return mentions_any(annotation, signs, sizeof signs / sizeof signs[0]) ||
         slice_is(annotation, "None");
}

Fact fact_of_model_field(const FactPlace *place) {
  static const char *const special[] = {"Annotated", "ClassVar", "Final", "InitVar", "Field"};
  const Nodes *nodes = place->view->nodes;
  NodeId assignment = nodes_parent(nodes, place->leaf);
  NodeId type = nodes_child_by_field(nodes, assignment, FIELD_TYPE);
  Slice name = nodes_text(nodes, place->leaf);
  ClassPlace model;
  if (!nodes_is(nodes, assignment, NODE_ASSIGNMENT) || type == NO_NODE ||
      nodes_get(nodes, place->leaf)->field != FIELD_LEFT || slice_starts_with(name, SLICE("_")) ||
      slice_is(name, "model_config") ||
      mentions_any(nodes_text(nodes, type), special, sizeof special / sizeof special[0]) ||
      !find_model(place, &model))
    return (Fact){0};
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  Holes values = {{words_code(name, place->arena), words_code(class_name(&model), place->arena),
                   words_node(nodes, value, place->arena)}};
  const char *pattern = NULL;
  if (value == NO_NODE)
    pattern = may_be_none(nodes_text(nodes, type))
                  ? "{} is required: it may be `None`, and yet {} cannot be created without it."
                  : "{} is required: {} cannot be created without it.";
  else if (value_is_constant(nodes, value) && !nodes_is(nodes, value, NODE_ELLIPSIS))
    pattern = "{} may be left out when {} is created, and is then {}, which is not checked.";
  else if (value_is_mutable(place->view, value))
    pattern = "{} may be left out; each {} then gets a {} of its own.";
  if (pattern == NULL) return (Fact){0};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
