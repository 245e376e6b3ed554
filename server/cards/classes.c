/* Classes: in which order they are searched, which method runs, what an object is made of. */
#include "cards/class_order.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"

enum { SHOWN_AT_MOST = 7 };

static Slice line_words(uint32_t line, Arena *arena) {
  return arena_format(arena, "line %u", (unsigned)line + 1);
}

static Slice member_name(const ClassPlace *owner, Slice name, Arena *arena) {
  Slice class = class_name(owner);
  return words_code(
      arena_format(arena, "%.*s.%.*s", (int)class.len, class.ptr, (int)name.len, name.ptr), arena);
}

/* The class in whose header the leaf stands, or which it names in `C.__mro__`. */
static bool class_meant(const FactPlace *place, ClassPlace *found) {
  const SegmentView *view = place->view;
  const Nodes *nodes = view->nodes;
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, parent, NODE_ATTRIBUTE) &&
      nodes_get(nodes, place->leaf)->field == FIELD_ATTRIBUTE) {
    NodeId object = nodes_child_by_field(nodes, parent, FIELD_OBJECT);
    if (class_named(view, object, found, place->arena)) return true;
  }
  NodeId definition = nodes_ancestor(nodes, place->leaf, NODE_CLASS_DEFINITION);
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  if (definition == NO_NODE || (body != NO_NODE && nodes_is_within(nodes, place->leaf, body)))
    return false;
  *found = class_of_definition(view, definition);
  return true;
}

static Slice ordered_name(const OrderedClass *class, Arena *arena) {
  Slice name = words_code(class->name, arena);
  if (!class->is_in_file) return name;
  return arena_format(arena, "%.*s (line %u)", (int)name.len, name.ptr,
                      (unsigned)class_line(&class->place) + 1);
}

static Fact words_of_conflict(const ClassPlace *class, const ClassOrder *order, Arena *arena) {
  Slice name = words_code(class_name(class), arena);
  if (order->count < 2) {
    const char *pattern = "The bases of {} order each other in contradictory ways: Python raises "
                          "`TypeError` when the class is defined.";
    return (Fact){.words = words_fill(arena, pattern, (Holes){{name}})};
  }
  Holes values = {
      {name, ordered_name(&order->items[0], arena), ordered_name(&order->items[1], arena)}};
  const char *pattern = "{} cannot be defined: {} is listed before its own subclass {}, so Python "
                        "raises `TypeError`. Turn them around.";
  return (Fact){.words = words_fill(arena, pattern, values)};
}

Fact fact_of_class_order(const FactPlace *place) {
  ClassPlace class;
  if (!class_meant(place, &class)) return (Fact){0};
  ClassOrder order = class_order(&class, place->arena);
  if (order.kind == ORDER_CONFLICT) return words_of_conflict(&class, &order, place->arena);
  if (order.kind == ORDER_UNKNOWN || order.count > SHOWN_AT_MOST + 1) return (Fact){0};
  Slice list = {"", 0};
  for (uint32_t i = 0; i < order.count; i++) {
    Slice name = ordered_name(&order.items[i], place->arena);
    list = arena_format(place->arena, "%.*s%s%.*s", (int)list.len, list.ptr, i == 0 ? "" : ", ",
                        (int)name.len, name.ptr);
  }
  Holes values = {{words_code(class_name(&class), place->arena), list}};
  return (Fact){
      .words = words_fill(place->arena, "Names are looked up on {} in this order: {}.", values)};
}

/* An overriding method's name, or a base of the file. */
Fact fact_of_override(const FactPlace *place) {
  const SegmentView *view = place->view;
  NodeId definition = function_of_token(view->nodes, place->leaf);
  ClassPlace class;
  ClassPlace owner;
  ClassMember member;
  if (definition == NO_NODE || !definition_is_method(view, definition)) return (Fact){0};
  Slice name = function_name(view->nodes, definition);
  bool is_found = class_around(view, definition, &class, place->arena) &&
                  class_order_next(&class, name, &owner, &member, place->arena) &&
                  member.kind == BINDING_FUNCTION && member.count == 1;
  if (!is_found) return (Fact){0};
  Holes values = {{member_name(&class, name, place->arena), member_name(&owner, name, place->arena),
                   line_words(member.line, place->arena)}};
  return (Fact){.words = words_fill(place->arena, "{} takes the place of {} from {}.", values)};
}

/* The `super()` call of which the leaf is the name, or after which it is the attribute; NO_NODE
 * where arguments are given. */
