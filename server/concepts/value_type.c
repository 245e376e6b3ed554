#include "concepts/value_type.h"

static const struct {
  const char *class;
  BuiltinType type;
} classes[] = {
    {"builtins.list", TYPE_LIST},
    {"builtins.dict", TYPE_DICT},
    {"builtins.set", TYPE_SET},
    {"builtins.bytearray", TYPE_BYTEARRAY},
    {"builtins.tuple", TYPE_TUPLE},
    {"builtins.str", TYPE_STR},
    {"builtins.bytes", TYPE_BYTES},
    {"builtins.frozenset", TYPE_FROZENSET},
    {"builtins.range", TYPE_RANGE},
    {"collections.deque", TYPE_DEQUE},
    {"collections.defaultdict", TYPE_DICT},
    {"collections.OrderedDict", TYPE_DICT},
    {"collections.Counter", TYPE_DICT},
};

static const struct {
  const char *name;
  bool is_mutable;
} types[] = {
    [TYPE_LIST] = {"list", true},
    [TYPE_DICT] = {"dict", true},
    [TYPE_SET] = {"set", true},
    [TYPE_DEQUE] = {"deque", true},
    [TYPE_BYTEARRAY] = {"bytearray", true},
    [TYPE_TUPLE] = {"tuple", false},
    [TYPE_STR] = {"str", false},
    [TYPE_BYTES] = {"bytes", false},
    [TYPE_FROZENSET] = {"frozenset", false},
    [TYPE_RANGE] = {"range", false},
};

const char *value_type_name(BuiltinType type) {
  return types[type].name;
}

bool value_type_is_mutable(BuiltinType type) {
  return types[type].is_mutable;
}

static BuiltinType type_of(const SegmentView *view, NodeId expression) {
  if (expression == NO_NODE) return TYPE_UNKNOWN;
  Arena scratch;
  arena_init(&scratch);
  Slice class = names_class(view->names, expression, &scratch);
  BuiltinType type = TYPE_UNKNOWN;
  for (size_t i = 0; class.len > 0 && i < sizeof classes / sizeof classes[0]; i++)
    if (slice_is(class, classes[i].class)) type = classes[i].type;
  arena_release(&scratch);
  return type;
}

static bool is_augmented(const Nodes *nodes, const Binding *binding) {
  return nodes_is(nodes, nodes_parent(nodes, binding->node), NODE_AUGMENTED_ASSIGNMENT);
}

/* The assignment that alone gives the name its value in the segment; `+=` and its like keep the
 * type of the types that are known here. NULL for parameters, loops and names bound twice. */
static const Binding *only_assignment(const SegmentView *view, NodeId identifier) {
  Resolution found = names_resolve(view->names, identifier);
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  if (found.binding >= count || found.module != NULL) return NULL;
  const Binding *binding = &bindings[found.binding];
  if (binding->kind != BINDING_ASSIGNMENT || binding->value == NO_NODE ||
      is_augmented(view->nodes, binding))
    return NULL;
  for (BindingId i = found.binding + 1; !binding->is_only && i < count; i++) {
    bool is_other = bindings[i].scope == binding->scope &&
                    slice_equal(bindings[i].name, binding->name) &&
                    !is_augmented(view->nodes, &bindings[i]);
    if (is_other) return NULL;
  }
  return binding;
}

static ShownType type_of_name(const SegmentView *view, NodeId identifier) {
  const Binding *binding = only_assignment(view, identifier);
  if (binding != NULL) {
    uint32_t line = view_line(view, nodes_get(view->nodes, binding->node)->start);
    return (ShownType){type_of(view, binding->value), PREMISE_LINE, line};
  }
  ShownType shown = {.type = type_of(view, identifier), .premise = PREMISE_FILE};
  const ModuleBinding *module = names_resolve(view->names, identifier).module;
  bool is_placed =
      module != NULL && module->count == 1 && view_binding_line(view, module, &shown.line);
  if (is_placed) shown.premise = PREMISE_LINE;
  return shown;
}

ShownType value_type_shown(const SegmentView *view, NodeId expression) {
  expression = nodes_unparenthesized(view->nodes, expression);
  if (nodes_is(view->nodes, expression, NODE_IDENTIFIER)) return type_of_name(view, expression);
  bool is_attribute = nodes_is(view->nodes, expression, NODE_ATTRIBUTE);
  return (ShownType){.type = type_of(view, expression),
                     .premise = is_attribute ? PREMISE_FILE : PREMISE_NONE};
}

NodeId value_type_display(const SegmentView *view, NodeId expression) {
  expression = nodes_unparenthesized(view->nodes, expression);
  if (!nodes_is(view->nodes, expression, NODE_IDENTIFIER)) return expression;
  const Binding *binding = only_assignment(view, expression);
  return binding == NULL ? (NodeId)NO_NODE : binding->value;
}

bool value_is_mutable(const SegmentView *view, NodeId expression) {
  ShownType shown = value_type_shown(view, expression);
  return shown.premise == PREMISE_NONE && value_type_is_mutable(shown.type);
}

static bool is_constant_kind(uint16_t symbol) {
  static const uint16_t constants[] = {
      NODE_INTEGER,
      NODE_FLOAT,
      NODE_TRUE,
      NODE_FALSE,
      NODE_NONE,
      NODE_ELLIPSIS,
      NODE_STRING,
      NODE_CONCATENATED_STRING,
      NODE_TUPLE,
      NODE_UNARY_OPERATOR,
      NODE_PARENTHESIZED_EXPRESSION,
  };
  for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++)
    if (symbol == constants[i]) return true;
  return false;
}

bool value_is_constant(const Nodes *nodes, NodeId expression) {
  if (expression == NO_NODE) return false;
  NodeId end = nodes->items[expression].next;
  for (NodeId id = expression; id < end;) {
    const Node *node = &nodes->items[id];
    bool is_named = (node->flags & NODE_IS_NAMED) != 0;
    if (is_named && !is_constant_kind(node->symbol)) return false;
    bool is_string = node->symbol == NODE_STRING;
    if (is_string && nodes_child_with_symbol(nodes, id, NODE_INTERPOLATION) != NO_NODE)
      return false;
    id = is_string ? node->next : id + 1;
  }
  return true;
}
