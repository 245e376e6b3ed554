#include "concepts/method_story.h"

#include "concepts/special_names.h"

bool method_is_special_name(Slice name) {
  for (size_t i = 0; special_method_names[i] != NULL; i++)
    if (slice_is(name, special_method_names[i])) return true;
  return false;
}

bool method_is_one(const SegmentView *view, NodeId definition) {
  if (!nodes_is(view->nodes, definition, NODE_FUNCTION_DEFINITION)) return false;
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, definition));
  return scope != NULL && scope->kind == SCOPE_CLASS;
}

static Slice name_of(const Nodes *nodes, NodeId definition) {
  return nodes_text(nodes, nodes_child_by_field(nodes, definition, FIELD_NAME));
}

static NodeId next_decorator(const Nodes *nodes, NodeId definition, NodeId decorator) {
  NodeId whole = nodes_parent(nodes, definition);
  if (!nodes_is(nodes, whole, NODE_DECORATED_DEFINITION)) return NO_NODE;
  NodeId next = decorator == NO_NODE ? nodes_first_named_child(nodes, whole)
                                     : nodes_next_named_sibling(nodes, decorator);
  return nodes_is(nodes, next, NODE_DECORATOR) ? next : NO_NODE;
}

bool method_is_decorated(const SegmentView *view, NodeId definition, const char *qualified) {
  const Nodes *nodes = view->nodes;
  Arena scratch;
  arena_init(&scratch);
  bool is_found = false;
  for (NodeId decorator = next_decorator(nodes, definition, NO_NODE);
       decorator != NO_NODE && !is_found;
       decorator = next_decorator(nodes, definition, decorator)) {
    NodeId expression = nodes_first_named_child(nodes, decorator);
    is_found = expression != NO_NODE &&
               slice_is(names_qualified(view->names, expression, &scratch), qualified);
  }
  arena_release(&scratch);
  return is_found;
}

static bool is_docstring(const Nodes *nodes, NodeId statement) {
  return nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT) &&
         nodes_is(nodes, nodes_first_named_child(nodes, statement), NODE_STRING);
}

static NodeId first_statement(const Nodes *nodes, NodeId definition) {
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  NodeId first = nodes_first_named_child(nodes, body);
  return is_docstring(nodes, first) ? nodes_next_named_sibling(nodes, first) : first;
}

NodeId method_only_statement(const Nodes *nodes, NodeId definition) {
  NodeId first = first_statement(nodes, definition);
  return nodes_next_named_sibling(nodes, first) == NO_NODE ? first : NO_NODE;
}

static bool raises_not_implemented(const Nodes *nodes, NodeId definition) {
  NodeId statement = method_only_statement(nodes, definition);
  if (!nodes_is(nodes, statement, NODE_RAISE_STATEMENT)) return false;
  NodeId error = nodes_first_named_child(nodes, statement);
  if (nodes_is(nodes, error, NODE_CALL)) error = nodes_child_by_field(nodes, error, FIELD_FUNCTION);
  return slice_is(nodes_text(nodes, error), "NotImplementedError");
}

static bool is_abstract(const SegmentView *view, NodeId definition) {
  return method_is_decorated(view, definition, "abc.abstractmethod") ||
         raises_not_implemented(view->nodes, definition);
}

/* The name of the first parameter, without annotation; empty for none. */
static Slice receiver_name(const Nodes *nodes, NodeId definition) {
  NodeId parameters = nodes_child_by_field(nodes, definition, FIELD_PARAMETERS);
  NodeId first = nodes_first_named_child(nodes, parameters);
  return nodes_is(nodes, first, NODE_IDENTIFIER) ? nodes_text(nodes, first) : (Slice){"", 0};
}

static bool is_name(const Nodes *nodes, NodeId id, Slice name) {
  return name.len > 0 && nodes_is(nodes, id, NODE_IDENTIFIER) &&
         slice_equal(nodes_text(nodes, id), name);
}

/* `cls.x` or `self.x` for the given receiver. */
static bool is_attribute_of(const Nodes *nodes, NodeId id, Slice receiver) {
  return nodes_is(nodes, id, NODE_ATTRIBUTE) &&
         is_name(nodes, nodes_child_by_field(nodes, id, FIELD_OBJECT), receiver);
}

