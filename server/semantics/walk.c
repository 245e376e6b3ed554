#include "semantics/walk.h"

#include "semantics/targets.h"

/* A stretch of nodes that are evaluated in one scope and play one role. */
typedef struct Frame {
  NodeId node;
  NodeId end; /* the first node behind it */
  ScopeId scope;
  ScopeId inner; /* made by the definition, lambda or comprehension that it belongs to */
  NodeId first_clause; /* of a comprehension, once it was met */
  Role role;
  bool is_type_list; /* the type parameters of a definition */
} Frame;

typedef struct Walk {
  Builder *builder;
  const Nodes *nodes;
  Names *names;
  Frame *frames;
  Frame *top;
  uint32_t frame_count;
  uint32_t frame_capacity;
  ScopeId run_scope; /* of the last run */
  NodeId chain_value; /* of the assignment that the walk is in */
} Walk;

static void push_frame(Walk *self, Frame frame) {
  if (self->frame_count == self->frame_capacity) {
    uint32_t capacity = self->frame_capacity == 0 ? 64 : self->frame_capacity * 2;
    self->frames = arena_grow(&self->builder->scratch, self->frames, self->frame_count, capacity,
                              sizeof(Frame));
    self->frame_capacity = capacity;
  }
  self->frames[self->frame_count++] = frame;
  self->top = &self->frames[self->frame_count - 1];
}

static void push_role(Walk *self, NodeId node, ScopeId scope, Role role) {
  push_frame(self, (Frame){
                       .node = node,
                       .end = self->nodes->items[node].next,
                       .scope = scope,
                       .inner = self->top->inner,
                       .first_clause = NO_NODE,
                       .role = role,
                   });
}

/* The frame of a node that makes the scope `inner`. */
static void push_maker(Walk *self, NodeId node, ScopeId scope, ScopeId inner) {
  push_role(self, node, scope, ROLE_LOAD);
  self->top->inner = inner;
}

static ScopeId types_scope(const Walk *self) {
  ScopeId parent = self->names->scopes[self->top->inner].parent;
  return parent == NO_SCOPE ? self->top->scope : parent;
}

/* The scope around the maker of `inner` and its type parameters. */
static ScopeId outer_scope(const Walk *self) {
  const Scope *scopes = self->names->scopes;
  ScopeId around = types_scope(self);
  bool is_types = scopes[around].kind == SCOPE_TYPE_PARAMETERS &&
                  scopes[around].node == scopes[self->top->inner].node;
  return is_types ? scopes[around].parent : around;
}

/* In code that the parser could not place, parts stand without the definition they belong to. */
static bool is_at_home(const Walk *self, NodeId node, Place place) {
  const Frame *top = self->top;
  NodeId parent = nodes_parent(self->nodes, node);
  switch (place) {
  case PLACE_HERE: return true;
  case PLACE_DEFAULT: return top->role == ROLE_PARAMETER;
  case PLACE_TYPES: return top->role == ROLE_PARAMETER || top->node == parent;
  case PLACE_INNER: return top->node == parent;
  case PLACE_ITERABLE:
    return top->node == nodes_parent(self->nodes, parent) &&
           (top->first_clause == NO_NODE || top->first_clause == parent);
  }
  return false;
}

static ScopeId scope_of_part(Walk *self, NodeId node, Place place) {
  if (place == PLACE_HERE || !is_at_home(self, node, place)) return self->top->scope;
  if (place == PLACE_INNER) return self->top->inner;
  if (place == PLACE_TYPES) return types_scope(self);
  if (place == PLACE_ITERABLE) self->top->first_clause = nodes_parent(self->nodes, node);
  return outer_scope(self);
}

static Role role_of_part(const Walk *self, NodeId node, Role role) {
  NodeId parent = nodes_parent(self->nodes, node);
  switch (role) {
  /* A parameter in code that is no function. */
  case ROLE_PARAMETER:
    return self->top->role == ROLE_PARAMETER || self->top->node == parent ? role : ROLE_NOTHING;
  /* `f"{x:=10}"`: a format specification that the grammar takes for a walrus. */
  case ROLE_WALRUS: return self->top->role == ROLE_FORMAT ? ROLE_LOAD : role;
  case ROLE_WITH:
    parent = nodes_parent(self->nodes, parent);
    return nodes_is(self->nodes, parent, NODE_EXCEPT_CLAUSE) ? ROLE_EXCEPT : role;
  case ROLE_ASSIGNED: {
    if (nodes_child_by_field(self->nodes, parent, FIELD_TYPE) == NO_NODE) return role;
    bool has_value = nodes_child_by_field(self->nodes, parent, FIELD_RIGHT) != NO_NODE;
    return has_value ? role : ROLE_ANNOTATED;
  }
  default: return role;
  }
}

