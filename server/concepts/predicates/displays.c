/* Displays of containers, and the calls and operators that make new ones. */
#include "concepts/predicates/predicate.h"

#include "concepts/value_type.h"

/* Levels of brackets within an annotation that are looked through. */
enum { LEVELS_AT_MOST = 16 };

/* The list in `Callable[[int], str]` makes no list. */
static bool is_in_annotation(const Nodes *nodes, NodeId node) {
  for (uint32_t level = 0; level < LEVELS_AT_MOST && node != NO_NODE; level++) {
    if (nodes_is(nodes, node, NODE_TYPE)) return true;
    if (nodes_is(nodes, node, NODE_CALL) || nodes_is(nodes, node, NODE_BLOCK)) return false;
    node = nodes_parent(nodes, node);
  }
  return false;
}

/* A value that is made once for many uses, of which other topics tell. */
static bool is_made_once(const SegmentView *view, NodeId value) {
  const Nodes *nodes = view->nodes;
  NodeId holder = nodes_parent(nodes, value);
  if (nodes_is(nodes, holder, NODE_DEFAULT_PARAMETER) ||
      nodes_is(nodes, holder, NODE_TYPED_DEFAULT_PARAMETER))
    return true;
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, value));
  return scope != NULL && scope->kind == SCOPE_CLASS && nodes_is(nodes, holder, NODE_ASSIGNMENT);
}

static bool is_elsewhere(const SegmentView *view, NodeId container) {
  return is_in_annotation(view->nodes, container) || is_made_once(view, container);
}

/* In tables of data, the outermost brackets speak for all of them. */
static bool is_nested(const Nodes *nodes, NodeId container) {
  NodeId around = nodes_parent(nodes, container);
  return nodes_is(nodes, around, NODE_LIST) || nodes_is(nodes, around, NODE_TUPLE) ||
         nodes_is(nodes, around, NODE_SET) || nodes_is(nodes, around, NODE_PAIR);
}

/* The only item, NO_NODE for none or several; what a star spreads may be any number. */
static NodeId only_item(const Nodes *nodes, NodeId container) {
  NodeId item = nodes_first_named_child(nodes, container);
  bool is_only = nodes_next_named_sibling(nodes, item) == NO_NODE;
  return is_only && !nodes_is(nodes, item, NODE_LIST_SPLAT) ? item : (NodeId)NO_NODE;
}

static bool is_empty(const SegmentView *view, NodeId node) {
  NodeId container = nodes_parent(view->nodes, node);
  return nodes_first_named_child(view->nodes, container) == NO_NODE &&
         !is_nested(view->nodes, container) && !is_elsewhere(view, container);
}

static bool is_single(const SegmentView *view, NodeId node) {
  NodeId container = nodes_parent(view->nodes, node);
  return only_item(view->nodes, container) != NO_NODE && !is_elsewhere(view, container);
}

/* The bracket of constants that are only tested or walked through: the compiler makes them once. */
static bool is_compiled(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId container = nodes_parent(nodes, node);
  NodeId around = nodes_parent(nodes, container);
  NodeId token = nodes_previous_sibling(nodes, container);
  bool is_tested = nodes_is(nodes, around, NODE_COMPARISON_OPERATOR) &&
                   nodes_next_sibling(nodes, container) == NO_NODE &&
                   slice_ends_with(nodes_text(nodes, token), SLICE("in"));
  bool is_walked =
      nodes_is(nodes, container, NODE_LIST) && nodes_get(nodes, container)->field == FIELD_RIGHT &&
      (nodes_is(nodes, around, NODE_FOR_STATEMENT) || nodes_is(nodes, around, NODE_FOR_IN_CLAUSE));
  NodeId item = nodes_first_named_child(nodes, container);
  if ((!is_tested && !is_walked) || item == NO_NODE) return false;
  while (item != NO_NODE && value_is_constant(nodes, item))
    item = nodes_next_named_sibling(nodes, item);
  return item == NO_NODE;
}

/* A bracket of a display with something in it; of a tuple with one item there is more to say. */
static bool is_display(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId container = nodes_parent(nodes, node);
  return nodes_first_named_child(nodes, container) != NO_NODE && !is_nested(nodes, container) &&
         (nodes_is(nodes, container, NODE_TUPLE) || !is_compiled(view, node)) &&
         !(nodes_is(nodes, container, NODE_TUPLE) && is_single(view, node)) &&
         !is_elsewhere(view, container);
}

/* The bracket that opens what a function assigns, so that it is made anew by each call. */
static bool opens_anew(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId container = nodes_parent(nodes, node);
  uint32_t count = 0;
  const Scope *scopes = names_scopes(view->names, &count);
  ScopeId scope = names_scope_at(view->names, container);
  return nodes_first_child(nodes, container) == node &&
         nodes_is(nodes, nodes_parent(nodes, container), NODE_ASSIGNMENT) && scope < count &&
         scopes[scope].kind == SCOPE_FUNCTION;
}

static bool is_fresh(const SegmentView *view, NodeId node) {
  return opens_anew(view, node) && is_display(view, node);
}

static bool is_fresh_empty(const SegmentView *view, NodeId node) {
  return opens_anew(view, node) && is_empty(view, node);
}

