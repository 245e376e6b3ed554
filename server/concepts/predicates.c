#include "concepts/predicates.h"

#include "concepts/scope_story.h"
#include "concepts/value_type.h"

typedef struct Predicate {
  const char *name;
  bool (*holds)(const SegmentView *view, NodeId node);
} Predicate;

static bool is_comprehension(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_LIST_COMPREHENSION) ||
         nodes_is(nodes, id, NODE_SET_COMPREHENSION) ||
         nodes_is(nodes, id, NODE_DICTIONARY_COMPREHENSION) ||
         nodes_is(nodes, id, NODE_GENERATOR_EXPRESSION);
}

static NodeId grandparent(const SegmentView *view, NodeId node) {
  return nodes_parent(view->nodes, nodes_parent(view->nodes, node));
}

/* A token of a function definition whose body has a `yield` of its own. */
static bool is_of_generator(const SegmentView *view, NodeId node) {
  NodeId function = nodes_parent(view->nodes, node);
  NodeId body = nodes_child_by_field(view->nodes, function, FIELD_BODY);
  uint32_t count = 0;
  const Scope *scopes = names_scopes(view->names, &count);
  ScopeId scope = body == NO_NODE ? (ScopeId)NO_SCOPE : names_scope_at(view->names, body);
  return scope < count && scopes[scope].node == function && scopes[scope].is_generator;
}

static bool has_async(const SegmentView *view, NodeId node) {
  NodeId parent = nodes_parent(view->nodes, node);
  return nodes_child_with_symbol(view->nodes, parent, KEYWORD_ASYNC) != NO_NODE;
}

static bool is_in_comprehension(const SegmentView *view, NodeId node) {
  return is_comprehension(view->nodes, grandparent(view, node));
}

static bool is_in_generator_expression(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, grandparent(view, node), NODE_GENERATOR_EXPRESSION);
}

static bool is_in_except(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, grandparent(view, node), NODE_EXCEPT_CLAUSE);
}

static bool is_in_with(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, grandparent(view, node), NODE_WITH_ITEM);
}

static bool is_in_try(const SegmentView *view, NodeId node) {
  return nodes_is(view->nodes, grandparent(view, node), NODE_TRY_STATEMENT);
}

static bool is_f_string(const SegmentView *view, NodeId node) {
  Slice prefix = nodes_text(view->nodes, node);
  for (size_t i = 0; i < prefix.len && prefix.ptr[i] != '"' && prefix.ptr[i] != '\''; i++)
    if ((prefix.ptr[i] | 0x20) == 'f') return true;
  return false;
}

/* The operator of an expression whose left side shows itself to be a text. */
static bool has_string_left(const SegmentView *view, NodeId node) {
  NodeId left = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_LEFT);
  BuiltinType type = value_type_shown(view, left).type;
  return type == TYPE_STR || type == TYPE_BYTES;
}

static bool is_singleton(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_NONE) || nodes_is(nodes, id, NODE_TRUE) ||
         nodes_is(nodes, id, NODE_FALSE);
}

static bool is_beside_singleton(const SegmentView *view, NodeId node) {
  return is_singleton(view->nodes, nodes_previous_sibling(view->nodes, node)) ||
         is_singleton(view->nodes, nodes_next_sibling(view->nodes, node));
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
  static const char *const lookers[] = {"len", "max", "min", "sorted", "sum"};
  const Nodes *nodes = view->nodes;
  if (!nodes_is(nodes, node, NODE_IDENTIFIER)) return false;
  bool is_looker = false;
  for (size_t i = 0; i < sizeof lookers / sizeof lookers[0]; i++)
    is_looker = is_looker || slice_is(nodes_text(nodes, node), lookers[i]);
  if (!is_looker || names_resolve(view->names, node).scope != NAME_BUILTIN) return false;
  NodeId arguments = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_ARGUMENTS);
  NodeId argument = nodes_first_named_child(nodes, arguments);
  NodeId second = nodes_next_named_sibling(nodes, argument);
  bool is_alone = second == NO_NODE || nodes_is(nodes, second, NODE_KEYWORD_ARGUMENT);
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

static bool is_context_method(const SegmentView *view, NodeId node) {
  static const char *const methods[] = {"__enter__", "__exit__", "__aenter__", "__aexit__"};
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
    if (slice_is(nodes_text(view->nodes, node), methods[i])) return true;
  return false;
}

static bool has_known_target(const SegmentView *view, NodeId node) {
  NodeId target = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_LEFT);
  return nodes_is(view->nodes, target, NODE_IDENTIFIER) &&
         value_type_shown(view, target).type != TYPE_UNKNOWN;
}

/* The value of an assignment in a class body that all objects of the class will share; brackets of
 * comprehensions are about those. */
static bool is_shared_by_objects(const SegmentView *view, NodeId node) {
  uint32_t count = 0;
  const Scope *scopes = names_scopes(view->names, &count);
  ScopeId scope = names_scope_at(view->names, node);
  return scope < count && scopes[scope].kind == SCOPE_CLASS &&
         !is_comprehension(view->nodes, node) && value_is_mutable(view, node);
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

static bool is_global_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_GLOBAL;
}

static bool is_nonlocal_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_NONLOCAL;
}

static bool is_enclosing_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_ENCLOSING;
}

static bool hides_builtin(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_HIDES_BUILTIN;
}

static bool hides_outer(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_HIDES_OUTER;
}

/* A name whose scope surprises in another way. */
static bool is_elsewhere(const SegmentView *view, NodeId node) {
  ScopeStoryKind kind = scope_story(view, node).kind;
  return kind == STORY_HIDDEN_IN_CLASS || kind == STORY_LEAVES;
}

static const Predicate predicates[] = {
    {"async", has_async},
    {"context_method", is_context_method},
    {"elsewhere", is_elsewhere},
    {"enclosing_variable", is_enclosing_variable},
    {"f_string", is_f_string},
    {"generator", is_of_generator},
    {"global_variable", is_global_variable},
    {"hides_builtin", hides_builtin},
    {"hides_outer", hides_outer},
    {"in_comprehension", is_in_comprehension},
    {"in_except", is_in_except},
    {"in_generator_expression", is_in_generator_expression},
    {"in_try", is_in_try},
    {"in_with", is_in_with},
    {"known_argument", has_known_argument},
    {"known_container", has_known_container},
    {"known_item", has_known_item},
    {"known_sequence", has_known_sequence},
    {"known_target", has_known_target},
    {"mutable", value_is_mutable},
    {"nonlocal_variable", is_nonlocal_variable},
    {"repeats_mutable", repeats_mutable},
    {"shared_by_objects", is_shared_by_objects},
    {"string_left", has_string_left},
    {"with_singleton", is_beside_singleton},
};

static const Predicate *find_predicate(Slice name) {
  for (size_t i = 0; i < sizeof predicates / sizeof predicates[0]; i++)
    if (slice_is(name, predicates[i].name)) return &predicates[i];
  return NULL;
}

bool predicate_exists(Slice name) {
  return find_predicate(name) != NULL;
}

bool predicate_holds(Slice name, const SegmentView *view, NodeId node) {
  const Predicate *predicate = find_predicate(name);
  return predicate != NULL && predicate->holds(view, node);
}
