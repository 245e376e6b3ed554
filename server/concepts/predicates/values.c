/* What the values beside a token are, as far as the file shows it. */
#include "concepts/predicates/predicate.h"

#include "concepts/value_type.h"

static bool is_f_string(const SegmentView *view, NodeId node) {
  Slice prefix = nodes_text(view->nodes, node);
  for (size_t i = 0; i < prefix.len && prefix.ptr[i] != '"' && prefix.ptr[i] != '\''; i++)
    if ((prefix.ptr[i] | 0x20) == 'f') return true;
  return false;
}

/* The brace of a field with a conversion, a format or `=`: more than the value as it is. */
static bool is_formatted(const SegmentView *view, NodeId node) {
  NodeId field = nodes_parent(view->nodes, node);
  return nodes_child_with_symbol(view->nodes, field, NODE_FORMAT_SPECIFIER) != NO_NODE ||
         nodes_child_with_symbol(view->nodes, field, NODE_TYPE_CONVERSION) != NO_NODE ||
         nodes_child_with_symbol(view->nodes, field, PUNCT_EQUAL) != NO_NODE;
}

/* The operator of an expression whose left side shows itself to be a text. */
static bool has_string_left(const SegmentView *view, NodeId node) {
  NodeId left = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_LEFT);
  BuiltinType type = value_type_shown(view, left).type;
  return type == TYPE_STR || type == TYPE_BYTES;
}

/* Few items written out right there, or a text: what asking them costs is not worth a word. */
static bool is_small(const SegmentView *view, NodeId container) {
  enum { FEW = 5 };
  const Nodes *nodes = view->nodes;
  if (nodes_is(nodes, container, NODE_STRING)) return true;
  uint32_t count = 0;
  for (NodeId item = nodes_first_named_child(nodes, container); item != NO_NODE && count < FEW;
       item = nodes_next_named_sibling(nodes, item))
    count++;
  bool is_display = nodes_is(nodes, container, NODE_LIST) || nodes_is(nodes, container, NODE_SET) ||
                    nodes_is(nodes, container, NODE_TUPLE);
  return is_display && count < FEW;
}

/* The `in` of a test whose right side is a container of a type that the file shows. */
static bool has_known_container(const SegmentView *view, NodeId node) {
  NodeId container = nodes_next_sibling(view->nodes, node);
  return !is_small(view, container) && value_type_shown(view, container).type != TYPE_UNKNOWN;
}

/* The name of a builtin that looks at all of a container of a type that the file shows. */
static bool has_known_argument(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!names_means_builtin(view->names, node, "len max min sorted sum")) return false;
  NodeId arguments = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_ARGUMENTS);
  NodeId argument = nodes_first_named_child(nodes, arguments);
  NodeId second = nodes_next_named_sibling(nodes, argument);
  NodeId keyword = nodes_child_by_field(nodes, second, FIELD_NAME);
  bool is_alone = second == NO_NODE || (nodes_is(nodes, second, NODE_KEYWORD_ARGUMENT) &&
                                        !slice_is(nodes_text(nodes, keyword), "key"));
  return nodes_is(nodes, arguments, NODE_ARGUMENT_LIST) && is_alone &&
         value_type_shown(view, argument).type != TYPE_UNKNOWN;
}

/* The `del` of an item of a container of a type that the file shows. */
static bool has_known_item(const SegmentView *view, NodeId node) {
  NodeId item = nodes_next_named_sibling(view->nodes, node);
  NodeId container = nodes_child_by_field(view->nodes, item, FIELD_VALUE);
  return nodes_is(view->nodes, item, NODE_SUBSCRIPT) &&
         value_type_shown(view, container).type != TYPE_UNKNOWN;
}

/* The colon of a slice, or the `+`, of a sequence of a type that the file shows; `+` between texts
 * that stand right there is not worth a word. */
static bool has_known_sequence(const SegmentView *view, NodeId node) {
  NodeId parent = nodes_parent(view->nodes, node);
  NodeId sequence = nodes_child_by_field(view->nodes, parent, FIELD_LEFT);
  if (nodes_is(view->nodes, parent, NODE_SLICE))
    sequence = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, parent), FIELD_VALUE);
  ShownType shown = value_type_shown(view, sequence);
  bool is_mere_text = shown.premise == PREMISE_NONE && shown.type == TYPE_STR;
  return shown.type != TYPE_UNKNOWN && !(is_mere_text && nodes_is(view->nodes, node, PUNCT_PLUS));
}

/* The line of the file on which the innermost loop around `node` in its function begins; false
 * where there is none near. */
static bool find_loop_line(const SegmentView *view, NodeId node, uint32_t *line) {
  enum { LEVELS_AT_MOST = 64 };
  const Nodes *nodes = view->nodes;
  for (uint32_t level = 0; level < LEVELS_AT_MOST && node != NO_NODE; level++) {
    if (nodes_is(nodes, node, NODE_FUNCTION_DEFINITION)) return false;
    if (nodes_is(nodes, node, NODE_FOR_STATEMENT) || nodes_is(nodes, node, NODE_WHILE_STATEMENT)) {
      *line = view_line(view, nodes_get(nodes, node)->start);
      return true;
    }
    node = nodes_parent(nodes, node);
  }
  return false;
}

/* The `+=` that makes a text longer at each turn of a loop, the text being begun before the loop.
 */
static bool grows_text_in_loop(const SegmentView *view, NodeId node) {
  NodeId target = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_LEFT);
  ShownType shown = value_type_shown(view, target);
  uint32_t line = 0;
  return (shown.type == TYPE_STR || shown.type == TYPE_BYTES) && shown.premise == PREMISE_LINE &&
         find_loop_line(view, node, &line) && shown.line < line;
}

/* Of a text that grows in a loop there is more to say. */
static bool has_known_target(const SegmentView *view, NodeId node) {
  NodeId target = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_LEFT);
  return nodes_is(view->nodes, target, NODE_IDENTIFIER) &&
         value_type_shown(view, target).type != TYPE_UNKNOWN && !grows_text_in_loop(view, node);
}

/* The `*` of `[[0] * n] * m`: a display that is repeated holds something that can change. */
static bool repeats_mutable(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId left = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_LEFT);
  left = nodes_unparenthesized(nodes, left);
  if (!nodes_is(nodes, left, NODE_LIST) && !nodes_is(nodes, left, NODE_TUPLE)) return false;
  for (NodeId item = nodes_first_named_child(nodes, left); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    NodeId value = item;
    if (nodes_is(nodes, item, NODE_BINARY_OPERATOR))
      value = nodes_child_by_field(nodes, item, FIELD_LEFT);
    if (value_is_mutable(view, value)) return true;
  }
  return false;
}

const Predicate predicates_values[] = {
    {"f_string", is_f_string},
    {"formatted", is_formatted},
    {"grows_text_in_loop", grows_text_in_loop},
    {"known_argument", has_known_argument},
    {"known_container", has_known_container},
    {"known_item", has_known_item},
    {"known_sequence", has_known_sequence},
    {"known_target", has_known_target},
    {"mutable", value_is_mutable},
    {"repeats_mutable", repeats_mutable},
    {"string_left", has_string_left},
    {NULL, NULL},
};
