/* Shapes of algorithms: recursion, memos, tables, visits of trees and graphs. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/recursion.h"
#include "concepts/traversal.h"
#include "concepts/value_type.h"

enum { NODES_AT_MOST = 4000, LEVELS_AT_MOST = 64 };

static bool is_recursive_call(const SegmentView *view, NodeId node) {
  return recursion_of_call(view, node) != NO_NODE;
}

/* The name of a function that calls itself. */
static bool is_recursive(const SegmentView *view, NodeId node) {
  NodeId function = nodes_parent(view->nodes, node);
  return recursion_next_call(view, function, function) != NO_NODE;
}

static bool is_cached_recursion(const SegmentView *view, NodeId node) {
  return recursion_is_cached(view, nodes_parent(view->nodes, node)) && is_recursive(view, node);
}

static bool is_plain_recursion(const SegmentView *view, NodeId node) {
  return is_recursive(view, node) && !recursion_is_cached(view, nodes_parent(view->nodes, node));
}

/* What stands behind the `@` above such a function. */
static bool caches_recursion(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId decorated = nodes_parent(nodes, nodes_parent(nodes, node));
  NodeId function = nodes_child_by_field(nodes, decorated, FIELD_DEFINITION);
  NodeId name = nodes_child_by_field(nodes, function, FIELD_NAME);
  return nodes_is(nodes, function, NODE_FUNCTION_DEFINITION) && is_cached_recursion(view, name);
}

/* The subscript of `store`, of the same text, that is assigned to below `within`; else NO_NODE. */
static NodeId assigned_item(const Nodes *nodes, NodeId within, Slice store) {
  const Node *item = nodes_get(nodes, within);
  if (item == NULL || item->next - within > NODES_AT_MOST) return NO_NODE;
  for (NodeId id = within; id < item->next; id++) {
    if (nodes->items[id].symbol != NODE_SUBSCRIPT || nodes->items[id].field != FIELD_LEFT) continue;
    if (!nodes_is(nodes, nodes_parent(nodes, id), NODE_ASSIGNMENT)) continue;
    if (slice_equal(nodes_text(nodes, nodes_child_by_field(nodes, id, FIELD_VALUE)), store))
      return id;
  }
  return NO_NODE;
}

/* The `if` whose whole condition is the test that `node` is the `in` of. */
static NodeId if_of_test(const Nodes *nodes, NodeId node) {
  NodeId test = nodes_parent(nodes, node);
  NodeId statement = nodes_parent(nodes, test);
  bool is_condition = nodes_is(nodes, statement, NODE_IF_STATEMENT) &&
                      nodes_get(nodes, test)->field == FIELD_CONDITION;
  return is_condition ? statement : (NodeId)NO_NODE;
}

/* Whether below `within` an item of `store` is returned as it is. */
static bool returns_item(const Nodes *nodes, NodeId within, Slice store) {
  const Node *item = nodes_get(nodes, within);
  if (item == NULL || item->next - within > NODES_AT_MOST) return false;
  for (NodeId id = within; id < item->next; id++) {
    if (nodes->items[id].symbol != NODE_RETURN_STATEMENT) continue;
    NodeId value = nodes_first_named_child(nodes, id);
    if (nodes_is(nodes, value, NODE_SUBSCRIPT) &&
        slice_equal(nodes_text(nodes, nodes_child_by_field(nodes, value, FIELD_VALUE)), store))
      return true;
  }
  return false;
}

/* `if n in memo: return memo[n]`, or `if n not in memo: memo[n] = ...`, in a function that fills
 * it. */
static bool asks_store(const Nodes *nodes, NodeId node, NodeId function) {
  NodeId statement = if_of_test(nodes, node);
  NodeId then = nodes_child_by_field(nodes, statement, FIELD_CONSEQUENCE);
  Slice store = nodes_text(nodes, nodes_next_sibling(nodes, node));
  if (then == NO_NODE || assigned_item(nodes, function, store) == NO_NODE) return false;
  return nodes_is(nodes, node, KEYWORD_IN) ? returns_item(nodes, then, store)
                                           : assigned_item(nodes, then, store) != NO_NODE;
}

