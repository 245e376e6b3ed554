#include "concepts/value_type.h"

static const struct {
  uint16_t symbol;
  ValueType type;
} displays[] = {
    {NODE_LIST, VALUE_LIST},       {NODE_LIST_COMPREHENSION, VALUE_LIST},
    {NODE_DICTIONARY, VALUE_DICT}, {NODE_DICTIONARY_COMPREHENSION, VALUE_DICT},
    {NODE_SET, VALUE_SET},         {NODE_SET_COMPREHENSION, VALUE_SET},
    {NODE_TUPLE, VALUE_TUPLE},
};

static const struct {
  const char *callee;
  ValueType type;
} makers[] = {
    {"builtins.list", VALUE_LIST},           {"builtins.sorted", VALUE_LIST},
    {"builtins.dict", VALUE_DICT},           {"builtins.set", VALUE_SET},
    {"builtins.tuple", VALUE_TUPLE},         {"builtins.str", VALUE_STR},
    {"builtins.bytes", VALUE_BYTES},         {"builtins.frozenset", VALUE_FROZENSET},
    {"builtins.range", VALUE_RANGE},         {"builtins.bytearray", VALUE_MUTABLE},
    {"collections.deque", VALUE_DEQUE},      {"collections.defaultdict", VALUE_DICT},
    {"collections.OrderedDict", VALUE_DICT}, {"collections.Counter", VALUE_DICT},
};

static const char *const type_names[] = {
    [VALUE_LIST] = "list",   [VALUE_DICT] = "dict",           [VALUE_SET] = "set",
    [VALUE_DEQUE] = "deque", [VALUE_TUPLE] = "tuple",         [VALUE_STR] = "str",
    [VALUE_BYTES] = "bytes", [VALUE_FROZENSET] = "frozenset", [VALUE_RANGE] = "range",
};

const char *value_type_name(ValueType type) {
  return type < sizeof type_names / sizeof type_names[0] ? type_names[type] : NULL;
}

static ValueType type_of_call(const SegmentView *view, NodeId call) {
  NodeId callee = nodes_child_by_field(view->nodes, call, FIELD_FUNCTION);
  if (callee == NO_NODE) return VALUE_UNKNOWN;
  Arena scratch;
  arena_init(&scratch);
  Slice name = names_qualified(view->names, callee, &scratch);
  ValueType type = VALUE_UNKNOWN;
  for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++)
    if (slice_is(name, makers[i].callee)) type = makers[i].type;
  arena_release(&scratch);
  return type;
}

static ValueType type_of_string(const Nodes *nodes, NodeId string) {
  if (nodes_is(nodes, string, NODE_CONCATENATED_STRING))
    string = nodes_first_named_child(nodes, string);
  Slice prefix = nodes_text(nodes, nodes_first_child(nodes, string));
  for (size_t i = 0; i < prefix.len; i++) {
    if (prefix.ptr[i] == '"' || prefix.ptr[i] == '\'') break;
    if ((prefix.ptr[i] | 0x20) == 'b') return VALUE_BYTES;
    if ((prefix.ptr[i] | 0x20) == 't') return VALUE_UNKNOWN; /* a template, not a str */
  }
  return VALUE_STR;
}

ValueType value_type_of(const SegmentView *view, NodeId expression) {
  const Nodes *nodes = view->nodes;
  expression = nodes_unparenthesized(nodes, expression);
  uint16_t symbol = nodes_symbol(nodes, expression);
  for (size_t i = 0; i < sizeof displays / sizeof displays[0]; i++)
    if (displays[i].symbol == symbol) return displays[i].type;
  if (symbol == NODE_CALL) return type_of_call(view, expression);
  if (symbol == NODE_STRING || symbol == NODE_CONCATENATED_STRING)
    return type_of_string(nodes, expression);
  return VALUE_UNKNOWN;
}

static bool is_augmented(const Nodes *nodes, const Binding *binding) {
  return nodes_is(nodes, nodes_parent(nodes, binding->node), NODE_AUGMENTED_ASSIGNMENT);
}

/* The assignment that alone gives the name its value in the segment; `+=` and its like keep the
 * type of the types that are known here. NULL for parameters, loops and names that are bound twice.
 */
static const Binding *only_assignment(const SegmentView *view, NodeId identifier) {
  Resolution found = names_resolve(view->names, identifier);
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  if (found.binding >= count || (found.module != NULL && found.module->count != 1)) return NULL;
  const Binding *binding = &bindings[found.binding];
  if (binding->kind != BINDING_ASSIGNMENT || binding->value == NO_NODE) return NULL;
  if (binding->is_only) return is_augmented(view->nodes, binding) ? NULL : binding;
  for (BindingId i = found.binding + 1; i < count; i++) {
    bool is_other =
        bindings[i].scope == binding->scope && slice_equal(bindings[i].name, binding->name);
    if (is_other && !is_augmented(view->nodes, &bindings[i])) return NULL;
  }
  return is_augmented(view->nodes, binding) ? NULL : binding;
}

ValueType value_type_shown(const SegmentView *view, NodeId expression, NodeId *premise) {
  if (premise != NULL) *premise = NO_NODE;
  expression = nodes_unparenthesized(view->nodes, expression);
  if (!nodes_is(view->nodes, expression, NODE_IDENTIFIER)) return value_type_of(view, expression);
  const Binding *binding = only_assignment(view, expression);
  if (binding == NULL) return VALUE_UNKNOWN;
  if (premise != NULL) *premise = binding->node;
  return value_type_of(view, binding->value);
}

bool value_is_mutable(const SegmentView *view, NodeId expression) {
  ValueType type = value_type_of(view, expression);
  return type >= VALUE_LIST && type <= VALUE_MUTABLE;
}

bool value_is_constant(const Nodes *nodes, NodeId expression) {
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
  if (expression == NO_NODE) return false;
  for (NodeId id = expression; id < nodes->items[expression].next; id++) {
    uint16_t symbol = nodes->items[id].symbol;
    if ((nodes->items[id].flags & NODE_IS_NAMED) == 0) continue;
    bool is_constant = false;
    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++)
      is_constant = is_constant || symbol == constants[i];
    if (symbol == NODE_STRING && nodes_child_with_symbol(nodes, id, NODE_INTERPOLATION) != NO_NODE)
      return false;
    if (symbol == NODE_STRING) id = nodes->items[id].next - 1;
    if (!is_constant) return false;
  }
  return true;
}