static NodeId attribute_of_super(const Nodes *nodes, NodeId leaf) {
  NodeId attribute = nodes_parent(nodes, leaf);
  if (nodes_is(nodes, attribute, NODE_CALL)) attribute = nodes_parent(nodes, attribute);
  if (!nodes_is(nodes, attribute, NODE_ATTRIBUTE)) return NO_NODE;
  NodeId call = nodes_child_by_field(nodes, attribute, FIELD_OBJECT);
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  bool is_short =
      nodes_is(nodes, call, NODE_CALL) && nodes_first_named_child(nodes, arguments) == NO_NODE;
  return is_short ? attribute : NO_NODE;
}

Fact fact_of_super(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId attribute = attribute_of_super(nodes, place->leaf);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, attribute, FIELD_ATTRIBUTE));
  ClassPlace class;
  ClassPlace owner;
  ClassMember member;
  bool is_found = attribute != NO_NODE &&
                  class_of_method(place->view, attribute, &class, NULL, place->arena) &&
                  class_order_next(&class, name, &owner, &member, place->arena) &&
                  member.kind == BINDING_FUNCTION && member.count == 1;
  if (!is_found) return (Fact){0};
  Slice call = arena_format(place->arena, "super().%.*s", (int)name.len, name.ptr);
  Holes values = {{words_code(class_name(&class), place->arena), words_code(call, place->arena),
                   member_name(&owner, name, place->arena), line_words(member.line, place->arena)}};
  return (Fact){
      .words = words_fill(place->arena, "On an object of {} itself, {} is {} from {}.", values)};
}

/* No `__new__` of the file decides what the call gives. */
static bool is_made_plainly(const ClassPlace *class, Arena *arena) {
  ClassOrder order = class_order(class, arena);
  ClassMember member;
  for (uint32_t i = 0; i < order.count; i++)
    if (order.items[i].is_in_file && class_member(&order.items[i].place, SLICE("__new__"), &member))
      return false;
  return order.kind == ORDER_FOUND;
}

/* `C(...)`: which `__init__` gets the arguments. */
Fact fact_of_creation(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = nodes_parent(nodes, place->leaf);
  ClassPlace class;
  ClassPlace owner;
  ClassMember member;
  bool is_call = nodes_is(nodes, call, NODE_CALL) &&
                 nodes_get(nodes, place->leaf)->field == FIELD_FUNCTION &&
                 class_named(place->view, place->leaf, &class, place->arena) &&
                 !nodes_is(class.view.nodes, nodes_parent(class.view.nodes, class.node),
                           NODE_DECORATED_DEFINITION) &&
                 class_keyword(&class, "metaclass") == NO_NODE;
  if (!is_call) return (Fact){0};
  owner = class;
  if (!is_made_plainly(&class, place->arena)) return (Fact){0};
  bool is_own = class_member(&class, SLICE("__init__"), &member);
  bool is_found =
      is_own || class_order_next(&class, SLICE("__init__"), &owner, &member, place->arena);
  if (!is_found || member.kind != BINDING_FUNCTION || member.count != 1) return (Fact){0};
  Holes values = {{words_node(nodes, call, place->arena),
                   member_name(&owner, SLICE("__init__"), place->arena),
                   line_words(member.line, place->arena),
                   is_own ? SLICE("") : SLICE(", which the class inherits")}};
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  bool is_bare = nodes_first_named_child(nodes, arguments) == NO_NODE;
  const char *pattern = is_bare ? "{} runs {} on {}{}." : "{} hands its arguments to {} on {}{}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* A class whose `__eq__` takes its hash away. */
Fact fact_of_equality(const FactPlace *place) {
  const SegmentView *view = place->view;
  NodeId definition = function_of_token(view->nodes, place->leaf);
  ClassPlace class;
  ClassMember member;
  if (definition == NO_NODE || !definition_is_method(view, definition)) return (Fact){0};
  bool is_equality = slice_is(function_name(view->nodes, definition), "__eq__") &&
                     class_around(view, definition, &class, place->arena) &&
                     !nodes_is(class.view.nodes, nodes_parent(class.view.nodes, class.node),
                               NODE_DECORATED_DEFINITION) &&
                     class_keyword(&class, "metaclass") == NO_NODE;
  if (!is_equality || class_member(&class, SLICE("__hash__"), &member)) return (Fact){0};
  if (class_order(&class, place->arena).kind != ORDER_FOUND) return (Fact){0};
  Holes values = {{words_code(class_name(&class), place->arena)}};
  const char *pattern = "{} defines `__eq__` and no `__hash__`: its objects cannot be put into a "
                        "set or be keys of a dict.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