static void enter_function(Walk *self, NodeId id) {
  ScopeId outer = self->top->scope;
  ScopeId around = outer;
  if (nodes_child_by_field(self->nodes, id, FIELD_TYPE_PARAMETERS) != NO_NODE)
    around = builder_add_scope(self->builder, SCOPE_TYPE_PARAMETERS, outer, id, (Slice){0});
  push_maker(self, id, outer,
             builder_add_scope(self->builder, SCOPE_FUNCTION, around, id, (Slice){0}));
}

static void enter_class(Walk *self, NodeId id) {
  ScopeId outer = self->top->scope;
  ScopeId around = outer;
  NodeId name = nodes_child_by_field(self->nodes, id, FIELD_NAME);
  Slice private_name = builder_private_name(nodes_text(self->nodes, name));
  if (nodes_child_by_field(self->nodes, id, FIELD_TYPE_PARAMETERS) != NO_NODE)
    around = builder_add_scope(self->builder, SCOPE_TYPE_PARAMETERS, outer, id, private_name);
  push_maker(self, id, outer,
             builder_add_scope(self->builder, SCOPE_CLASS, around, id, private_name));
}

static void enter_lambda(Walk *self, NodeId id) {
  ScopeId outer = self->top->scope;
  push_maker(self, id, outer,
             builder_add_scope(self->builder, SCOPE_LAMBDA, outer, id, (Slice){0}));
}

static void enter_comprehension(Walk *self, NodeId id) {
  ScopeId inner =
      builder_add_scope(self->builder, SCOPE_COMPREHENSION, self->top->scope, id, (Slice){0});
  push_maker(self, id, inner, inner);
}

/* The grammar takes `type(x).y = z` for an alias. */
static bool is_type_alias(const Nodes *nodes, NodeId id) {
  uint16_t left =
      nodes_symbol(nodes, nodes_first_child(nodes, nodes_child_by_field(nodes, id, FIELD_LEFT)));
  return left == NODE_IDENTIFIER || left == NODE_GENERIC_TYPE;
}

static void enter_type_alias(Walk *self, NodeId id) {
  if (!is_type_alias(self->nodes, id)) return;
  ScopeId outer = self->top->scope;
  ScopeId around = outer;
  NodeId left = nodes_child_by_field(self->nodes, id, FIELD_LEFT);
  if (nodes_child_with_symbol(self->nodes, left, NODE_GENERIC_TYPE) != NO_NODE)
    around = builder_add_scope(self->builder, SCOPE_TYPE_PARAMETERS, outer, id, (Slice){0});
  push_maker(self, id, outer,
             builder_add_scope(self->builder, SCOPE_TYPE_VALUE, around, id, (Slice){0}));
}

static void enter_type_parameter(Walk *self, NodeId id) {
  if (self->top->role == ROLE_TYPE_ALIAS)
    push_role(self, id, types_scope(self), ROLE_TYPE_PARAMETER);
  if (self->top->role == ROLE_TYPE_PARAMETER && self->top->node == id)
    self->top->is_type_list = true;
}

static void enter_case_pattern(Walk *self, NodeId id) {
  if (self->top->role != ROLE_CAPTURED) push_role(self, id, self->top->scope, ROLE_CAPTURED);
}

static void enter_delete(Walk *self, NodeId id) {
  push_role(self, id, self->top->scope, ROLE_DELETED);
}

static void enter_global(Walk *self, NodeId id) {
  push_role(self, id, self->top->scope, ROLE_GLOBAL);
}

static void enter_nonlocal(Walk *self, NodeId id) {
  push_role(self, id, self->top->scope, ROLE_NONLOCAL);
}

static void enter_walrus(Walk *self, NodeId id) {
  uint16_t parent = nodes_symbol(self->nodes, nodes_parent(self->nodes, id));
  if (parent == NODE_INTERPOLATION || parent == NODE_FORMAT_EXPRESSION)
    push_role(self, id, self->top->scope, ROLE_FORMAT);
}