/* `cls._instance = ...` somewhere, and `return cls._instance` at the end. */
static bool is_singleton(const Nodes *nodes, NodeId definition) {
  if (!slice_is(name_of(nodes, definition), "__new__")) return false;
  Slice receiver = receiver_name(nodes, definition);
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  NodeId last = NO_NODE;
  for (NodeId child = nodes_first_named_child(nodes, body); child != NO_NODE;
       child = nodes_next_named_sibling(nodes, child))
    last = child;
  NodeId kept = nodes_first_named_child(nodes, last);
  if (!nodes_is(nodes, last, NODE_RETURN_STATEMENT) || !is_attribute_of(nodes, kept, receiver))
    return false;
  for (NodeId id = body; id < nodes->items[body].next; id++) {
    if (!nodes_is(nodes, id, NODE_ASSIGNMENT)) continue;
    NodeId left = nodes_child_by_field(nodes, id, FIELD_LEFT);
    if (slice_equal(nodes_text(nodes, left), nodes_text(nodes, kept))) return true;
  }
  return false;
}

/* The function in whose body `id` stands directly, lambdas being functions too. */
static bool is_of_function(const SegmentView *view, NodeId id, NodeId definition) {
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, id));
  return scope != NULL && scope->node == definition;
}

static bool returns_call_of_receiver(const SegmentView *view, NodeId definition) {
  const Nodes *nodes = view->nodes;
  Slice receiver = receiver_name(nodes, definition);
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  for (NodeId id = body; body != NO_NODE && id < nodes->items[body].next; id++) {
    if (!nodes_is(nodes, id, NODE_RETURN_STATEMENT)) continue;
    NodeId value = nodes_first_named_child(nodes, id);
    if (nodes_is(nodes, value, NODE_CALL) &&
        is_name(nodes, nodes_child_by_field(nodes, value, FIELD_FUNCTION), receiver) &&
        is_of_function(view, id, definition))
      return true;
  }
  return false;
}

/* `for callback in self.callbacks: ... callback(...)` */
static bool calls_listeners(const SegmentView *view, NodeId definition) {
  const Nodes *nodes = view->nodes;
  Slice receiver = receiver_name(nodes, definition);
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  for (NodeId id = body; body != NO_NODE && id < nodes->items[body].next; id++) {
    if (!nodes_is(nodes, id, NODE_FOR_STATEMENT)) continue;
    NodeId source = nodes_child_by_field(nodes, id, FIELD_RIGHT);
    bool is_call = nodes_is(nodes, source, NODE_CALL);
    if (is_call) /* list(self.callbacks) */
      source = nodes_first_named_child(nodes, nodes_child_by_field(nodes, source, FIELD_ARGUMENTS));
    NodeId item = nodes_child_by_field(nodes, id, FIELD_LEFT);
    if (!is_attribute_of(nodes, source, receiver) || !nodes_is(nodes, item, NODE_IDENTIFIER))
      continue;
    Slice name = nodes_text(nodes, item);
    for (NodeId inner = id; inner < nodes->items[id].next; inner++)
      if (nodes_is(nodes, inner, NODE_CALL) &&
          is_name(nodes, nodes_child_by_field(nodes, inner, FIELD_FUNCTION), name) &&
          nodes_is(nodes, nodes_parent(nodes, inner), NODE_EXPRESSION_STATEMENT))
        return true;
  }
  return false;
}

/* Some statement, then `return self`, and no other `return`. */
static bool returns_receiver_only(const SegmentView *view, NodeId definition) {
  const Nodes *nodes = view->nodes;
  Slice receiver = receiver_name(nodes, definition);
  NodeId first = first_statement(nodes, definition);
  if (first == NO_NODE || nodes_is(nodes, first, NODE_RETURN_STATEMENT)) return false;
  bool is_returned = false;
  bool is_changed = false;
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  for (NodeId id = body; id < nodes->items[body].next; id++) {
    is_changed = is_changed || is_attribute_of(nodes, id, receiver);
    if (!nodes_is(nodes, id, NODE_RETURN_STATEMENT) || !is_of_function(view, id, definition))
      continue;
    if (!is_name(nodes, nodes_first_named_child(nodes, id), receiver)) return false;
    is_returned = true;
  }
  return is_returned && is_changed;
}

static NodeId find_function(const SegmentView *view, Slice name) {
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  for (uint32_t i = 0; i < count; i++)
    if (bindings[i].kind == BINDING_FUNCTION && slice_equal(bindings[i].name, name) &&
        method_is_one(view, bindings[i].value))
      return bindings[i].value;
  return NO_NODE;
}

