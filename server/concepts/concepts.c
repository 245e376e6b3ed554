#include "concepts/concepts.h"

#include "concepts/item_class.h"
#include "concepts/predicates.h"
#include "concepts/rank.h"
#include "concepts/type_place.h"
#include "concepts/value_type.h"

enum { CHAIN_AT_MOST = 8, NAMES_AT_MOST = 8 };

typedef struct Candidate {
  Concept concept;
  uint32_t rank;
} Candidate;

typedef struct Search {
  const SegmentView *view;
  const Knowledge *knowledge;
  Candidate found[CONCEPTS_AT_MOST];
  uint32_t count;
  Arena *arena;
} Search;

/* Keeps the list sorted by rank, and the best candidate of each topic. Equals stay in the order in
 * which they came, which is that of the topics. */
static void search_add(Search *search, const Topic *topic, const Trigger *trigger, NodeId node,
                       uint32_t distance) {
  uint32_t rank = concept_rank(trigger, distance);
  uint32_t place = search->count;
  for (uint32_t i = 0; i < search->count; i++) {
    if (search->found[i].concept.topic != topic) continue;
    if (search->found[i].rank <= rank) return;
    for (uint32_t k = i + 1; k < search->count; k++) search->found[k - 1] = search->found[k];
    place = --search->count;
    break;
  }
  if (place == CONCEPTS_AT_MOST) return;
  while (place > 0 && search->found[place - 1].rank > rank) place--;
  for (uint32_t k = search->count; k > place; k--) search->found[k] = search->found[k - 1];
  search->found[place] = (Candidate){{topic, trigger->role, node, trigger->is_also}, rank};
  search->count++;
}

/* Punctuation that means something only where a trigger names it. */
static bool is_mere_punctuation(uint16_t symbol) {
  return symbol == PUNCT_COMMA || symbol == PUNCT_COLON || symbol == PUNCT_DOT ||
         symbol == PUNCT_SEMICOLON;
}

static bool is_delimiter(const Nodes *nodes, NodeId id) {
  static const uint16_t delimiters[] = {
      PUNCT_LEFT_BRACKET, PUNCT_RIGHT_BRACKET, PUNCT_LEFT_PAREN,  PUNCT_RIGHT_PAREN,
      PUNCT_LEFT_BRACE,   PUNCT_RIGHT_BRACE,   NODE_STRING_START, NODE_STRING_END,
  };
  for (size_t i = 0; i < sizeof delimiters / sizeof delimiters[0]; i++)
    if (nodes_is(nodes, id, delimiters[i])) return true;
  return false;
}

/* What a card about a token is about: brackets and quotes stand for what is between them. */
static NodeId subject_of(const Nodes *nodes, NodeId node) {
  return is_delimiter(nodes, node) ? nodes_parent(nodes, node) : node;
}

static void search_triggers(Search *search, const TopicTrigger *triggers, uint32_t count,
                            NodeId node, uint32_t distance) {
  const Nodes *nodes = search->view->nodes;
  const Node *item = nodes_get(nodes, node);
  bool is_named = (item->flags & NODE_IS_NAMED) != 0;
  uint16_t parent = nodes_symbol(nodes, item->parent);
  for (uint32_t i = 0; i < count; i++) {
    const Trigger *trigger = triggers[i].trigger;
    if (!trigger_matches(trigger, item->symbol, is_named, item->field, parent)) continue;
    if (trigger->symbol == 0 && is_mere_punctuation(item->symbol)) continue;
    if (trigger->predicate.len > 0 && !predicate_holds(trigger->predicate, search->view, node))
      continue;
    search_add(search, triggers[i].topic, trigger, subject_of(nodes, node), distance);
  }
}

static void search_syntax(Search *search, NodeId node, uint32_t distance) {
  const Nodes *nodes = search->view->nodes;
  const TopicTrigger *triggers = NULL;
  uint32_t count =
      knowledge_syntax_triggers(search->knowledge, nodes_symbol(nodes, node), &triggers);
  search_triggers(search, triggers, count, node, distance);
  uint16_t parent = nodes_symbol(nodes, nodes_parent(nodes, node));
  if (parent == 0) return;
  count = knowledge_parent_triggers(search->knowledge, parent, &triggers);
  search_triggers(search, triggers, count, node, distance);
}

/* The expression that a token or expression begins or names, so that who points at the one means
 * the other: a call for the name that is called, a list for its bracket. NO_NODE for the rest. */
static NodeId expression_headed_by(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  uint8_t field = nodes_get(nodes, node)->field;
  switch (nodes_symbol(nodes, parent)) {
  case NODE_CALL: return field == FIELD_FUNCTION ? parent : NO_NODE;
  case NODE_ATTRIBUTE: return field == FIELD_ATTRIBUTE ? parent : NO_NODE;
  case NODE_LIST:
  case NODE_SET:
  case NODE_TUPLE:
  case NODE_DICTIONARY:
  case NODE_LIST_COMPREHENSION:
  case NODE_SET_COMPREHENSION:
  case NODE_DICTIONARY_COMPREHENSION:
  case NODE_GENERATOR_EXPRESSION:
  case NODE_STRING: return is_delimiter(nodes, node) ? parent : NO_NODE;
  case NODE_CONCATENATED_STRING: return nodes_is(nodes, node, NODE_STRING) ? parent : NO_NODE;
  case NODE_LAMBDA:
  case NODE_UNARY_OPERATOR: return nodes_has_flag(nodes, node, NODE_IS_NAMED) ? NO_NODE : parent;
  default: return NO_NODE;
  }
}

