/* What a method's name, its parameters and the attributes that it sets stand for. */
#include "concepts/method_story.h"
#include "concepts/predicates.h"
#include "concepts/predicates/predicate.h"

static MethodStory story_of_name(const SegmentView *view, NodeId node) {
  return method_story(view, nodes_parent(view->nodes, node));
}

static bool is_singleton(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_SINGLETON;
}

static bool is_abstract(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_ABSTRACT;
}

static bool is_factory(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_FACTORY;
}

static bool is_observer(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_OBSERVER;
}

static bool is_builder(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_BUILDER;
}

static bool is_template(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_TEMPLATE;
}

static bool is_kept(const SegmentView *view, NodeId node) {
  return method_is_decorated(view, nodes_parent(view->nodes, node), "functools.cached_property");
}

static bool is_property(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_PROPERTY && !is_kept(view, node);
}

static bool is_cached_property(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_PROPERTY && is_kept(view, node);
}

static bool is_class_method(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_CLASS;
}

static bool is_static_method(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_STATIC;
}

static bool is_override(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_OVERRIDE;
}

static bool is_implementation(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_IMPLEMENTATION;
}

static bool is_accessor_function(const SegmentView *view, NodeId node) {
  return story_of_name(view, node) == METHOD_ACCESSOR;
}

static bool does_override(const SegmentView *view, NodeId node) {
  return method_overrides(view, nodes_parent(view->nodes, node));
}

/* The method whose first parameter `node` is; NO_NODE for other places. */
static NodeId method_of_receiver(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId parameters = nodes_parent(nodes, node);
  NodeId definition = nodes_parent(nodes, parameters);
  bool is_first = nodes_is(nodes, node, NODE_IDENTIFIER) &&
                  nodes_is(nodes, parameters, NODE_PARAMETERS) &&
                  nodes_first_named_child(nodes, parameters) == node;
  return is_first && method_is_one(view, definition) ? definition : NO_NODE;
}

static bool takes_class(const SegmentView *view, NodeId definition) {
  const Nodes *nodes = view->nodes;
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, definition, FIELD_NAME));
  NodeId first =
      nodes_first_named_child(nodes, nodes_child_by_field(nodes, definition, FIELD_PARAMETERS));
  return slice_is(name, "__new__") || slice_is(name, "__init_subclass__") ||
         slice_is(name, "__class_getitem__") || slice_is(nodes_text(nodes, first), "cls") ||
         method_is_decorated(view, definition, "builtins.classmethod");
}

static bool is_receiver(const SegmentView *view, NodeId node) {
  NodeId method = method_of_receiver(view, node);
  return method != NO_NODE && !takes_class(view, method) &&
         !method_is_decorated(view, method, "builtins.staticmethod");
}

/* That of `__init__`: what it is need not be said again at each method. */
static bool is_receiver_of_init(const SegmentView *view, NodeId node) {
  NodeId definition = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  NodeId name = nodes_child_by_field(view->nodes, definition, FIELD_NAME);
  return slice_is(nodes_text(view->nodes, name), "__init__") && is_receiver(view, node);
}

static bool is_class_receiver(const SegmentView *view, NodeId node) {
  NodeId method = method_of_receiver(view, node);
  return method != NO_NODE && takes_class(view, method);
}

/* The plain parameter of `__init__` that `identifier` means; NO_NODE for none. */
static NodeId parameter_of(const SegmentView *view, NodeId identifier) {
  const Nodes *nodes = view->nodes;
  if (!nodes_is(nodes, identifier, NODE_IDENTIFIER)) return NO_NODE;
  const Binding *binding =
      names_binding(view->names, names_resolve(view->names, identifier).binding);
  if (binding == NULL || binding->kind != BINDING_PARAMETER || !binding->is_only) return NO_NODE;
  NodeId parent = nodes_parent(nodes, binding->node);
  bool is_typed = nodes_is(nodes, parent, NODE_TYPED_PARAMETER) ||
                  nodes_is(nodes, parent, NODE_TYPED_DEFAULT_PARAMETER);
  return is_typed ? parent : NO_NODE;
}