static void enter_braces(Walk *self, NodeId id) {
  if (self->top->role == ROLE_FORMAT) push_role(self, id, self->top->scope, ROLE_LOAD);
}

static void enter_assignment(Walk *self, NodeId id) {
  bool is_linked = self->nodes->items[id].field == FIELD_RIGHT;
  if (!is_linked) self->chain_value = target_chain_value(self->nodes, id);
}

static void enter_yield(Walk *self, NodeId id) {
  (void)id;
  Scope *scope = &self->names->scopes[self->top->scope];
  if (scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_LAMBDA) scope->is_generator = true;
}

typedef void (*Enter)(Walk *self, NodeId id);
static const Enter enter_of[PYTHON_SYMBOL_COUNT] = {
    [NODE_FUNCTION_DEFINITION] = enter_function,
    [NODE_CLASS_DEFINITION] = enter_class,
    [NODE_LAMBDA] = enter_lambda,
    [NODE_LIST_COMPREHENSION] = enter_comprehension,
    [NODE_SET_COMPREHENSION] = enter_comprehension,
    [NODE_DICTIONARY_COMPREHENSION] = enter_comprehension,
    [NODE_GENERATOR_EXPRESSION] = enter_comprehension,
    [NODE_TYPE_ALIAS_STATEMENT] = enter_type_alias,
    [NODE_TYPE_PARAMETER] = enter_type_parameter,
    [NODE_CASE_PATTERN] = enter_case_pattern,
    [NODE_DELETE_STATEMENT] = enter_delete,
    [NODE_GLOBAL_STATEMENT] = enter_global,
    [NODE_NONLOCAL_STATEMENT] = enter_nonlocal,
    [NODE_NAMED_EXPRESSION] = enter_walrus,
    [NODE_SET] = enter_braces,
    [NODE_DICTIONARY] = enter_braces,
    [NODE_ASSIGNMENT] = enter_assignment,
    [NODE_YIELD] = enter_yield,
};

/* An inner node: what is below it may be in another scope or play another role. */
static void enter_node(Walk *self, NodeId id, ScopeId scope, Role role) {
  uint16_t symbol = self->nodes->items[id].symbol;
  bool is_target = role_info[role].is_binding;
  if (is_target && role != ROLE_ANNOTATED && symbol == NODE_ATTRIBUTE) {
    NodeId value =
        role == ROLE_ASSIGNED ? target_value(self->nodes, id, role, self->chain_value) : NO_NODE;
    builder_add_attribute(self->builder, id, value);
  }
  if (is_target && !roles_is_group(symbol) && symbol != NODE_TYPE_PARAMETER) role = ROLE_LOAD;
  if (role != self->top->role || scope != self->top->scope) push_role(self, id, scope, role);
  if (symbol < PYTHON_SYMBOL_COUNT && enter_of[symbol] != NULL) enter_of[symbol](self, id);
}

/* The identifiers of `a.b.c`: the first is the variable, if it is one. */
static Role role_in_dotted_name(const Walk *self, NodeId id, Role role) {
  NodeId dotted = nodes_parent(self->nodes, id);
  if (id != dotted + 1) return ROLE_NOTHING;
  if (role != ROLE_CAPTURED) return role;
  bool is_alone = self->nodes->items[dotted].next == id + 1;
  bool is_class = nodes_is(self->nodes, nodes_parent(self->nodes, dotted), NODE_CLASS_PATTERN);
  return is_alone && !is_class ? role : ROLE_LOAD;
}

/* An identifier that the parser could not place. */
static Role role_in_error(const Walk *self, NodeId id, Role role) {
  if (role != ROLE_LOAD && role != ROLE_CAPTURED) return role;
  NodeId next = self->nodes->items[id].next;
  bool has_sibling = next < self->nodes->items[nodes_parent(self->nodes, id)].next;
  NodeId previous = id - 1;
  if (nodes_parent(self->nodes, previous) == nodes_parent(self->nodes, id))
    role = roles_after_token(nodes_symbol(self->nodes, previous));
  return role == ROLE_LOAD && has_sibling && nodes_is(self->nodes, next, PUNCT_EQUAL)
             ? ROLE_ASSIGNED
             : role;
}