/* "builtins.list.append" for a method of a value whose type the file shows, also where the name
 * that holds it is bound again by `+=`, and "threading.Thread.start" for that of a loop's item. */
static Slice method_name(const Search *search, NodeId attribute) {
  const Nodes *nodes = search->view->nodes;
  NodeId object = nodes_child_by_field(nodes, attribute, FIELD_OBJECT);
  BuiltinType type = value_type_shown(search->view, object).type;
  const char *name = value_type_name(type);
  Slice method = nodes_text(nodes, nodes_child_by_field(nodes, attribute, FIELD_ATTRIBUTE));
  if (method.len == 0) return method;
  if (name == NULL) {
    Slice owner = item_class(search->view, object, search->arena);
    if (owner.len == 0) return owner;
    return arena_format(search->arena, "%.*s.%.*s", (int)owner.len, owner.ptr, (int)method.len,
                        method.ptr);
  }
  return arena_format(search->arena, "%s.%s.%.*s", type == TYPE_DEQUE ? "collections" : "builtins",
                      name, (int)method.len, method.ptr);
}

/* "pathlib.Path.parent" for an attribute of an object whose class is known. */
static Slice member_name(const Search *search, NodeId expression) {
  const Nodes *nodes = search->view->nodes;
  if (!nodes_is(nodes, expression, NODE_ATTRIBUTE)) return (Slice){NULL, 0};
  NodeId object = nodes_child_by_field(nodes, expression, FIELD_OBJECT);
  Slice owner = names_class(search->view->names, object, search->arena);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, expression, FIELD_ATTRIBUTE));
  if (owner.len == 0) return (Slice){NULL, 0};
  return arena_format(search->arena, "%.*s.%.*s", (int)owner.len, owner.ptr, (int)name.len,
                      name.ptr);
}

/* The qualified name that a leaf and the expression around it mean; empty for variables that hold
 * an object: they are no topic, whatever the object's class is. */
static Slice meant_name(const Search *search, NodeId expression) {
  const Names *names = search->view->names;
  if (names_class(names, expression, search->arena).len > 0) return member_name(search, expression);
  Slice name = names_qualified(names, expression, search->arena);
  if (name.len > 0 || !nodes_is(search->view->nodes, expression, NODE_ATTRIBUTE)) return name;
  return method_name(search, expression);
}

/* The target of `append = rows.append`: the name is the reader's own. */
static bool is_being_bound(const Nodes *nodes, NodeId leaf) {
  uint16_t around = nodes_symbol(nodes, nodes_parent(nodes, leaf));
  return around == NODE_PATTERN_LIST ||
         (around == NODE_ASSIGNMENT && nodes_get(nodes, leaf)->field == FIELD_LEFT);
}

/* `threading.Thread.*` means what threads have, not `__dict__`, which all objects have. */
static bool is_common(const Trigger *trigger, Slice qualified) {
  return slice_ends_with(trigger->pattern, SLICE("*")) && slice_ends_with(qualified, SLICE("__")) &&
         slice_find(qualified, SLICE(".__"), 0) < qualified.len;
}

static void search_names(Search *search, NodeId leaf) {
  const Nodes *nodes = search->view->nodes;
  if (!nodes_is(nodes, leaf, NODE_IDENTIFIER) || is_being_bound(nodes, leaf)) return;
  NodeId expression = leaf;
  bool is_attribute = nodes_is(nodes, nodes_parent(nodes, leaf), NODE_ATTRIBUTE) &&
                      nodes_get(nodes, leaf)->field == FIELD_ATTRIBUTE;
  if (is_attribute) expression = nodes_parent(nodes, leaf);
  Slice qualified = meant_name(search, expression);
  if (qualified.len == 0) return;
  bool is_builtin = slice_starts_with(qualified, SLICE("builtins."));
  if (is_builtin && type_place_is(nodes, leaf)) return; /* says a type, makes nothing */
  TopicTrigger found[NAMES_AT_MOST];
  uint32_t count = knowledge_name_topics(search->knowledge, qualified, found, NAMES_AT_MOST);
  for (uint32_t i = 0; i < count; i++)
    if (!is_common(found[i].trigger, qualified))
      search_add(search, found[i].topic, found[i].trigger, expression, 0);
}

/* `is not` and `not in` are one token of two words. */
static NodeId whole_token(const Nodes *nodes, NodeId leaf) {
  NodeId parent = nodes_parent(nodes, leaf);
  bool is_part = parent != NO_NODE && !nodes_has_flag(nodes, parent, NODE_IS_NAMED);
  return is_part ? parent : leaf;
}

static bool is_silent(const Nodes *nodes, NodeId leaf) {
  return leaf == NO_NODE || leaf == NODE_ROOT || nodes_has_flag(nodes, leaf, NODE_IS_MISSING);
}

uint32_t concepts_at(const SegmentView *view, const Knowledge *knowledge, NodeId leaf,
                     Concept found[CONCEPTS_AT_MOST], Arena *arena) {
  const Nodes *nodes = view->nodes;
  if (is_silent(nodes, leaf)) return 0;
  Search search = {.view = view, .knowledge = knowledge, .arena = arena};
  search_names(&search, leaf);
  NodeId node = whole_token(nodes, leaf);
  for (uint32_t distance = 0; node != NO_NODE && distance < CHAIN_AT_MOST; distance++) {
    search_syntax(&search, node, distance);
    node = expression_headed_by(nodes, node);
  }
  if (search.count > 0 && search.found[0].concept.is_also) return 0;
  for (uint32_t i = 0; i < search.count; i++) found[i] = search.found[i].concept;
  return search.count;
}