/* Modules whose classes are values or types rather than helpers to be handed in. */
static bool is_of_value_module(Slice qualified) {
  static const char *const modules[] = {"builtins.", "typing.",      "typing_extensions.",
                                        "datetime.", "collections.", "decimal.",
                                        "pathlib.",  "uuid.",        "fractions.",
                                        "numbers.",  "types.",       "enum.",
                                        "re.",       "io.",          "numpy.",
                                        "pandas.",   "os.",          "argparse."};
  for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++)
    if (slice_starts_with(qualified, slice_from_cstr(modules[i]))) return true;
  return false;
}

static bool names_value_class(const SegmentView *view, NodeId annotation, Arena *arena) {
  static const char *const enums[] = {"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag",
                                      "enum.IntFlag"};
  ClassPlace place;
  NodeId call = NO_NODE;
  return class_named(view, annotation, &place, arena) &&
         (class_decorator(&place, "dataclasses.dataclass", &call, arena) != NO_NODE ||
          class_has_ancestor(&place, enums, sizeof enums / sizeof enums[0], arena));
}

/* A class of this file, or one that is imported and no mere value: something that works for the
 * object. */
static bool is_collaborator(const SegmentView *view, NodeId annotation, Arena *arena) {
  const Nodes *nodes = view->nodes;
  if (!nodes_is(nodes, annotation, NODE_IDENTIFIER) && !nodes_is(nodes, annotation, NODE_ATTRIBUTE))
    return false;
  ClassPlace place;
  if (class_named(view, annotation, &place, arena))
    return !names_value_class(view, annotation, arena);
  Slice qualified = names_qualified(view->names, annotation, arena);
  if (qualified.len == 0 || is_of_value_module(qualified)) return false;
  Slice part = {NULL, 0};
  uint32_t parts = 0;
  for (Slice rest = qualified; slice_split(&rest, '.', &part);) parts++;
  return parts > 1 && part.len > 0 && part.ptr[0] >= 'A' && part.ptr[0] <= 'Z';
}

static bool is_injected_parameter(const SegmentView *view, NodeId parameter) {
  const Nodes *nodes = view->nodes;
  NodeId annotation =
      nodes_first_named_child(nodes, nodes_child_by_field(nodes, parameter, FIELD_TYPE));
  NodeId definition = nodes_parent(nodes, nodes_parent(nodes, parameter));
  NodeId name = nodes_child_by_field(nodes, definition, FIELD_NAME);
  if (!slice_is(nodes_text(nodes, name), "__init__") || !method_is_one(view, definition))
    return false;
  Arena scratch;
  arena_init(&scratch);
  bool is_so = is_collaborator(view, annotation, &scratch);
  arena_release(&scratch);
  return is_so;
}

/* The value of `self.x = value` in a method, for the name `x`; NO_NODE for other places. */
static NodeId value_of_attribute(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId attribute = nodes_parent(nodes, node);
  NodeId assignment = nodes_parent(nodes, attribute);
  bool is_target = nodes_is(nodes, attribute, NODE_ATTRIBUTE) &&
                   nodes_is(nodes, assignment, NODE_ASSIGNMENT) &&
                   nodes_get(nodes, attribute)->field == FIELD_LEFT;
  if (!is_target) return NO_NODE;
  NodeId object = nodes_child_by_field(nodes, attribute, FIELD_OBJECT);
  if (!nodes_is(nodes, object, NODE_IDENTIFIER)) return NO_NODE;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, object).binding);
  if (binding == NULL || binding->kind != BINDING_PARAMETER) return NO_NODE;
  NodeId method = method_of_receiver(view, binding->node);
  bool is_object = method != NO_NODE && !takes_class(view, method);
  return is_object ? nodes_child_by_field(nodes, assignment, FIELD_RIGHT) : NO_NODE;
}

static bool is_injected(const SegmentView *view, NodeId node) {
  NodeId parameter = parameter_of(view, value_of_attribute(view, node));
  return parameter != NO_NODE && is_injected_parameter(view, parameter);
}

