#include "semantics/qualified.h"

#include "semantics/imports.h"
#include "semantics/literals.h"
#include "semantics/receivers.h"

/* Longer chains of attributes and assignments say nothing about what is at their end that a reader
 * would want to know, and each name of such a chain is asked for. */
enum { STEPS_AT_MOST = 48, HOPS_AT_MOST = 16, BINDINGS_AT_MOST = 8 };

typedef enum StepKind { STEP_ATTRIBUTE, STEP_CALL, STEP_INSTANCE } StepKind;

typedef struct Step {
  StepKind kind;
  Slice name;
  NodeId call; /* NO_NODE for calls that operators and statements make */
  bool is_asked; /* its name is asked for, and not the class of what it holds */
} Step;

/* From an expression to the name or literal that it rests on, through assignments; the steps are
 * what becomes of that, the last one first. */
typedef struct Trail {
  const Names *names;
  const Nodes *nodes;
  Arena *arena;
  bool is_summary;
  NodeId at; /* where to go on; NO_NODE: `base` is found */
  Value base;
  Step steps[STEPS_AT_MOST];
  uint32_t step_count;
  uint32_t hops;
} Trail;

static void stop(Trail *self, Value base) {
  self->at = NO_NODE;
  self->base = base;
}

static void give_up(Trail *self) {
  stop(self, (Value){0});
}

static void stop_at_object(Trail *self, Slice class_name) {
  stop(self, (Value){class_name.len == 0 ? VALUE_UNKNOWN : VALUE_OBJECT, class_name});
}

static bool add_step(Trail *self, Step step) {
  if (self->step_count == STEPS_AT_MOST) {
    give_up(self);
    return false;
  }
  self->steps[self->step_count++] = step;
  return true;
}

/* The result of the object's method `name`. */
static void go_through_method(Trail *self, Slice name, NodeId next) {
  self->at = next;
  if (add_step(self, (Step){.kind = STEP_CALL, .call = NO_NODE}))
    add_step(self, (Step){.kind = STEP_ATTRIBUTE, .name = name});
}

static void go_to_instance_of(Trail *self, NodeId class_expression) {
  self->at = class_expression;
  add_step(self, (Step){.kind = STEP_INSTANCE});
}

/* The class that an annotation names, without its arguments; NO_NODE for unions, text and the like.
 */
static NodeId annotated_class(const Nodes *nodes, NodeId type) {
  NodeId class_name =
      nodes_is(nodes, type, NODE_TYPE) ? nodes_first_named_child(nodes, type) : type;
  if (nodes_is(nodes, class_name, NODE_GENERIC_TYPE))
    class_name = nodes_first_named_child(nodes, class_name);
  if (nodes_is(nodes, class_name, NODE_SUBSCRIPT))
    class_name = nodes_child_by_field(nodes, class_name, FIELD_VALUE);
  bool is_name =
      nodes_is(nodes, class_name, NODE_IDENTIFIER) || nodes_is(nodes, class_name, NODE_ATTRIBUTE);
  return is_name ? class_name : (NodeId)NO_NODE;
}

static void follow_assignment(Trail *self, const Binding *binding) {
  NodeId statement = nodes_parent(self->nodes, binding->node);
  if (nodes_is(self->nodes, statement, NODE_AUGMENTED_ASSIGNMENT)) {
    give_up(self);
    return;
  }
  NodeId type = nodes_child_by_field(self->nodes, statement, FIELD_TYPE);
  NodeId class_name = annotated_class(self->nodes, type);
  if (class_name != NO_NODE)
    go_to_instance_of(self, class_name);
  else
    self->at = type == NO_NODE ? binding->value : (NodeId)NO_NODE;
}

