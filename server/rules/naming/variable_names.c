/* N806 N815 N816: what variables are called, in functions, classes and modules.
 *   source  PEP 8, "Function and Variable Names", "Global Variable Names". */
#include "rules/naming/words.h"

extern const Rule rule_n806;
extern const Rule rule_n815;
extern const Rule rule_n816;

/* The function or class whose variables the names below `node` are; NODE_ROOT where none of the
 * segment is. Decorators belong to what they decorate. */
static NodeId scope_around(const Nodes *nodes, NodeId node) {
  NodeId at = nodes_parent(nodes, node);
  for (NodeId below = node; at != NO_NODE; below = at, at = nodes_parent(nodes, at)) {
    uint16_t symbol = nodes_symbol(nodes, at);
    if (symbol == NODE_FUNCTION_DEFINITION || symbol == NODE_CLASS_DEFINITION) return at;
    if (symbol == NODE_DECORATED_DEFINITION && nodes_is(nodes, below, NODE_DECORATOR))
      return nodes_child_by_field(nodes, at, FIELD_DEFINITION);
  }
  return NODE_ROOT;
}

/* Whether a `global` of this function, and not of one inside it, has the name. */
static bool is_global(const Nodes *nodes, NodeId function, Slice name) {
  NodeId end = nodes->items[function].next;
  for (NodeId at = function + 1; at < end; at++) {
    uint16_t symbol = nodes_symbol(nodes, at);
    if (symbol == NODE_FUNCTION_DEFINITION || symbol == NODE_CLASS_DEFINITION)
      at = nodes->items[at].next - 1;
    if (symbol != NODE_GLOBAL_STATEMENT) continue;
    NodeId child = nodes_first_named_child(nodes, at);
    for (; child != NO_NODE; child = nodes_next_named_sibling(nodes, child))
      if (slice_equal(nodes_text(nodes, child), name)) return true;
  }
  return false;
}

static const Rule *rule_for(RuleContext *context, NodeId scope, Slice name) {
  const OuterNames *outer = names_outer(context->names);
  if (nodes_is(context->nodes, scope, NODE_FUNCTION_DEFINITION))
    return is_global(context->nodes, scope, name) ? NULL : &rule_n806;
  if (!word_is_mixed(name)) return NULL;
  bool is_class = nodes_is(context->nodes, scope, NODE_CLASS_DEFINITION) ||
                  (outer != NULL && outer->class_count > 0);
  return is_class ? &rule_n815 : &rule_n816;
}

static void look_at_name(RuleContext *context, NodeId id, NodeId place, NodeId scope) {
  const Nodes *nodes = context->nodes;
  Slice name = nodes_text(nodes, id);
  if (word_is_lowered(name) || naming_is_ignored(context, name)) return;
  const Rule *rule = rule_for(context, scope, name);
  if (rule == NULL) return;
  uint32_t start = nodes->items[place].start;
  uint32_t end = nodes->items[id].end;
  naming_report(context, rule, start, end, name);
}

static bool is_group(uint16_t symbol) {
  switch (symbol) {
  case NODE_PATTERN_LIST:
  case NODE_TUPLE_PATTERN:
  case NODE_LIST_PATTERN:
  case NODE_LIST_SPLAT_PATTERN:
  case NODE_EXPRESSION_LIST:
  case NODE_TUPLE:
  case NODE_LIST:
  case NODE_LIST_SPLAT:
  case NODE_PARENTHESIZED_EXPRESSION:
  case NODE_AS_PATTERN_TARGET: return true;
  default: return false;
  }
}

/* A target in parentheses without a comma is the target itself. */
static NodeId without_parentheses(const Nodes *nodes, NodeId target) {
  for (;;) {
    NodeId inner = nodes_first_named_child(nodes, target);
    bool is_wrapped = nodes_is(nodes, target, NODE_PARENTHESIZED_EXPRESSION) ||
                      nodes_is(nodes, target, NODE_AS_PATTERN_TARGET);
    if (nodes_is(nodes, target, NODE_TUPLE_PATTERN) && inner != NO_NODE) {
      NodeId next = nodes_next_sibling(nodes, inner);
      is_wrapped = slice_is(nodes_text(nodes, next), ")");
    }
    if (!is_wrapped || inner == NO_NODE) return target;
    target = inner;
  }
}