/* The comma of `x = 1,`. */
static bool is_lone_comma(const SegmentView *view, NodeId node) {
  return nodes_next_sibling(view->nodes, node) == NO_NODE &&
         only_item(view->nodes, nodes_parent(view->nodes, node)) != NO_NODE;
}

/* The function of a call of that builtin. */
static bool is_builtin(const SegmentView *view, NodeId node, const char *name) {
  return names_means_builtin(view->names, node, name) &&
         !is_made_once(view, nodes_parent(view->nodes, node));
}

/* `list(x)` of a list that the file shows; of a tuple, `tuple(x)` is the tuple itself. */
static bool copies_container(const SegmentView *view, NodeId node) {
  static const struct {
    const char *name;
    BuiltinType type;
  } copiers[] = {{"list", TYPE_LIST}, {"dict", TYPE_DICT}, {"set", TYPE_SET}};
  const Nodes *nodes = view->nodes;
  NodeId arguments = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_ARGUMENTS);
  NodeId source = nodes_first_named_child(nodes, arguments);
  if (source == NO_NODE || nodes_next_named_sibling(nodes, source) != NO_NODE) return false;
  for (size_t i = 0; i < sizeof copiers / sizeof copiers[0]; i++)
    if (is_builtin(view, node, copiers[i].name))
      return value_type_shown(view, source).type == copiers[i].type;
  return false;
}

static bool makes_dict(const SegmentView *view, NodeId node) {
  return is_builtin(view, node, "dict") && !copies_container(view, node);
}

static bool makes_frozenset(const SegmentView *view, NodeId node) {
  return is_builtin(view, node, "frozenset");
}

static bool makes_list(const SegmentView *view, NodeId node) {
  return is_builtin(view, node, "list") && !copies_container(view, node);
}

static bool makes_set(const SegmentView *view, NodeId node) {
  return is_builtin(view, node, "set") && !copies_container(view, node);
}

static bool makes_tuple(const SegmentView *view, NodeId node) {
  return is_builtin(view, node, "tuple");
}

/* The operator between a set that the file shows and something else. */
static bool has_set_left(const SegmentView *view, NodeId node) {
  BuiltinType type = value_type_shown(view, nodes_previous_sibling(view->nodes, node)).type;
  return type == TYPE_SET || type == TYPE_FROZENSET;
}

static bool has_dict_left(const SegmentView *view, NodeId node) {
  return value_type_shown(view, nodes_previous_sibling(view->nodes, node)).type == TYPE_DICT;
}

static bool is_neighbourhood(const Nodes *nodes, NodeId value) {
  return nodes_is(nodes, value, NODE_LIST) || nodes_is(nodes, value, NODE_SET) ||
         nodes_is(nodes, value, NODE_TUPLE) || nodes_is(nodes, value, NODE_DICTIONARY);
}

enum { PAIRS_AT_MOST = 24, NEIGHBOURS_AT_MOST = 8 };

static bool is_key(const Nodes *nodes, NodeId dictionary, Slice text) {
  uint32_t count = 0;
  for (NodeId pair = nodes_first_named_child(nodes, dictionary);
       pair != NO_NODE && count < PAIRS_AT_MOST;
       pair = nodes_next_named_sibling(nodes, pair), count++)
    if (slice_equal(nodes_text(nodes, nodes_child_by_field(nodes, pair, FIELD_KEY)), text))
      return true;
  return false;
}

static bool leads_to_key(const Nodes *nodes, NodeId dictionary, NodeId neighbours) {
  uint32_t count = 0;
  for (NodeId item = nodes_first_named_child(nodes, neighbours);
       item != NO_NODE && count < NEIGHBOURS_AT_MOST;
       item = nodes_next_named_sibling(nodes, item), count++) {
    NodeId node =
        nodes_is(nodes, item, NODE_PAIR) ? nodes_child_by_field(nodes, item, FIELD_KEY) : item;
    if (is_key(nodes, dictionary, nodes_text(nodes, node))) return true;
  }
  return false;
}

/* The brace of a dict whose values are all containers, in one of which stands another key. */
static bool is_adjacency(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId dictionary = nodes_parent(nodes, node);
  uint32_t count = 0;
  bool leads = false;
  for (NodeId pair = nodes_first_named_child(nodes, dictionary);
       pair != NO_NODE && count < PAIRS_AT_MOST;
       pair = nodes_next_named_sibling(nodes, pair), count++) {
    NodeId value = nodes_child_by_field(nodes, pair, FIELD_VALUE);
    if (!is_neighbourhood(nodes, value)) return false;
    leads = leads || leads_to_key(nodes, dictionary, value);
  }
  return leads;
}

const Predicate predicates_displays[] = {
    {"adjacency", is_adjacency},
    {"compiled_once", is_compiled},
    {"copies_container", copies_container},
    {"dict_left", has_dict_left},
    {"display", is_display},
    {"empty", is_empty},
    {"fresh", is_fresh},
    {"fresh_empty", is_fresh_empty},
    {"lone_comma", is_lone_comma},
    {"makes_dict", makes_dict},
    {"makes_frozenset", makes_frozenset},
    {"makes_list", makes_list},
    {"makes_set", makes_set},
    {"makes_tuple", makes_tuple},
    {"set_left", has_set_left},
    {"single", is_single},
    {NULL, NULL},
};
