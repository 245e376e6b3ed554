/* N808: what a type variable is called.
 *   source  PEP 8, "Type Variable Names". */
#include "rules/naming/words.h"

#include <string.h>

static bool is_plain_string(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_STRING) &&
         nodes_child_with_symbol(nodes, id, NODE_INTERPOLATION) == NO_NODE;
}

/* Expressions that are a constant or hold a part named `value`: pep8-naming reads no others, and
 * leaves a call alone that has one. */
static bool is_readable(const Nodes *nodes, NodeId value) {
  switch (nodes_symbol(nodes, value)) {
  case NODE_STRING:
  case NODE_CONCATENATED_STRING:
  case NODE_INTEGER:
  case NODE_FLOAT:
  case NODE_TRUE:
  case NODE_FALSE:
  case NODE_NONE:
  case NODE_ELLIPSIS:
  case NODE_ATTRIBUTE:
  case NODE_SUBSCRIPT:
  case NODE_AWAIT:
  case NODE_YIELD:
  case NODE_NAMED_EXPRESSION:
  case NODE_LIST_SPLAT: return true;
  default: return false;
  }
}

typedef struct TypeVariable {
  bool is_readable;
  bool has_own_name; /* its first argument is the name it is bound to */
  bool is_covariant;
  bool is_contravariant;
} TypeVariable;

static bool says(const Nodes *nodes, NodeId argument, const char *keyword) {
  NodeId value = nodes_child_by_field(nodes, argument, FIELD_VALUE);
  bool is_off = nodes_is(nodes, value, NODE_FALSE) || nodes_is(nodes, value, NODE_NONE);
  return !is_off &&
         slice_is(nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME)), keyword);
}

static TypeVariable read_call(const Nodes *nodes, NodeId call, Slice name) {
  TypeVariable variable = {.is_readable = true};
  bool is_first = true;
  NodeId at = nodes_first_named_child(nodes, nodes_child_by_field(nodes, call, FIELD_ARGUMENTS));
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    bool is_keyword = nodes_is(nodes, at, NODE_KEYWORD_ARGUMENT);
    NodeId value = is_keyword ? nodes_child_by_field(nodes, at, FIELD_VALUE) : at;
    value = nodes_unparenthesized(nodes, value);
    if (!is_readable(nodes, value)) variable.is_readable = false;
    if (is_keyword && says(nodes, at, "covariant")) variable.is_covariant = true;
    if (is_keyword && says(nodes, at, "contravariant")) variable.is_contravariant = true;
    if (is_keyword || !is_first) continue;
    is_first = false;
    NodeId content = nodes_child_with_symbol(nodes, value, NODE_STRING_CONTENT);
    variable.has_own_name =
        is_plain_string(nodes, value) && slice_equal(nodes_text(nodes, content), name);
  }
  return variable;
}

static bool is_good_name(const TypeVariable *variable, Slice name) {
  if (name.len > 0 && name.ptr[0] == '_') name = slice_sub(name, 1, name.len);
  if (!word_begins_upper(name)) return false;
  const char *underscore = memchr(name.ptr, '_', name.len);
  Slice suffix = {"", 0};
  if (underscore != NULL) suffix = slice_sub(name, (size_t)(underscore - name.ptr) + 1, name.len);
  if (suffix.len > 0 && memchr(suffix.ptr, '_', suffix.len) != NULL) return false;
  bool is_co = slice_is(suffix, "co");
  bool is_contra = slice_is(suffix, "contra");
  if (suffix.len > 0 && !is_co && !is_contra) return false;
  if (variable->is_covariant) return is_co;
  return !variable->is_contravariant || is_contra;
}

static void look_at_assignment(RuleContext *context, NodeId assignment) {
  const Nodes *nodes = context->nodes;
  NodeId statement = nodes_parent(nodes, assignment);
  const OuterNames *outer = names_outer(context->names);
  bool is_in_module = nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT) &&
                      nodes_parent(nodes, statement) == NODE_ROOT &&
                      (outer == NULL || outer->class_count == 0);
  NodeId target = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  NodeId call = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  bool is_call = nodes_is(nodes, target, NODE_IDENTIFIER) && nodes_is(nodes, call, NODE_CALL) &&
                 nodes_child_by_field(nodes, assignment, FIELD_TYPE) == NO_NODE;
  if (!is_in_module || !is_call) return;
  if (!slice_is(nodes_text(nodes, nodes_child_by_field(nodes, call, FIELD_FUNCTION)), "TypeVar"))
    return;
  Slice name = nodes_text(nodes, target);
  TypeVariable variable = read_call(nodes, call, name);
  if (!variable.is_readable || naming_is_ignored(context, name)) return;
  if (variable.has_own_name && is_good_name(&variable, name)) return;
  Slice argument = rule_quote(context, name);
  rule_report(context, nodes->items[target].start, nodes->items[target].end, &argument, 1);
}

static bool may_occur(Slice text) {
  return slice_find(text, SLICE("TypeVar"), 0) < text.len;
}

static const uint16_t symbols[] = {NODE_ASSIGNMENT, 0};

const Rule rule_n808 = {
    .code = SLICE_INIT("N808"),
    .symbols = symbols,
    .at_node = look_at_assignment,
    .may_occur = may_occur,
};