static void follow_parameter(Trail *self, const Binding *binding) {
  NodeId parent = nodes_parent(self->nodes, binding->node);
  if (nodes_is(self->nodes, parent, NODE_LIST_SPLAT_PATTERN)) {
    stop_at_object(self, SLICE("builtins.tuple"));
  } else if (nodes_is(self->nodes, parent, NODE_DICTIONARY_SPLAT_PATTERN)) {
    stop_at_object(self, SLICE("builtins.dict"));
  } else {
    /* `x: int = None` is an int or None. */
    bool may_be_none = nodes_is(self->nodes, binding->value, NODE_NONE);
    NodeId type = nodes_child_by_field(self->nodes, parent, FIELD_TYPE);
    go_to_instance_of(self, may_be_none ? (NodeId)NO_NODE : annotated_class(self->nodes, type));
  }
}

static void follow_with(Trail *self, const Binding *binding) {
  NodeId statement = nodes_ancestor(self->nodes, binding->node, NODE_WITH_STATEMENT);
  bool is_async = nodes_is(self->nodes, nodes_first_child(self->nodes, statement), KEYWORD_ASYNC);
  go_through_method(self, is_async ? SLICE("__aenter__") : SLICE("__enter__"), binding->value);
}

static void follow_except(Trail *self, const Binding *binding) {
  NodeId clause = nodes_ancestor(self->nodes, binding->node, NODE_EXCEPT_CLAUSE);
  bool is_group = nodes_child_with_symbol(self->nodes, clause, PUNCT_STAR) != NO_NODE;
  go_to_instance_of(self,
                    is_group ? (NodeId)NO_NODE : annotated_class(self->nodes, binding->value));
}

/* Functions and classes of the module are known by name where the module is. */
static void follow_definition(Trail *self, const Binding *binding) {
  const OuterNames *outer = self->names->outer;
  bool is_known =
      outer != NULL && outer->module_name.len > 0 && binding->scope == self->names->module_scope;
  if (!is_known) {
    give_up(self);
    return;
  }
  stop(self,
       value_attribute((Value){VALUE_ENTITY, outer->module_name}, binding->name, self->arena));
}

/* Several imports that all lead to one thing are as good as one. */
static void follow_imports(Trail *self, const Variable *variable) {
  Slice path = {0};
  BindingId id = variable->first_binding;
  for (uint32_t i = 0; i < BINDINGS_AT_MOST && id != NO_BINDING; i++) {
    const Binding *binding = &self->names->bindings[id];
    Slice other = binding->kind != BINDING_IMPORT
                      ? (Slice){0}
                      : import_binding_path(self->nodes, self->names->outer, binding, self->arena);
    if (other.len == 0 || (path.len > 0 && !slice_equal(path, other))) break;
    path = other;
    id = self->names->links[id].next;
  }
  if (id == NO_BINDING && path.len > 0) stop(self, (Value){VALUE_ENTITY, path});
}

static void follow_binding(Trail *self, BindingId id) {
  const Binding *binding = &self->names->bindings[id];
  give_up(self);
  /* Other members of the class may bind it too. */
  if (binding->scope == SCOPE_ROOT && self->names->module_scope != SCOPE_ROOT) return;
  if (binding->kind == BINDING_IMPORT) {
    follow_imports(self, &self->names->variables[self->names->links[id].variable]);
    return;
  }
  if (!binding->is_only || ++self->hops > HOPS_AT_MOST) return;
  switch (binding->kind) {
  case BINDING_ASSIGNMENT: follow_assignment(self, binding); break;
  case BINDING_WALRUS: self->at = binding->value; break;
  case BINDING_PARAMETER: follow_parameter(self, binding); break;
  case BINDING_WITH: follow_with(self, binding); break;
  case BINDING_EXCEPT: follow_except(self, binding); break;
  case BINDING_FUNCTION:
  case BINDING_CLASS: follow_definition(self, binding); break;
  default: break;
  }
}

/* `self.lock`: what the class assigns to it. */
static bool follow_receiver(Trail *self, const Binding *binding) {
  if (!binding->is_only || self->step_count == 0 || self->hops >= HOPS_AT_MOST) return false;
  const Step *step = &self->steps[self->step_count - 1];
  ScopeId class_scope =
      step->kind == STEP_ATTRIBUTE ? receiver_class(self->names, binding) : (ScopeId)NO_SCOPE;
  if (class_scope == NO_SCOPE) return false;
  Slice attribute = step->name;
  self->step_count--;
  self->hops++;
  if (class_scope != SCOPE_ROOT) {
    give_up(self);
    self->at = receiver_attribute_value(self->names, class_scope, attribute);
    return true;
  }
  *self->names->asked_outside = true;
  const ModuleBinding *joined = names_find_attribute(self->names->outer, attribute);
  bool is_known = joined != NULL && !joined->is_open && !self->is_summary;
  stop(self, is_known ? value_from_target(joined->target) : (Value){0});
  return true;
}

