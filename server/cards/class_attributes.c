/* What an attribute is, where the class behind it stands in the file: a member of an enumeration, a
 * property, a part, slots. */
#include "cards/class_order.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/method_story.h"

static Slice line_words(uint32_t line, Arena *arena) {
  return arena_format(arena, "line %u", (unsigned)line + 1);
}

/* What binds a member of the class, in the segment where it stands; NULL where that is not one. */
static const Binding *binding_of(const SegmentView *view, const ClassMember *member, Slice name) {
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t start = nodes_get(view->nodes, bindings[i].node)->start;
    if (slice_equal(bindings[i].name, name) && view_line(view, start) == member->line)
      return &bindings[i];
  }
  return NULL;
}

/* `Color.RED` of an enumeration of the file. */
Fact fact_of_enum(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId attribute = nodes_parent(nodes, place->leaf);
  NodeId object = nodes_child_by_field(nodes, attribute, FIELD_OBJECT);
  Slice name = nodes_text(nodes, place->leaf);
  ClassPlace class;
  ClassMember member;
  SegmentView view;
  bool is_found = nodes_is(nodes, attribute, NODE_ATTRIBUTE) && object != place->leaf &&
                  class_named(place->view, object, &class, place->arena) &&
                  class_member(&class, name, &member) && member.count == 1 &&
                  view_open(place->view, member.segment, &view, place->arena);
  const Binding *binding = is_found ? binding_of(&view, &member, name) : NULL;
  if (binding == NULL || binding->kind != BINDING_ASSIGNMENT) return (Fact){0};
  Holes values = {{words_node(nodes, attribute, place->arena),
                   line_words(member.line, place->arena),
                   words_node(view.nodes, binding->value, place->arena)}};
  if (values.of[2].len == 0) return (Fact){0};
  return (Fact){.words =
                    words_fill(place->arena, "{} is the member that {} makes from {}.", values)};
}

/* `self.area`, where a method of the class computes it. */
Fact fact_of_property(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId attribute = nodes_parent(nodes, place->leaf);
  Slice name = nodes_text(nodes, place->leaf);
  ClassPlace class;
  ClassMember member;
  SegmentView view;
  bool is_found = nodes_is(nodes, attribute, NODE_ATTRIBUTE) &&
                  nodes_get(nodes, place->leaf)->field == FIELD_ATTRIBUTE &&
                  class_of_method(place->view, attribute, &class, NULL, place->arena) &&
                  class_member(&class, name, &member) &&
                  view_open(place->view, member.segment, &view, place->arena);
  const Binding *binding = is_found ? binding_of(&view, &member, name) : NULL;
  if (binding == NULL || binding->kind != BINDING_FUNCTION) return (Fact){0};
  bool is_kept = method_is_decorated(&view, binding->value, "functools.cached_property");
  if (!is_kept && !method_is_decorated(&view, binding->value, "builtins.property"))
    return (Fact){0};
  Holes values = {
      {words_node(nodes, attribute, place->arena), line_words(member.line, place->arena)}};
  const char *pattern = is_kept ? "{} runs the method on {} at the first access, and keeps what it "
                                  "returns."
                                : "{} runs the method on {}, each time anew.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* Nothing but the class itself decides what calling it gives, as far as its own code shows. */
static bool is_made_anew(const ClassPlace *class) {
  const Nodes *nodes = class->view.nodes;
  ClassMember member;
  return !nodes_is(nodes, nodes_parent(nodes, class->node), NODE_DECORATED_DEFINITION) &&
         class_keyword(class, "metaclass") == NO_NODE &&
         !class_member(class, SLICE("__new__"), &member);
}

/* `self.engine = Engine()` */
Fact fact_of_part(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId attribute = nodes_parent(nodes, place->leaf);
  NodeId assignment = nodes_parent(nodes, attribute);
  NodeId call = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  ClassPlace class;
  ClassPlace owner;
  bool is_found =
      nodes_is(nodes, assignment, NODE_ASSIGNMENT) && nodes_is(nodes, call, NODE_CALL) &&
      class_named(place->view, function, &class, place->arena) && is_made_anew(&class) &&
      class_of_method(place->view, attribute, &owner, NULL, place->arena);
  if (!is_found) return (Fact){0};
  Holes values = {
      {words_code(class_name(&owner), place->arena), words_code(class_name(&class), place->arena),
       line_words(class_line(&class), place->arena), words_node(nodes, attribute, place->arena)}};
  const char *pattern = "{} makes its {} itself; that class begins on {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* `__slots__` below a class without them. */
Fact fact_of_slots(const FactPlace *place) {
  ClassPlace class;
  ClassMember member;
  if (!class_around(place->view, place->leaf, &class, place->arena)) return (Fact){0};
  ClassOrder order = class_order(&class, place->arena);
  if (order.kind != ORDER_FOUND) return (Fact){0};
  for (uint32_t i = 1; i < order.count; i++) {
    const ClassPlace *above = &order.items[i].place;
    if (!order.items[i].is_in_file || class_member(above, SLICE("__slots__"), &member)) continue;
    bool is_plain = !nodes_is(above->view.nodes, nodes_parent(above->view.nodes, above->node),
                              NODE_DECORATED_DEFINITION);
    if (!is_plain) continue;
    Holes values = {{words_code(class_name(&class), place->arena),
                     words_code(class_name(above), place->arena),
                     line_words(class_line(above), place->arena)}};
    const char *pattern = "Objects of {} have a `__dict__` all the same, since {} on {} has no "
                          "`__slots__`.";
    return (Fact){.words = words_fill(place->arena, pattern, values)};
  }
  return (Fact){0};
}
