/* N802 N807: what a function is called.
 *   source  PEP 8, "Function and Variable Names", "Method Names and Instance Variables". */
#include "rules/naming/method_kind.h"
#include "rules/naming/words.h"

extern const Rule rule_n802;
extern const Rule rule_n807;

static bool is_override(const Nodes *nodes, NodeId decorator) {
  NodeId name = nodes_first_named_child(nodes, decorator);
  Slice text = nodes_text(nodes, name);
  return slice_is(text, "override") || slice_is(text, "typing.override");
}

/* A method that says it has its name from its base class. */
static bool has_override(const Nodes *nodes, NodeId function) {
  NodeId statement = decorated_statement(nodes, function);
  if (statement == function) return false;
  NodeId at = nodes_first_named_child(nodes, statement);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at))
    if (nodes_is(nodes, at, NODE_DECORATOR) && is_override(nodes, at)) return true;
  return false;
}

static void look_at_function(RuleContext *context, NodeId function) {
  const Nodes *nodes = context->nodes;
  NodeId id = nodes_child_by_field(nodes, function, FIELD_NAME);
  Slice name = nodes_text(nodes, id);
  bool is_special = slice_starts_with(name, SLICE("__")) && slice_ends_with(name, SLICE("__"));
  bool is_lowered = word_is_lowered(name);
  if (name.len == 0 || (is_lowered && !is_special)) return;
  /* A module may have these two. */
  if (slice_is(name, "__dir__") || slice_is(name, "__getattr__")) return;
  if (naming_is_ignored(context, name)) return;
  bool is_function = method_kind(context, function) == KIND_FUNCTION;
  if (!is_function && has_override(nodes, function)) return;
  uint32_t start = nodes->items[id].start;
  uint32_t end = nodes->items[id].end;
  if (!is_lowered) naming_report(context, &rule_n802, start, end, name);
  if (is_function && is_special) naming_report(context, &rule_n807, start, end, name);
}

static const uint16_t symbols[] = {NODE_FUNCTION_DEFINITION, 0};

static bool may_have_special(Slice text) {
  return slice_find(text, SLICE("def"), 0) < text.len &&
         slice_find(text, SLICE("__"), 0) < text.len;
}

const Rule rule_n802 = {
    .code = SLICE_INIT("N802"),
    .symbols = symbols,
    .at_node = look_at_function,
    .may_occur = naming_may_occur,
};
const Rule rule_n807 = {
    .code = SLICE_INIT("N807"),
    .symbols = symbols,
    .at_node = look_at_function,
    .may_occur = may_have_special,
};
