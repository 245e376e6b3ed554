#include "rules/naming/method_kind.h"

NodeId decorated_statement(const Nodes *nodes, NodeId definition) {
  NodeId parent = nodes_parent(nodes, definition);
  return nodes_is(nodes, parent, NODE_DECORATED_DEFINITION) ? parent : definition;
}

static bool is_passed_through(uint16_t symbol) {
  switch (symbol) {
  case NODE_BLOCK:
  case NODE_IF_STATEMENT:
  case NODE_ELIF_CLAUSE:
  case NODE_ELSE_CLAUSE:
  case NODE_WHILE_STATEMENT:
  case NODE_FOR_STATEMENT:
  case NODE_WITH_STATEMENT:
  case NODE_TRY_STATEMENT:
  case NODE_FINALLY_CLAUSE: return true;
  default: return false;
  }
}

/* The class in whose body the function stands, branches and loops left out; NODE_ROOT where that is
 * the root, NO_NODE where something else is in between. */
static NodeId class_around(const Nodes *nodes, NodeId function) {
  NodeId at = nodes_parent(nodes, decorated_statement(nodes, function));
  while (is_passed_through(nodes_symbol(nodes, at))) at = nodes_parent(nodes, at);
  return nodes_is(nodes, at, NODE_CLASS_DEFINITION) || at == NODE_ROOT ? at : NO_NODE;
}

static bool is_metaclass(SliceList bases) {
  static const char *const metaclasses[] = {"type", ".type", "ABCMeta", ".ABCMeta"};
  for (uint32_t i = 0; i < bases.count; i++)
    for (size_t k = 0; k < sizeof metaclasses / sizeof metaclasses[0]; k++)
      if (slice_is(bases.items[i], metaclasses[k])) return true;
  return false;
}

/* The last part of a dotted name. */
static Slice last_part(Slice name) {
  size_t at = name.len;
  while (at > 0 && name.ptr[at - 1] != '.') at--;
  return slice_sub(name, at, name.len);
}

static bool is_among(SliceList decorators, Slice name) {
  for (uint32_t i = 0; i < decorators.count; i++)
    if (slice_equal(last_part(decorators.items[i]), name)) return true;
  return false;
}

static MethodKind kind_by_decorator(const RuleContext *context, Slice name) {
  if (name.len == 0) return KIND_FUNCTION;
  if (is_among(context->settings->staticmethod_decorators, name)) return KIND_STATIC_METHOD;
  if (is_among(context->settings->classmethod_decorators, name)) return KIND_CLASS_METHOD;
  return KIND_FUNCTION;
}

/* `name` is handed to a decorator below: `name = staticmethod(name)`. The last one counts. */
static MethodKind kind_by_wrapping(const RuleContext *context, SliceList wrapped, Slice name) {
  MethodKind kind = KIND_FUNCTION;
  for (uint32_t i = 0; i < wrapped.count; i++) {
    Slice argument = wrapped.items[i];
    Slice callee;
    if (!slice_split(&argument, ' ', &callee) || !slice_equal(argument, name)) continue;
    MethodKind found = kind_by_decorator(context, callee);
    if (found != KIND_FUNCTION) kind = found;
  }
  return kind;
}

static MethodKind kind_by_decorators(const RuleContext *context, NodeId statement) {
  const Nodes *nodes = context->nodes;
  if (!nodes_is(nodes, statement, NODE_DECORATED_DEFINITION)) return KIND_FUNCTION;
  NodeId at = nodes_first_named_child(nodes, statement);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    if (!nodes_is(nodes, at, NODE_DECORATOR)) continue;
    NodeId name = nodes_unparenthesized(nodes, nodes_first_named_child(nodes, at));
    while (nodes_is(nodes, name, NODE_CALL))
      name = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, name, FIELD_FUNCTION));
    if (nodes_is(nodes, name, NODE_ATTRIBUTE))
      name = nodes_child_by_field(nodes, name, FIELD_ATTRIBUTE);
    if (!nodes_is(nodes, name, NODE_IDENTIFIER)) continue;
    MethodKind kind = kind_by_decorator(context, nodes_text(nodes, name));
    if (kind != KIND_FUNCTION) return kind;
  }
  return KIND_FUNCTION;
}

static OuterClass describe(RuleContext *context, NodeId class) {
  const OuterNames *outer = names_outer(context->names);
  if (class == NODE_ROOT) return outer->classes[0];
  if (context->described_class == class) return context->described;
  Arena *arena = context->scratch;
  NodeId body = nodes_child_by_field(context->nodes, class, FIELD_BODY);
  context->described_class = class;
  context->described = (OuterClass){.bases = class_line_of(context->nodes, class, arena).bases,
                                    .wrapped = class_wrapped(context->nodes, body, arena)};
  return context->described;
}

static bool is_implicit_class_method(Slice name) {
  return slice_is(name, "__new__") || slice_is(name, "__init_subclass__") ||
         slice_is(name, "__class_getitem__");
}

MethodKind method_kind(RuleContext *context, NodeId function) {
  const Nodes *nodes = context->nodes;
  const OuterNames *outer = names_outer(context->names);
  NodeId class = class_around(nodes, function);
  if (class == NO_NODE) return KIND_FUNCTION;
  if (class == NODE_ROOT && (outer == NULL || outer->class_count == 0)) return KIND_FUNCTION;
  OuterClass around = describe(context, class);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, function, FIELD_NAME));
  MethodKind wrapped = kind_by_wrapping(context, around.wrapped, name);
  if (wrapped != KIND_FUNCTION) return wrapped;
  MethodKind decorated = kind_by_decorators(context, decorated_statement(nodes, function));
  if (decorated != KIND_FUNCTION) return decorated;
  bool takes_class = is_implicit_class_method(name) || is_metaclass(around.bases);
  return takes_class ? KIND_CLASS_METHOD : KIND_METHOD;
}
