/* N803 N804 N805: what parameters are called, and the first one of a method.
 *   source  PEP 8, "Function and Method Arguments". */
#include "rules/naming/method_kind.h"
#include "rules/naming/words.h"

extern const Rule rule_n803;
extern const Rule rule_n804;
extern const Rule rule_n805;

typedef struct Parameter {
  NodeId name;
  bool is_starred; /* *args or **kwargs */
} Parameter;

static Parameter parameter_of(const Nodes *nodes, NodeId id) {
  Parameter parameter = {.name = id};
  for (;;) {
    switch (nodes_symbol(nodes, parameter.name)) {
    case NODE_IDENTIFIER: return parameter;
    case NODE_LIST_SPLAT_PATTERN:
    case NODE_DICTIONARY_SPLAT_PATTERN: parameter.is_starred = true; break;
    case NODE_DEFAULT_PARAMETER:
    case NODE_TYPED_DEFAULT_PARAMETER:
    case NODE_TYPED_PARAMETER: break;
    default: return (Parameter){.name = NO_NODE};
    }
    parameter.name = nodes_first_named_child(nodes, parameter.name);
  }
}

static void look_at_first(RuleContext *context, NodeId function, NodeId id) {
  const Nodes *nodes = context->nodes;
  Slice name = nodes_text(nodes, id);
  if (!rule_is_selected(context, &rule_n804) && !rule_is_selected(context, &rule_n805)) return;
  MethodKind kind = method_kind(context, function);
  uint32_t start = nodes->items[id].start;
  uint32_t end = nodes->items[id].end;
  bool is_class_method = kind == KIND_CLASS_METHOD && !slice_is(name, "cls");
  bool is_method = kind == KIND_METHOD && !slice_is(name, "self");
  if ((!is_class_method && !is_method) || naming_is_ignored(context, name)) return;
  naming_report(context, is_method ? &rule_n805 : &rule_n804, start, end, name);
}

static void look_at_function(RuleContext *context, NodeId function) {
  const Nodes *nodes = context->nodes;
  NodeId list = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  bool is_first = true;
  NodeId at = nodes_first_named_child(nodes, list);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    Parameter parameter = parameter_of(nodes, at);
    if (parameter.name == NO_NODE) continue;
    const Node *node = &nodes->items[parameter.name];
    Slice name = nodes_text(nodes, parameter.name);
    if (is_first && !parameter.is_starred) {
      look_at_first(context, function, parameter.name);
      is_first = false;
    }
    if (!word_is_lowered(name) && !naming_is_ignored(context, name))
      naming_report(context, &rule_n803, node->start, node->end, name);
  }
}

static const uint16_t symbols[] = {NODE_FUNCTION_DEFINITION, 0};

const Rule rule_n803 = {
    .code = SLICE_INIT("N803"),
    .symbols = symbols,
    .at_node = look_at_function,
    .may_occur = naming_may_occur,
};

/* These two go by the class around, so every segment has to be read. */
const Rule rule_n804 = {
    .code = SLICE_INIT("N804"), .symbols = symbols, .at_node = look_at_function};
const Rule rule_n805 = {
    .code = SLICE_INIT("N805"), .symbols = symbols, .at_node = look_at_function};