/* The `in` of such a test, where the function calls itself. */
static bool is_memo_test(const SegmentView *view, NodeId node) {
  NodeId function = recursion_function_around(view, node);
  return function != NO_NODE && asks_store(view->nodes, node, function) &&
         recursion_next_call(view, function, function) != NO_NODE;
}

static bool is_cache_name(Slice name) {
  return slice_find(name, SLICE("cache"), 0) < name.len ||
         slice_find(name, SLICE("CACHE"), 0) < name.len ||
         slice_find(name, SLICE("memo"), 0) < name.len;
}

/* The same where a store that is called a cache is asked before the work. */
static bool is_cache_test(const SegmentView *view, NodeId node) {
  NodeId function = recursion_function_around(view, node);
  Slice store = nodes_text(view->nodes, nodes_next_sibling(view->nodes, node));
  return function != NO_NODE && is_cache_name(store) && asks_store(view->nodes, node, function);
}

static bool has_text_minus(const Nodes *nodes, NodeId index) {
  NodeId operator_token = nodes_child_by_field(nodes, index, FIELD_OPERATOR);
  return nodes_is(nodes, index, NODE_BINARY_OPERATOR) &&
         (nodes_is(nodes, operator_token, PUNCT_MINUS) ||
          nodes_is(nodes, operator_token, PUNCT_PLUS));
}

/* Whether `value` reads the table `name` at some index with a sum or difference in it. */
static bool reads_neighbour(const Nodes *nodes, NodeId value, Slice name) {
  const Node *item = nodes_get(nodes, value);
  if (item == NULL || item->next - value > NODES_AT_MOST) return false;
  for (NodeId id = value; id < item->next; id++) {
    if (nodes->items[id].symbol != NODE_SUBSCRIPT) continue;
    NodeId table = id;
    bool is_shifted = false;
    while (nodes_is(nodes, table, NODE_SUBSCRIPT)) {
      NodeId index = nodes_child_by_field(nodes, table, FIELD_SUBSCRIPT);
      is_shifted = is_shifted || has_text_minus(nodes, index);
      table = nodes_child_by_field(nodes, table, FIELD_VALUE);
    }
    if (is_shifted && slice_equal(nodes_text(nodes, table), name)) return true;
  }
  return false;
}

static bool is_in_loop(const Nodes *nodes, NodeId node) {
  for (uint32_t level = 0; level < LEVELS_AT_MOST && node != NO_NODE; level++) {
    if (nodes_is(nodes, node, NODE_FUNCTION_DEFINITION)) return false;
    if (nodes_is(nodes, node, NODE_FOR_STATEMENT) || nodes_is(nodes, node, NODE_WHILE_STATEMENT))
      return true;
    node = nodes_parent(nodes, node);
  }
  return false;
}

/* The table of `ways[i] = ways[i - 1] + ways[i - 2]`; a plain move is none. */
static bool is_table_step(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId target = nodes_parent(nodes, node);
  for (uint32_t level = 0; level < LEVELS_AT_MOST; level++) {
    NodeId outer = nodes_parent(nodes, target);
    if (!nodes_is(nodes, outer, NODE_SUBSCRIPT) || nodes_get(nodes, target)->field != FIELD_VALUE)
      break;
    target = outer;
  }
  NodeId assignment = nodes_parent(nodes, target);
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  bool is_target = nodes_get(nodes, target)->field == FIELD_LEFT &&
                   (nodes_is(nodes, assignment, NODE_ASSIGNMENT) ||
                    nodes_is(nodes, assignment, NODE_AUGMENTED_ASSIGNMENT));
  bool is_move =
      nodes_is(nodes, assignment, NODE_ASSIGNMENT) && nodes_is(nodes, value, NODE_SUBSCRIPT);
  return is_target && !is_move && is_in_loop(nodes, assignment) &&
         reads_neighbour(nodes, value, nodes_text(nodes, node));
}

