/* B006: a default that is made once, and that every call can change for the next one. */
#include "rules/none_default.h"

static const Slice mutable_types[] = {
    SLICE_INIT("builtins.list"),
    SLICE_INIT("builtins.dict"),
    SLICE_INIT("builtins.set"),
    SLICE_INIT("builtins.bytearray"),
    SLICE_INIT("collections.deque"),
    SLICE_INIT("collections.defaultdict"),
    SLICE_INIT("collections.OrderedDict"),
    SLICE_INIT("collections.Counter"),
    SLICE_INIT("collections.ChainMap"),
    SLICE_INIT("collections.UserDict"),
    SLICE_INIT("collections.UserList"),
};

/* Annotations that promise not to change the object. */
static const Slice immutable_builtins[] = {
    SLICE_INIT("bool"),  SLICE_INIT("bytes"),     SLICE_INIT("complex"), SLICE_INIT("float"),
    SLICE_INIT("int"),   SLICE_INIT("object"),    SLICE_INIT("range"),   SLICE_INIT("str"),
    SLICE_INIT("tuple"), SLICE_INIT("frozenset"),
};
static const Slice immutable_generics[] = {
    SLICE_INIT("AbstractSet"), SLICE_INIT("Callable"),  SLICE_INIT("Collection"),
    SLICE_INIT("Container"),   SLICE_INIT("FrozenSet"), SLICE_INIT("Hashable"),
    SLICE_INIT("Iterable"),    SLICE_INIT("Iterator"),  SLICE_INIT("Mapping"),
    SLICE_INIT("Reversible"),  SLICE_INIT("Sequence"),  SLICE_INIT("Sized"),
    SLICE_INIT("Tuple"),
};

#define IS_IN(name, list) is_in((name), (list), sizeof(list) / sizeof(list)[0])

static bool is_in(Slice name, const Slice *list, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (slice_equal(name, list[i])) return true;
  return false;
}

static Slice qualified(RuleContext *context, NodeId expression) {
  if (context->names == NULL) return (Slice){NULL, 0};
  return names_qualified(context->names, expression, context->scratch);
}

static bool is_mutable(RuleContext *context, NodeId value) {
  const Nodes *nodes = context->nodes;
  value = nodes_unparenthesized(nodes, value);
  switch (nodes_symbol(nodes, value)) {
  case NODE_LIST:
  case NODE_DICTIONARY:
  case NODE_SET:
  case NODE_LIST_COMPREHENSION:
  case NODE_DICTIONARY_COMPREHENSION:
  case NODE_SET_COMPREHENSION: return true;
  case NODE_CALL: break;
  default: return false;
  }
  NodeId callee = nodes_child_by_field(nodes, value, FIELD_FUNCTION);
  if (nodes_is(nodes, callee, NODE_SUBSCRIPT)) /* list[int]() */
    callee = nodes_child_by_field(nodes, callee, FIELD_VALUE);
  Slice name = qualified(context, callee);
  return name.len > 0 && IS_IN(name, mutable_types);
}

/* The last part of a name of typing or collections.abc, else empty. */
static Slice typing_name(Slice name) {
  static const Slice modules[] = {SLICE_INIT("typing."), SLICE_INIT("typing_extensions."),
                                  SLICE_INIT("collections.abc.")};
  for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++)
    if (slice_starts_with(name, modules[i])) return slice_sub(name, modules[i].len, name.len);
  return (Slice){NULL, 0};
}

static bool is_immutable_type(Slice name) {
  if (slice_starts_with(name, SLICE("builtins.")))
    return IS_IN(slice_sub(name, SLICE("builtins.").len, name.len), immutable_builtins);
  return slice_equal(name, SLICE("collections.abc.Set")) ||
         IS_IN(typing_name(name), immutable_generics);
}

/* The parts of a type that still have to be looked at; a type with more is not worth the memory. */
typedef struct TypeParts {
  NodeId items[16];
  uint32_t count;
  bool is_full;
} TypeParts;

static void push_children(const Nodes *nodes, NodeId first, uint32_t limit, TypeParts *parts) {
  for (; first != NO_NODE && limit > 0; first = nodes_next_named_sibling(nodes, first), limit--) {
    parts->is_full = parts->count == sizeof parts->items / sizeof parts->items[0];
    if (parts->is_full) return;
    parts->items[parts->count++] = first;
  }
}

/* A type with brackets: Optional and Union are what they contain, Annotated the first of it. */
static bool is_immutable_generic(RuleContext *context, NodeId type, TypeParts *parts) {
  const Nodes *nodes = context->nodes;
  NodeId base = nodes_first_named_child(nodes, type);
  NodeId inner = nodes_next_named_sibling(nodes, base);
  if (nodes_is(nodes, inner, NODE_TYPE_PARAMETER)) inner = nodes_first_named_child(nodes, inner);
  Slice name = qualified(context, base);
  Slice generic = typing_name(name);
  bool is_annotated = slice_is(generic, "Annotated");
  if (!is_annotated && !slice_is(generic, "Optional") && !slice_is(generic, "Union"))
    return is_immutable_type(name);
  push_children(nodes, inner, is_annotated ? 1 : UINT32_MAX, parts);
  return true;
}

static bool is_immutable_annotation(RuleContext *context, NodeId type) {
  const Nodes *nodes = context->nodes;
  TypeParts parts = {.items = {type}, .count = type == NO_NODE ? 0 : 1};
  if (parts.count == 0) return false;
  while (parts.count > 0) {
    NodeId part = parts.items[--parts.count];
    bool is_immutable = true;
    switch (nodes_symbol(nodes, part)) {
    case NODE_TYPE:
    case NODE_UNION_TYPE:
    case NODE_BINARY_OPERATOR: /* `|`: nothing else is a type */
    case NODE_PARENTHESIZED_EXPRESSION:
      push_children(nodes, nodes_first_named_child(nodes, part), UINT32_MAX, &parts);
      break;
    case NODE_NONE: break;
    case NODE_GENERIC_TYPE:
    case NODE_SUBSCRIPT: is_immutable = is_immutable_generic(context, part, &parts); break;
    case NODE_IDENTIFIER:
    case NODE_ATTRIBUTE: is_immutable = is_immutable_type(qualified(context, part)); break;
    default: return false;
    }
    if (!is_immutable || parts.is_full) return false;
  }
  return true;
}

static void look_at_parameter(RuleContext *context, NodeId parameter) {
  const Nodes *nodes = context->nodes;
  if (nodes_has_flag(nodes, parameter, NODE_HAS_ERROR)) return;
  NodeId value = nodes_child_by_field(nodes, parameter, FIELD_VALUE);
  if (!is_mutable(context, value)) return;
  NodeId type = nodes_child_by_field(nodes, parameter, FIELD_TYPE);
  if (is_immutable_annotation(context, type)) return;
  Slice argument = rule_quote(context, nodes_text(nodes, value));
  const Node *node = &nodes->items[value];
  Finding *finding = rule_report(context, node->start, node->end, &argument, 1);
  if (context->with_fixes) none_default_fix(context, finding, parameter);
}

static const uint16_t symbols[] = {NODE_DEFAULT_PARAMETER, NODE_TYPED_DEFAULT_PARAMETER, 0};

const Rule rule_b006 = {
    .code = SLICE_INIT("B006"),
    .symbols = symbols,
    .at_node = look_at_parameter,
};
