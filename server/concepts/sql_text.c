#include "concepts/sql_text.h"

#include "base/word_list.h"

/* Longer chains of `+` are not looked through. */
enum { PARTS_AT_MOST = 24, LONGEST_VERB = 12 };

/* The string at the front of an expression: of a chain of operators the leftmost. */
static NodeId leading_string(const Nodes *nodes, NodeId expression) {
  NodeId at = nodes_unparenthesized(nodes, expression);
  for (int part = 0; part < PARTS_AT_MOST && at != NO_NODE; part++) {
    if (nodes_is(nodes, at, NODE_STRING)) return at;
    if (nodes_is(nodes, at, NODE_CONCATENATED_STRING))
      at = nodes_first_named_child(nodes, at);
    else if (nodes_is(nodes, at, NODE_BINARY_OPERATOR))
      at = nodes_child_by_field(nodes, at, FIELD_LEFT);
    else
      return NO_NODE;
    at = nodes_unparenthesized(nodes, at);
  }
  return NO_NODE;
}

static bool begins_with_verb(const Nodes *nodes, NodeId string) {
  static const char verbs[] = "select insert update delete replace create drop alter with merge "
                              "truncate pragma";
  NodeId content = nodes_next_sibling(nodes, nodes_first_child(nodes, string));
  if (!nodes_is(nodes, content, NODE_STRING_CONTENT)) return false;
  Slice text = slice_trim(nodes_text(nodes, content));
  char verb[LONGEST_VERB];
  size_t length = 0;
  for (; length < text.len && length < LONGEST_VERB; length++) {
    char c = (char)(text.ptr[length] | 0x20);
    if (c < 'a' || c > 'z') break;
    verb[length] = c;
  }
  bool is_word = length > 0 && length < text.len && length < LONGEST_VERB;
  return is_word && word_list_has(verbs, (Slice){verb, length});
}

static bool has_interpolation(const Nodes *nodes, NodeId string) {
  return nodes_child_with_symbol(nodes, string, NODE_INTERPOLATION) != NO_NODE;
}

static bool is_text(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_STRING) || nodes_is(nodes, node, NODE_CONCATENATED_STRING);
}

/* What `a + b` or `a % b` pastes in; NO_NODE for texts that are only split over lines. */
static NodeId pasted_by_operator(const Nodes *nodes, NodeId operation) {
  NodeId at = operation;
  for (int part = 0; part < PARTS_AT_MOST && nodes_is(nodes, at, NODE_BINARY_OPERATOR); part++) {
    NodeId right = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, at, FIELD_RIGHT));
    NodeId token = nodes_child_by_field(nodes, at, FIELD_OPERATOR);
    if (nodes_is(nodes, token, PUNCT_PERCENT)) return right;
    if (!nodes_is(nodes, token, PUNCT_PLUS)) return NO_NODE;
    if (!is_text(nodes, right)) return right;
    at = nodes_unparenthesized(nodes, nodes_child_by_field(nodes, at, FIELD_LEFT));
  }
  return NO_NODE;
}

static NodeId pasted_by_strings(const Nodes *nodes, NodeId text) {
  NodeId string = text;
  if (nodes_is(nodes, text, NODE_CONCATENATED_STRING))
    string = nodes_first_named_child(nodes, text);
  for (; string != NO_NODE; string = nodes_next_named_sibling(nodes, string)) {
    if (nodes_is(nodes, string, NODE_STRING) && has_interpolation(nodes, string)) {
      NodeId value = nodes_child_with_symbol(nodes, string, NODE_INTERPOLATION);
      return nodes_first_named_child(nodes, value);
    }
    if (string == text) break;
  }
  return NO_NODE;
}

/* The first argument of `"...".format(...)`, whose string is set in `*front`. */
static NodeId pasted_by_format(const Nodes *nodes, NodeId call, NodeId *front) {
  NodeId method = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  if (!nodes_is(nodes, method, NODE_ATTRIBUTE)) return NO_NODE;
  NodeId name = nodes_child_by_field(nodes, method, FIELD_ATTRIBUTE);
  if (!slice_is(nodes_text(nodes, name), "format")) return NO_NODE;
  *front = nodes_child_by_field(nodes, method, FIELD_OBJECT);
  return nodes_first_named_child(nodes, nodes_child_by_field(nodes, call, FIELD_ARGUMENTS));
}

/* The value of a name that is bound once in the segment. */
static NodeId assigned_value(const SegmentView *view, NodeId identifier) {
  const Binding *binding =
      names_binding(view->names, names_resolve(view->names, identifier).binding);
  bool is_clear = binding != NULL && binding->is_only && binding->kind == BINDING_ASSIGNMENT;
  return is_clear ? binding->value : (NodeId)NO_NODE;
}

/* What is pasted into a text, and in `*front` the expression that the text begins with. */
static NodeId find_pasted(const SegmentView *view, NodeId expression, NodeId *front) {
  const Nodes *nodes = view->nodes;
  NodeId text = nodes_unparenthesized(nodes, expression);
  if (nodes_is(nodes, text, NODE_IDENTIFIER))
    text = nodes_unparenthesized(nodes, assigned_value(view, text));
  *front = text;
  if (nodes_is(nodes, text, NODE_CALL)) return pasted_by_format(nodes, text, front);
  if (nodes_is(nodes, text, NODE_BINARY_OPERATOR)) return pasted_by_operator(nodes, text);
  return is_text(nodes, text) ? pasted_by_strings(nodes, text) : (NodeId)NO_NODE;
}

NodeId sql_text_any_pasted(const SegmentView *view, NodeId expression) {
  NodeId front = NO_NODE;
  NodeId pasted = find_pasted(view, expression, &front);
  bool is_of_text = pasted != NO_NODE && leading_string(view->nodes, front) != NO_NODE;
  return is_of_text ? pasted : (NodeId)NO_NODE;
}

NodeId sql_text_pasted(const SegmentView *view, NodeId expression) {
  NodeId front = NO_NODE;
  NodeId pasted = find_pasted(view, expression, &front);
  if (pasted == NO_NODE) return NO_NODE;
  NodeId string = leading_string(view->nodes, front);
  bool is_sql = string != NO_NODE && begins_with_verb(view->nodes, string);
  return is_sql ? pasted : (NodeId)NO_NODE;
}

bool sql_text_is_built(const SegmentView *view, NodeId expression) {
  return sql_text_pasted(view, expression) != NO_NODE;
}

bool sql_text_is_constant(const SegmentView *view, NodeId expression) {
  const Nodes *nodes = view->nodes;
  NodeId text = nodes_unparenthesized(nodes, expression);
  if (nodes_is(nodes, text, NODE_IDENTIFIER))
    text = nodes_unparenthesized(nodes, assigned_value(view, text));
  return is_text(nodes, text) && pasted_by_strings(nodes, text) == NO_NODE &&
         begins_with_verb(nodes, leading_string(nodes, text));
}