static bool is_breadth_first(const SegmentView *view, NodeId node) {
  return traversal_of_loop(view->nodes, nodes_parent(view->nodes, node)).kind == TRAVERSAL_QUEUE;
}

static bool is_depth_first(const SegmentView *view, NodeId node) {
  return traversal_of_loop(view->nodes, nodes_parent(view->nodes, node)).kind == TRAVERSAL_STACK;
}

/* `self.left = None`, `self.children = []`: the attribute where a node keeps its neighbours. */
static bool is_tree_link(const SegmentView *view, NodeId node) {
  static const char sides[] = "left right next prev previous parent";
  static const char many[] = "children neighbors neighbours edges adjacency";
  const Nodes *nodes = view->nodes;
  NodeId attribute = nodes_parent(nodes, node);
  NodeId assignment = nodes_parent(nodes, attribute);
  if (!nodes_is(nodes, assignment, NODE_ASSIGNMENT) ||
      nodes_get(nodes, attribute)->field != FIELD_LEFT)
    return false;
  Slice object = nodes_text(nodes, nodes_child_by_field(nodes, attribute, FIELD_OBJECT));
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  Slice name = nodes_text(nodes, node);
  if (!slice_is(object, "self")) return false;
  if (word_list_has(sides, name)) return nodes_is(nodes, value, NODE_NONE);
  BuiltinType type = value_type_shown(view, value).type;
  return word_list_has(many, name) && (type == TYPE_LIST || type == TYPE_SET || type == TYPE_DICT);
}

static bool is_word_byte(char byte) {
  bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  return is_letter || (byte >= '0' && byte <= '9') || byte == '_' || (byte & 0x80) != 0;
}

static bool has_word(Slice text, Slice word) {
  if (word.len == 0) return false;
  for (size_t at = slice_find(text, word, 0); at < text.len; at = slice_find(text, word, at + 1)) {
    size_t end = at + word.len;
    bool begins = at == 0 || !is_word_byte(text.ptr[at - 1]);
    if (begins && (end == text.len || !is_word_byte(text.ptr[end]))) return true;
  }
  return false;
}

/* A field that holds nothing before an object is made: without a value, `None`, or made by a call.
 */
static bool is_for_objects(const Nodes *nodes, NodeId assignment) {
  NodeId value = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  return value == NO_NODE || nodes_is(nodes, value, NODE_NONE) || nodes_is(nodes, value, NODE_CALL);
}

/* A field of a class whose annotation names that class: `parent: "Node | None" = None`. */
static bool is_own_kind(const SegmentView *view, NodeId node) {
  const OuterNames *outer = names_outer(view->names);
  if (outer == NULL || outer->class_count == 0) return false;
  if (names_scope_at(view->names, node) != SCOPE_ROOT) return false;
  NodeId assignment = nodes_parent(view->nodes, node);
  if (!is_for_objects(view->nodes, assignment)) return false;
  Slice type = nodes_text(view->nodes, nodes_child_by_field(view->nodes, assignment, FIELD_TYPE));
  bool is_of_class = has_word(type, SLICE("type")) || has_word(type, SLICE("Type")) ||
                     has_word(type, SLICE("ClassVar"));
  return !is_of_class && has_word(type, outer->classes[0].name);
}

const Predicate predicates_algorithms[] = {
    {"breadth_first", is_breadth_first},
    {"cache_test", is_cache_test},
    {"cached_recursion", is_cached_recursion},
    {"caches_recursion", caches_recursion},
    {"depth_first", is_depth_first},
    {"memo_test", is_memo_test},
    {"own_kind", is_own_kind},
    {"recursive", is_plain_recursion},
    {"recursive_call", is_recursive_call},
    {"table_step", is_table_step},
    {"tree_link", is_tree_link},
    {NULL, NULL},
};