/* The name of a parameter that the constructor keeps as an attribute. */
static bool is_kept_parameter(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId parameter = nodes_parent(nodes, node);
  if (parameter_of(view, node) != parameter || !is_injected_parameter(view, parameter))
    return false;
  NodeId definition = nodes_parent(nodes, nodes_parent(nodes, parameter));
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  for (NodeId id = body; body != NO_NODE && id < nodes->items[body].next; id++) {
    if (!nodes_is(nodes, id, NODE_ASSIGNMENT)) continue;
    NodeId left = nodes_child_by_field(nodes, id, FIELD_LEFT);
    NodeId name = nodes_child_by_field(nodes, left, FIELD_ATTRIBUTE);
    if (name != NO_NODE && parameter_of(view, value_of_attribute(view, name)) == parameter)
      return true;
  }
  return false;
}

/* `self.engine = Engine()`, with a class of this file. */
static bool is_composed(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId value = value_of_attribute(view, node);
  if (!nodes_is(nodes, value, NODE_CALL)) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  bool is_so =
      class_named(view, nodes_child_by_field(nodes, value, FIELD_FUNCTION), &place, &scratch);
  arena_release(&scratch);
  return is_so;
}

/* Other attributes that `__init__` gives the object. */
static bool is_instance_attribute(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (value_of_attribute(view, node) == NO_NODE || is_composed(view, node)) return false;
  if (is_injected(view, node) || predicate_holds(SLICE("tree_link"), view, node)) return false;
  NodeId definition = nodes_ancestor(nodes, node, NODE_FUNCTION_DEFINITION);
  NodeId name = nodes_child_by_field(nodes, definition, FIELD_NAME);
  return slice_is(nodes_text(nodes, name), "__init__");
}

/* `self.area`, where the class of this file has a property of that name. */
static bool reads_property(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  if (!nodes_is(nodes, object, NODE_IDENTIFIER)) return false;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, object).binding);
  if (binding == NULL || method_of_receiver(view, binding->node) == NO_NODE) return false;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  ClassMember member;
  SegmentView other;
  bool is_so = false;
  if (class_of_method(view, node, &place, NULL, &scratch) &&
      class_member(&place, nodes_text(nodes, node), &member) && member.kind == BINDING_FUNCTION &&
      view_open(view, member.segment, &other, &scratch)) {
    uint32_t count = 0;
    const Binding *found = names_bindings(other.names, &count);
    for (uint32_t i = 0; i < count && !is_so; i++)
      is_so = found[i].kind == BINDING_FUNCTION &&
              slice_equal(found[i].name, nodes_text(nodes, node)) &&
              method_story(&other, found[i].value) == METHOD_PROPERTY;
  }
  arena_release(&scratch);
  return is_so;
}

/* `setter` in `@area.setter`. */
static bool is_accessor(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  Slice name = nodes_text(nodes, node);
  NodeId attribute = nodes_parent(nodes, node);
  return nodes_is(nodes, nodes_parent(nodes, attribute), NODE_DECORATOR) &&
         (slice_is(name, "setter") || slice_is(name, "getter") || slice_is(name, "deleter"));
}

const Predicate predicates_methods[] = {
    {"abstract_method", is_abstract},
    {"accessor_method", is_accessor_function},
    {"builder", is_builder},
    {"cached_property_method", is_cached_property},
    {"class_method", is_class_method},
    {"class_receiver", is_class_receiver},
    {"composed", is_composed},
    {"factory", is_factory},
    {"implementation", is_implementation},
    {"injected", is_injected},
    {"instance_attribute", is_instance_attribute},
    {"kept_parameter", is_kept_parameter},
    {"observer", is_observer},
    {"override", is_override},
    {"overrides", does_override},
    {"property", is_property},
    {"property_accessor", is_accessor},
    {"reads_property", reads_property},
    {"receiver", is_receiver},
    {"receiver_of_init", is_receiver_of_init},
    {"singleton_method", is_singleton},
    {"static_method", is_static_method},
    {"template_method", is_template},
    {NULL, NULL},
};