/* How many bindings of the module's level this segment has for the name. */
static uint32_t own_count(const Names *names, BindingId id) {
  return id == NO_BINDING ? 0 : names->variables[names->links[id].variable].binding_count;
}

static void follow_global(Trail *self, Slice name, Resolution resolution) {
  const ModuleBinding *module = resolution.module;
  if (self->is_summary) {
    stop(self, (Value){VALUE_OPEN, name});
  } else if (module != NULL && module->target.len > 0 && !module->is_open) {
    stop(self, value_from_target(module->target));
  } else if (resolution.binding != NO_BINDING &&
             (module == NULL || module->count == own_count(self->names, resolution.binding))) {
    follow_binding(self, resolution.binding);
  } else {
    give_up(self);
  }
}

static void follow_name(Trail *self) {
  NodeId id = self->at;
  VariableId variable = names_variable_at(self->names, id);
  Resolution resolution = names_resolve(self->names, id);
  give_up(self);
  if (variable == NO_VARIABLE) return;
  Slice name = self->names->symbols[self->names->variables[variable].symbol].name;
  switch (resolution.scope) {
  case NAME_LOCAL:
  case NAME_ENCLOSING:
    if (resolution.binding == NO_BINDING) return;
    if (follow_receiver(self, &self->names->bindings[resolution.binding])) return;
    follow_binding(self, resolution.binding);
    return;
  case NAME_GLOBAL: follow_global(self, name, resolution); return;
  case NAME_BUILTIN:
    if (self->is_summary)
      stop(self, (Value){VALUE_OPEN, name});
    else
      stop(self, value_attribute((Value){VALUE_ENTITY, SLICE("builtins")}, name, self->arena));
    return;
  case NAME_UNBOUND:
    if (self->is_summary) stop(self, (Value){VALUE_OPEN, name});
    return;
  }
}

/* `path / "name"` and `"%d" % n`, the operators with a certain result. */
static void follow_operator(Trail *self) {
  NodeId left = nodes_child_by_field(self->nodes, self->at, FIELD_LEFT);
  NodeId operator_token = nodes_child_by_field(self->nodes, self->at, FIELD_OPERATOR);
  if (nodes_is(self->nodes, operator_token, PUNCT_SLASH))
    go_through_method(self, SLICE("__truediv__"), left);
  else if (nodes_is(self->nodes, operator_token, PUNCT_PERCENT))
    go_through_method(self, SLICE("__mod__"), left);
  else
    give_up(self);
}

/* `a.b.c` in patterns of `case`. */
static void follow_dotted(Trail *self, NodeId dotted, NodeId last) {
  NodeId first = nodes_first_child(self->nodes, dotted);
  Slice parts[STEPS_AT_MOST];
  uint32_t count = 0;
  for (NodeId part = nodes_next_sibling(self->nodes, first); part != NO_NODE && part <= last;
       part = nodes_next_sibling(self->nodes, part))
    if (nodes_is(self->nodes, part, NODE_IDENTIFIER) && count < STEPS_AT_MOST)
      parts[count++] = nodes_text(self->nodes, part);
  self->at = first;
  while (count > 0) add_step(self, (Step){.kind = STEP_ATTRIBUTE, .name = parts[--count]});
}

