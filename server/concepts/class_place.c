#include "concepts/class_place.h"

/* So many classes above one are looked at. */
enum { ANCESTORS_AT_MOST = 16 };

ClassPlace class_of_definition(const SegmentView *view, NodeId definition) {
  ClassPlace place = {.view = *view, .node = definition};
  NodeId whole = nodes_parent(view->nodes, definition);
  bool is_decorated = nodes_is(view->nodes, whole, NODE_DECORATED_DEFINITION);
  NodeId statement = is_decorated ? whole : definition;
  if (nodes_parent(view->nodes, statement) == NODE_ROOT) place.body = view_class_body(view);
  return place;
}

/* The class_definition of an opened segment: of that name, or the first one for an empty name. */
static NodeId find_definition(const SegmentView *view, Slice name) {
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  for (uint32_t i = 0; i < count; i++)
    if (bindings[i].kind == BINDING_CLASS && bindings[i].scope == SCOPE_ROOT &&
        (name.len == 0 || slice_equal(bindings[i].name, name)))
      return nodes_is(view->nodes, bindings[i].value, NODE_CLASS_DEFINITION) ? bindings[i].value
                                                                             : NO_NODE;
  return NO_NODE;
}

static bool open_class(const SegmentView *view, uint32_t segment, Slice name, ClassPlace *place,
                       Arena *arena) {
  SegmentView other;
  if (segment == NO_SEGMENT || !view_open(view, segment, &other, arena)) return false;
  NodeId definition = find_definition(&other, name);
  if (definition == NO_NODE) return false;
  *place = class_of_definition(&other, definition);
  return true;
}

static bool class_of_scope(const SegmentView *view, ScopeId id, ClassPlace *place, Arena *arena) {
  const Scope *scope = names_scope(view->names, id);
  while (scope != NULL && scope->kind == SCOPE_TYPE_PARAMETERS) {
    id = scope->parent;
    scope = names_scope(view->names, id);
  }
  if (scope == NULL || scope->kind != SCOPE_CLASS) return false;
  if (id == SCOPE_ROOT)
    return open_class(view, view_class_header(view), (Slice){"", 0}, place, arena);
  if (!nodes_is(view->nodes, scope->node, NODE_CLASS_DEFINITION)) return false;
  *place = class_of_definition(view, scope->node);
  return true;
}

bool class_around(const SegmentView *view, NodeId node, ClassPlace *place, Arena *arena) {
  return node != NO_NODE && class_of_scope(view, names_scope_at(view->names, node), place, arena);
}

bool class_of_method(const SegmentView *view, NodeId node, ClassPlace *place, NodeId *method,
                     Arena *arena) {
  if (node == NO_NODE) return false;
  const Scope *scope = names_scope(view->names, names_scope_at(view->names, node));
  while (scope != NULL && scope->kind == SCOPE_COMPREHENSION)
    scope = names_scope(view->names, scope->parent);
  if (scope == NULL || scope->kind != SCOPE_FUNCTION) return false;
  if (method != NULL) *method = scope->node;
  return class_of_scope(view, scope->parent, place, arena);
}

bool class_named(const SegmentView *view, NodeId identifier, ClassPlace *place, Arena *arena) {
  bool is_name = nodes_is(view->nodes, identifier, NODE_IDENTIFIER) &&
                 names_is_variable(view->names, identifier);
  if (!is_name) return false;
  Resolution found = names_resolve(view->names, identifier);
  const Binding *binding = names_binding(view->names, found.binding);
  bool is_local = found.scope == NAME_LOCAL || found.scope == NAME_ENCLOSING;
  if (binding != NULL && (is_local || found.module == NULL)) {
    bool is_class = binding->kind == BINDING_CLASS && binding->is_only &&
                    nodes_is(view->nodes, binding->value, NODE_CLASS_DEFINITION);
    if (is_class) *place = class_of_definition(view, binding->value);
    return is_class;
  }
  const ModuleBinding *module = found.module;
  if (module == NULL || module->kind != BINDING_CLASS || module->count != 1) return false;
  return open_class(view, module->segment, module->name, place, arena);
}

Slice class_name(const ClassPlace *place) {
  const Nodes *nodes = place->view.nodes;
  return nodes_text(nodes, nodes_child_by_field(nodes, place->node, FIELD_NAME));
}

uint32_t class_line(const ClassPlace *place) {
  const Nodes *nodes = place->view.nodes;
  const Node *name = nodes_get(nodes, nodes_child_by_field(nodes, place->node, FIELD_NAME));
  return name == NULL ? place->view.first_line : view_line(&place->view, name->start);
}

NodeId class_next_base(const ClassPlace *place, NodeId base) {
  const Nodes *nodes = place->view.nodes;
  NodeId list = nodes_child_by_field(nodes, place->node, FIELD_SUPERCLASSES);
  NodeId next = base == NO_NODE ? nodes_first_named_child(nodes, list)
                                : nodes_next_named_sibling(nodes, base);
  while (next != NO_NODE && nodes_is(nodes, next, NODE_KEYWORD_ARGUMENT))
    next = nodes_next_named_sibling(nodes, next);
  return next;
}

uint32_t class_base_count(const ClassPlace *place) {
  uint32_t count = 0;
  for (NodeId base = class_next_base(place, NO_NODE); base != NO_NODE;
       base = class_next_base(place, base))
    count++;
  return count;
}