static bool is_abstract_member(const ClassPlace *place, Slice name, Arena *arena) {
  ClassMember member;
  SegmentView view;
  if (!class_member(place, name, &member) || member.kind != BINDING_FUNCTION) return false;
  if (!view_open(&place->view, member.segment, &view, arena)) return false;
  NodeId definition = find_function(&view, name);
  return definition != NO_NODE && is_abstract(&view, definition);
}

static MethodStory story_of_override(const SegmentView *view, NodeId definition) {
  Slice name = name_of(view->nodes, definition);
  if (slice_starts_with(name, SLICE("__"))) return METHOD_NONE;
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  ClassPlace owner;
  ClassMember member;
  MethodStory story = METHOD_NONE;
  if (class_around(view, definition, &place, &scratch) &&
      class_inherited(&place, name, &owner, &member, &scratch) && member.kind == BINDING_FUNCTION)
    story = is_abstract_member(&owner, name, &scratch) ? METHOD_IMPLEMENTATION : METHOD_OVERRIDE;
  arena_release(&scratch);
  return story;
}

static bool calls_abstract(const SegmentView *view, NodeId definition, Arena *arena) {
  enum { ASKED_AT_MOST = 8 };
  const Nodes *nodes = view->nodes;
  Slice receiver = receiver_name(nodes, definition);
  ClassPlace place;
  if (!class_around(view, definition, &place, arena)) return false;
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  uint32_t asked = 0;
  for (NodeId id = body; id < nodes->items[body].next && asked < ASKED_AT_MOST; id++) {
    if (!nodes_is(nodes, id, NODE_CALL)) continue;
    NodeId function = nodes_child_by_field(nodes, id, FIELD_FUNCTION);
    if (!is_attribute_of(nodes, function, receiver)) continue;
    asked++;
    NodeId name = nodes_child_by_field(nodes, function, FIELD_ATTRIBUTE);
    if (is_abstract_member(&place, nodes_text(nodes, name), arena)) return true;
  }
  return false;
}

static bool is_calling_abstract(const SegmentView *view, NodeId definition) {
  if (nodes_child_by_field(view->nodes, definition, FIELD_BODY) == NO_NODE) return false;
  Arena scratch;
  arena_init(&scratch);
  bool is_so = calls_abstract(view, definition, &scratch);
  arena_release(&scratch);
  return is_so;
}

bool method_overrides(const SegmentView *view, NodeId definition) {
  return method_is_one(view, definition) && story_of_override(view, definition) != METHOD_NONE;
}

static bool is_property(const SegmentView *view, NodeId definition) {
  return method_is_decorated(view, definition, "builtins.property") ||
         method_is_decorated(view, definition, "functools.cached_property");
}

/* `@name.setter` and its like. */
static bool is_accessor(const Nodes *nodes, NodeId definition) {
  NodeId decorator = next_decorator(nodes, definition, NO_NODE);
  NodeId expression = nodes_first_named_child(nodes, decorator);
  Slice part = nodes_text(nodes, nodes_child_by_field(nodes, expression, FIELD_ATTRIBUTE));
  Slice object = nodes_text(nodes, nodes_child_by_field(nodes, expression, FIELD_OBJECT));
  return (slice_is(part, "setter") || slice_is(part, "deleter")) &&
         slice_equal(object, name_of(nodes, definition));
}

MethodStory method_story(const SegmentView *view, NodeId definition) {
  const Nodes *nodes = view->nodes;
  if (!method_is_one(view, definition)) return METHOD_NONE;
  if (nodes_child_by_field(nodes, definition, FIELD_BODY) == NO_NODE) return METHOD_NONE;
  if (is_singleton(nodes, definition)) return METHOD_SINGLETON;
  if (method_is_special_name(name_of(nodes, definition))) return METHOD_DUNDER;
  if (is_abstract(view, definition)) return METHOD_ABSTRACT;
  bool is_class_method = method_is_decorated(view, definition, "builtins.classmethod");
  if (is_class_method)
    return returns_call_of_receiver(view, definition) ? METHOD_FACTORY : METHOD_CLASS;
  if (method_is_decorated(view, definition, "builtins.staticmethod")) return METHOD_STATIC;
  if (is_property(view, definition)) return METHOD_PROPERTY;
  if (is_accessor(nodes, definition)) return METHOD_ACCESSOR;
  if (calls_listeners(view, definition)) return METHOD_OBSERVER;
  if (returns_receiver_only(view, definition)) return METHOD_BUILDER;
  if (is_calling_abstract(view, definition)) return METHOD_TEMPLATE;
  return story_of_override(view, definition);
}