/* All names in a target, attributes and items left out; `place` is where they are reported. */
static void look_at_target(RuleContext *context, NodeId target, NodeId place) {
  const Nodes *nodes = context->nodes;
  if (target == NO_NODE) return;
  target = without_parentheses(nodes, target);
  if (place == NO_NODE) place = target;
  NodeId end = nodes->items[target].next;
  NodeId scope = NO_NODE;
  for (NodeId at = target; at < end; at++) {
    uint16_t symbol = nodes_symbol(nodes, at);
    bool is_name = symbol == NODE_IDENTIFIER;
    if (is_name && scope == NO_NODE) scope = scope_around(nodes, target);
    if (is_name) look_at_name(context, at, place, scope);
    bool is_leaf = nodes->items[at].next == at + 1;
    if (!is_leaf && !is_group(symbol)) at = nodes->items[at].next - 1;
  }
}

static bool makes_named_tuple(const Nodes *nodes, NodeId value) {
  value = nodes_unparenthesized(nodes, value);
  if (!nodes_is(nodes, value, NODE_CALL)) return false;
  NodeId callee = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, value, FIELD_FUNCTION));
  if (nodes_is(nodes, callee, NODE_ATTRIBUTE))
    callee = nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE);
  return slice_is(nodes_text(nodes, callee), "namedtuple");
}

/* `a = b = value` is an assignment in an assignment. */
static NodeId assigned_value(const Nodes *nodes, NodeId assignment) {
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  while (nodes_is(nodes, value, NODE_ASSIGNMENT))
    value = nodes_child_by_field(nodes, value, FIELD_RIGHT);
  return value;
}

static bool is_with_target(const Nodes *nodes, NodeId pattern) {
  NodeId at = nodes_parent(nodes, pattern);
  while (nodes_is(nodes, at, NODE_PARENTHESIZED_EXPRESSION) || nodes_is(nodes, at, NODE_TUPLE))
    at = nodes_parent(nodes, at);
  return nodes_is(nodes, at, NODE_WITH_ITEM);
}

static void look_at_pattern(RuleContext *context, NodeId pattern) {
  const Nodes *nodes = context->nodes;
  NodeId target = nodes_child_by_field(nodes, pattern, FIELD_ALIAS);
  NodeId parent = nodes_parent(nodes, pattern);
  if (nodes_is(nodes, parent, NODE_EXCEPT_CLAUSE))
    look_at_target(context, target, parent);
  else if (is_with_target(nodes, pattern))
    look_at_target(context, target, NO_NODE);
}

static void look_at_binding(RuleContext *context, NodeId node) {
  const Nodes *nodes = context->nodes;
  switch (nodes_symbol(nodes, node)) {
  case NODE_ASSIGNMENT:
    if (!makes_named_tuple(nodes, assigned_value(nodes, node)))
      look_at_target(context, nodes_child_by_field(nodes, node, FIELD_LEFT), NO_NODE);
    break;
  case NODE_NAMED_EXPRESSION:
    if (!makes_named_tuple(nodes, nodes_child_by_field(nodes, node, FIELD_VALUE)))
      look_at_target(context, nodes_child_by_field(nodes, node, FIELD_NAME), NO_NODE);
    break;
  case NODE_AS_PATTERN: look_at_pattern(context, node); break;
  default: look_at_target(context, nodes_child_by_field(nodes, node, FIELD_LEFT), NO_NODE);
  }
}

static const uint16_t symbols[] = {
    NODE_ASSIGNMENT,    NODE_NAMED_EXPRESSION, NODE_AS_PATTERN,
    NODE_FOR_STATEMENT, NODE_FOR_IN_CLAUSE,    0,
};

const Rule rule_n806 = {
    .code = SLICE_INIT("N806"),
    .symbols = symbols,
    .at_node = look_at_binding,
    .may_occur = naming_may_occur,
};
const Rule rule_n815 = {
    .code = SLICE_INIT("N815"),
    .symbols = symbols,
    .at_node = look_at_binding,
    .may_occur = naming_may_occur,
};
const Rule rule_n816 = {
    .code = SLICE_INIT("N816"),
    .symbols = symbols,
    .at_node = look_at_binding,
    .may_occur = naming_may_occur,
};