NodeId class_keyword(const ClassPlace *place, const char *name) {
  const Nodes *nodes = place->view.nodes;
  NodeId list = nodes_child_by_field(nodes, place->node, FIELD_SUPERCLASSES);
  for (NodeId item = nodes_first_named_child(nodes, list); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item))
    if (nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT) &&
        slice_is(nodes_text(nodes, nodes_child_by_field(nodes, item, FIELD_NAME)), name))
      return nodes_child_by_field(nodes, item, FIELD_VALUE);
  return NO_NODE;
}

static NodeId without_arguments(const Nodes *nodes, NodeId base) {
  bool is_generic = nodes_is(nodes, base, NODE_SUBSCRIPT);
  return is_generic ? nodes_child_by_field(nodes, base, FIELD_VALUE) : base;
}

bool class_of_base(const ClassPlace *place, NodeId base, ClassPlace *found, Arena *arena) {
  return class_named(&place->view, without_arguments(place->view.nodes, base), found, arena);
}

Slice class_base_name(const ClassPlace *place, NodeId base, Arena *arena) {
  NodeId name = without_arguments(place->view.nodes, base);
  return name == NO_NODE ? (Slice){"", 0} : names_qualified(place->view.names, name, arena);
}

NodeId class_decorator(const ClassPlace *place, const char *qualified, NodeId *call, Arena *arena) {
  const Nodes *nodes = place->view.nodes;
  NodeId whole = nodes_parent(nodes, place->node);
  if (!nodes_is(nodes, whole, NODE_DECORATED_DEFINITION)) return NO_NODE;
  for (NodeId child = nodes_first_named_child(nodes, whole); child != NO_NODE;
       child = nodes_next_named_sibling(nodes, child)) {
    if (!nodes_is(nodes, child, NODE_DECORATOR)) continue;
    NodeId expression = nodes_first_named_child(nodes, child);
    *call = nodes_is(nodes, expression, NODE_CALL) ? expression : NO_NODE;
    if (*call != NO_NODE) expression = nodes_child_by_field(nodes, *call, FIELD_FUNCTION);
    if (expression == NO_NODE) continue;
    if (slice_is(names_qualified(place->view.names, expression, arena), qualified))
      return expression;
  }
  return NO_NODE;
}

/* In a class that lies whole in its segment. */
static bool member_of_segment(const ClassPlace *place, Slice name, ClassMember *member) {
  const SegmentView *view = &place->view;
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  *member = (ClassMember){0};
  for (uint32_t i = 0; i < count; i++) {
    const Scope *scope = names_scope(view->names, bindings[i].scope);
    bool is_member = scope != NULL && scope->kind == SCOPE_CLASS && scope->node == place->node &&
                     slice_equal(bindings[i].name, name);
    if (!is_member || member->count++ > 0) continue;
    member->kind = bindings[i].kind;
    member->segment = view->segment;
    member->line = view_line(view, nodes_get(view->nodes, bindings[i].node)->start);
  }
  return member->count > 0;
}

bool class_member(const ClassPlace *place, Slice name, ClassMember *member) {
  const OuterClass *body = place->body;
  if (member_of_segment(place, name, member)) return true;
  if (body == NULL || body->members == NULL) return false;
  uint32_t low = 0;
  uint32_t high = body->bound.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (slice_compare(body->members[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == body->bound.count || !slice_equal(body->members[low].name, name)) return false;
  const ModuleBinding *found = &body->members[low];
  *member = (ClassMember){
      .kind = found->kind,
      .line = place->view.segment_lines[found->segment] + found->line,
      .segment = found->segment,
      .count = found->count,
  };
  return true;
}

typedef struct Ancestors {
  ClassPlace items[ANCESTORS_AT_MOST];
  uint32_t count;
} Ancestors;

static void add_bases(Ancestors *found, const ClassPlace *place, Arena *arena) {
  for (NodeId base = class_next_base(place, NO_NODE);
       base != NO_NODE && found->count < ANCESTORS_AT_MOST; base = class_next_base(place, base))
    if (class_of_base(place, base, &found->items[found->count], arena)) found->count++;
}

bool class_inherited(const ClassPlace *place, Slice name, ClassPlace *owner, ClassMember *member,
                     Arena *arena) {
  Ancestors *above = ARENA_NEW(arena, Ancestors);
  *above = (Ancestors){0};
  add_bases(above, place, arena);
  for (uint32_t i = 0; i < above->count; i++) {
    *owner = above->items[i];
    if (class_member(owner, name, member)) return true;
    add_bases(above, owner, arena);
  }
  return false;
}

static bool has_base(const ClassPlace *place, const char *const *names, uint32_t count,
                     Arena *arena) {
  for (NodeId base = class_next_base(place, NO_NODE); base != NO_NODE;
       base = class_next_base(place, base)) {
    Slice name = class_base_name(place, base, arena);
    for (uint32_t i = 0; i < count; i++)
      if (slice_is(name, names[i])) return true;
  }
  return false;
}

bool class_has_ancestor(const ClassPlace *place, const char *const *names, uint32_t count,
                        Arena *arena) {
  if (has_base(place, names, count, arena)) return true;
  Ancestors *above = ARENA_NEW(arena, Ancestors);
  *above = (Ancestors){0};
  add_bases(above, place, arena);
  for (uint32_t i = 0; i < above->count; i++) {
    if (has_base(&above->items[i], names, count, arena)) return true;
    add_bases(above, &above->items[i], arena);
  }
  return false;
}