static Role role_of_identifier(const Walk *self, NodeId id, Role role) {
  uint16_t parent = nodes_symbol(self->nodes, nodes_parent(self->nodes, id));
  if (parent >= PYTHON_SYMBOL_COUNT) return role_in_error(self, id, role);
  switch (parent) {
  case NODE_DOTTED_NAME: return role_in_dotted_name(self, id, role);
  case NODE_MEMBER_TYPE:
  case NODE_KEYWORD_PATTERN: return ROLE_NOTHING;
  /* `(x): int` is evaluated, but declares nothing. */
  case NODE_TUPLE_PATTERN: return role == ROLE_ANNOTATED ? ROLE_LOAD : role;
  default: return role;
  }
}

/* In type parameters, `:` and `=` begin what is evaluated late, and a comma ends it: the grammar
 * does not know defaults yet and leaves their parts as errors. */
static void meet_type_token(Walk *self, NodeId id, uint16_t symbol) {
  Frame *top = self->top;
  NodeId parent = nodes_parent(self->nodes, id);
  bool is_own = parent == top->node || nodes_parent(self->nodes, parent) == top->node ||
                nodes_is(self->nodes, parent, NODE_CONSTRAINED_TYPE);
  if (!is_own) return;
  bool begins =
      symbol == PUNCT_EQUAL || (symbol == PUNCT_COLON && top->role == ROLE_TYPE_PARAMETER);
  if (begins) {
    top->role = ROLE_LOAD;
    top->scope =
        builder_add_scope(self->builder, SCOPE_TYPE_VALUE, types_scope(self), id, (Slice){0});
  } else if (symbol == PUNCT_COMMA && parent == top->node) {
    top->role = ROLE_TYPE_PARAMETER;
    top->scope = types_scope(self);
  }
}

static void meet_async(Walk *self, NodeId id) {
  NodeId parent = nodes_parent(self->nodes, id);
  bool is_definition =
      self->top->node == parent && nodes_is(self->nodes, parent, NODE_FUNCTION_DEFINITION);
  bool is_clause = self->top->node == nodes_parent(self->nodes, parent) &&
                   nodes_is(self->nodes, parent, NODE_FOR_IN_CLAUSE);
  if (is_definition || is_clause) self->names->scopes[self->top->inner].is_async = true;
}

static void meet_leaf(Walk *self, NodeId id, ScopeId scope, Role role) {
  uint16_t symbol = self->nodes->items[id].symbol;
  if (self->top->is_type_list) meet_type_token(self, id, symbol);
  switch (symbol) {
  case NODE_IDENTIFIER: role = role_of_identifier(self, id, role); break;
  case KEYWORD_ASYNC: meet_async(self, id); return;
  case KEYWORD_TYPE:
    if (self->top->node == nodes_parent(self->nodes, id)) return;
    role = ROLE_LOAD;
    break;
  /* Python 2's statements, and Python 3's `print >> file, x`. */
  case KEYWORD_PRINT:
  case KEYWORD_EXEC: role = ROLE_LOAD; break;
  default: return;
  }
  if (role == ROLE_NOTHING || role == ROLE_FORMAT) return;
  NodeId value = target_value(self->nodes, id, role, self->chain_value);
  builder_add_mention(self->builder, id, scope, role, value);
}

static void visit(Walk *self, NodeId id) {
  const Node *node = &self->nodes->items[id];
  ScopeId scope = self->top->scope;
  Role role = self->top->role;
  const Part *part = node->field == 0
                         ? NULL
                         : roles_find_part(self->nodes->items[node->parent].symbol, node->field);
  if (part != NULL) {
    scope = scope_of_part(self, id, part->place);
    role = role_of_part(self, id, part->role);
  }
  bool is_leaf = node->next == id + 1;
  if (!is_leaf) enter_node(self, id, scope, role);
  if (scope != self->run_scope) builder_add_run(self->builder, id, self->run_scope = scope);
  if (is_leaf) meet_leaf(self, id, scope, role);
}

void walk_nodes(Builder *builder) {
  const Nodes *nodes = builder->names->nodes;
  Walk self = {
      .builder = builder,
      .nodes = nodes,
      .names = builder->names,
      .run_scope = NO_SCOPE,
      .chain_value = NO_NODE,
  };
  push_frame(&self, (Frame){.node = NODE_ROOT, .end = nodes->count, .first_clause = NO_NODE});
  for (NodeId id = NODE_ROOT + 1; id < nodes->count; id++) {
    while (self.top->end == id) self.top = &self.frames[--self.frame_count - 1];
    visit(&self, id);
  }
}