static void follow_expression(Trail *self) {
  NodeId id = self->at;
  NodeId next = NO_NODE;
  switch (nodes_symbol(self->nodes, id)) {
  case NODE_IDENTIFIER: follow_name(self); return;
  case NODE_PARENTHESIZED_EXPRESSION: self->at = nodes_first_named_child(self->nodes, id); return;
  case NODE_NAMED_EXPRESSION: self->at = nodes_child_by_field(self->nodes, id, FIELD_VALUE); return;
  case NODE_BINARY_OPERATOR: follow_operator(self); return;
  case NODE_SUBSCRIPT:
    go_through_method(self, SLICE("__getitem__"),
                      nodes_child_by_field(self->nodes, id, FIELD_VALUE));
    return;
  case NODE_DOTTED_NAME: follow_dotted(self, id, self->nodes->items[id].next - 1); return;
  case NODE_ATTRIBUTE:
    self->at = nodes_child_by_field(self->nodes, id, FIELD_OBJECT);
    next = nodes_child_by_field(self->nodes, id, FIELD_ATTRIBUTE);
    add_step(self, (Step){.kind = STEP_ATTRIBUTE, .name = nodes_text(self->nodes, next)});
    return;
  case NODE_CALL:
    self->at = nodes_child_by_field(self->nodes, id, FIELD_FUNCTION);
    add_step(self, (Step){.kind = STEP_CALL, .call = id});
    return;
  default: stop_at_object(self, literal_class(self->nodes, id)); return;
  }
}

static Value take_step(const Trail *self, Value value, const Step *step) {
  switch (step->kind) {
  case STEP_ATTRIBUTE:
    return step->is_asked ? value_member(value, step->name, self->arena)
                          : value_attribute(value, step->name, self->arena);
  case STEP_INSTANCE: return value_instance(value, self->arena);
  case STEP_CALL: break;
  }
  Value result = value_call(value, self->arena);
  return literal_opened(self->nodes, step->call, value, result, self->arena);
}

static Value finish(Trail *self) {
  while (self->at != NO_NODE) follow_expression(self);
  Value value = self->base;
  while (self->step_count > 0 && value.kind != VALUE_UNKNOWN)
    value = take_step(self, value, &self->steps[--self->step_count]);
  return value;
}

Value qualified_value(const Names *names, NodeId expression, bool is_summary, Arena *arena) {
  Trail trail = {
      .names = names,
      .nodes = names->nodes,
      .arena = arena,
      .is_summary = is_summary,
      .at = expression,
  };
  return finish(&trail);
}

Value qualified_binding_value(const Names *names, BindingId binding, bool is_summary,
                              Arena *arena) {
  Trail trail = {
      .names = names,
      .nodes = names->nodes,
      .arena = arena,
      .is_summary = is_summary,
  };
  follow_binding(&trail, binding);
  return finish(&trail);
}

/* The last part of `a.b` stands for all of it. */
static NodeId whole_expression(const Nodes *nodes, NodeId id) {
  bool is_attribute = nodes_is(nodes, id, NODE_IDENTIFIER) &&
                      nodes_is(nodes, nodes_parent(nodes, id), NODE_ATTRIBUTE) &&
                      nodes->items[id].field == FIELD_ATTRIBUTE;
  return is_attribute ? nodes_parent(nodes, id) : id;
}

Slice names_qualified(const Names *names, NodeId expression, Arena *arena) {
  const Nodes *nodes = names->nodes;
  if (nodes_is(nodes, expression, NODE_IDENTIFIER)) {
    Slice imported = import_identifier_path(nodes, names->outer, expression, arena);
    if (imported.len > 0) return imported;
  }
  Trail trail = {
      .names = names,
      .nodes = nodes,
      .arena = arena,
      .at = whole_expression(nodes, expression),
  };
  NodeId parent = nodes_parent(nodes, expression);
  if (nodes_is(nodes, parent, NODE_DOTTED_NAME)) follow_dotted(&trail, parent, expression);
  if (nodes_is(nodes, trail.at, NODE_ATTRIBUTE)) {
    follow_expression(&trail);
    trail.steps[0].is_asked = true;
  }
  Value value = finish(&trail);
  return value.kind == VALUE_UNKNOWN ? (Slice){0} : value.path;
}

Slice names_class(const Names *names, NodeId expression, Arena *arena) {
  Value value = qualified_value(names, expression, false, arena);
  return value.kind == VALUE_OBJECT ? value.path : (Slice){0};
}
