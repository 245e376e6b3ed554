#include "cards/default_calls.h"

#include "base/buffer.h"
#include "cards/default_growth.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "concepts/value_type.h"

enum { REQUIRED_AT_MOST = 2 };

/* Values to show for an annotation, call after call; the first row is for parameters without one.
 */
typedef struct Samples {
  const char *annotation;
  const char *values[2 * REQUIRED_AT_MOST];
} Samples;

static const Samples samples[] = {
    {"", {"1", "2", "3", "4"}},
    {"int", {"1", "2", "3", "4"}},
    {"str", {"\"a\"", "\"b\"", "\"c\"", "\"d\""}},
};

/* The parameters that a call must give, in order, `self` left out. */
typedef struct Required {
  NodeId names[REQUIRED_AT_MOST]; /* identifiers */
  const Samples *samples[REQUIRED_AT_MOST];
  uint32_t count;
  bool is_simple; /* false: there are more, or such that cannot be given by position */
} Required;

static Slice sample_of(const Required *required, uint32_t index, uint32_t call) {
  return slice_from_cstr(required->samples[index]->values[call * required->count + index]);
}

/* False when there are too many, or when no sample value is known for the parameter. */
static bool add_required(const Nodes *nodes, NodeId parameter, Required *required) {
  NodeId name = parameter;
  Slice annotation = {NULL, 0};
  if (nodes_is(nodes, parameter, NODE_TYPED_PARAMETER)) {
    name = nodes_first_named_child(nodes, parameter);
    annotation = nodes_text(nodes, nodes_child_by_field(nodes, parameter, FIELD_TYPE));
  }
  if (!nodes_is(nodes, name, NODE_IDENTIFIER) || required->count == REQUIRED_AT_MOST) return false;
  for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
    if (!slice_is(annotation, samples[i].annotation)) continue;
    required->names[required->count] = name;
    required->samples[required->count++] = &samples[i];
    return true;
  }
  return false;
}

static Required find_required(const Nodes *nodes, NodeId function, bool is_method) {
  Required required = {.is_simple = true};
  bool is_keyword_only = false;
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId parameter = nodes_first_named_child(nodes, parameters);
  if (is_method) parameter = nodes_next_named_sibling(nodes, parameter);
  for (; parameter != NO_NODE && required.is_simple;
       parameter = nodes_next_named_sibling(nodes, parameter)) {
    switch (nodes_symbol(nodes, parameter)) {
    case NODE_DEFAULT_PARAMETER:
    case NODE_TYPED_DEFAULT_PARAMETER:
    case NODE_DICTIONARY_SPLAT_PATTERN:
    case NODE_POSITIONAL_SEPARATOR: break;
    case NODE_KEYWORD_SEPARATOR:
    case NODE_LIST_SPLAT_PATTERN: is_keyword_only = true; break;
    default: required.is_simple = !is_keyword_only && add_required(nodes, parameter, &required);
    }
  }
  return required;
}

/* True where an identifier stands so that any object will do there. */
static bool takes_anything(const Nodes *nodes, NodeId id) {
  switch (nodes_symbol(nodes, nodes_parent(nodes, id))) {
  case NODE_RETURN_STATEMENT:
  case NODE_NOT_OPERATOR:
  case NODE_INTERPOLATION: return true;
  case NODE_IF_STATEMENT: return nodes->items[id].field == FIELD_CONDITION;
  default: return false;
  }
}

/* True when a number or a text would do for each required parameter, as far as the body shows:
 * beside `statement` they are only handed back, tested or shown, and nothing is raised. */
static bool takes_samples(const Nodes *nodes, NodeId body, NodeId statement,
                          const Required *required) {
  for (NodeId id = body; id < nodes->items[body].next; id++) {
    if (nodes->items[id].symbol == NODE_RAISE_STATEMENT) return false;
    if (nodes->items[id].symbol != NODE_IDENTIFIER) continue;
    if (nodes_is_within(nodes, id, statement) || takes_anything(nodes, id)) continue;
    for (uint32_t i = 0; i < required->count; i++)
      if (slice_equal(nodes_text(nodes, required->names[i]), nodes_text(nodes, id))) return false;
  }
  return true;
}

/* What `expression` is in the first (0) or second (1) call; empty when that is not known. */
static Slice value_in_call(const Nodes *nodes, const Required *required, NodeId expression,
                           uint32_t call) {
  if (nodes_is(nodes, expression, NODE_INTEGER) || nodes_is(nodes, expression, NODE_TRUE) ||
      nodes_is(nodes, expression, NODE_FALSE) || nodes_is(nodes, expression, NODE_NONE))
    return nodes_text(nodes, expression);
  if (!nodes_is(nodes, expression, NODE_IDENTIFIER)) return (Slice){NULL, 0};
  for (uint32_t i = 0; i < required->count; i++)
    if (slice_equal(nodes_text(nodes, required->names[i]), nodes_text(nodes, expression)))
      return sample_of(required, i, call);
  return (Slice){NULL, 0};
}

/* "add(1)", or ".add(1)" for a method. */
static Slice call_text(const SegmentView *view, NodeId function, const Required *required,
                       uint32_t call, Arena *arena) {
  Holes values = {{definition_is_method(view, function) ? SLICE(".") : SLICE(""),
                   function_name(view->nodes, function), SLICE(""), SLICE("")}};
  for (uint32_t i = 0; i < required->count; i++) values.of[2 + i] = sample_of(required, i, call);
  return words_fill(arena, required->count == 2 ? "{}{}({}, {})" : "{}{}({})", values);
}

/* The dict after both calls: "{1: 2, 3: 4}", or one entry where the key is the same. */
static Slice filled_dict(const Nodes *nodes, const Growth *growth, const Required *required,
                         Arena *arena) {
  Slice keys[] = {value_in_call(nodes, required, growth->key, 0),
                  value_in_call(nodes, required, growth->key, 1)};
  Slice items[] = {value_in_call(nodes, required, growth->item, 0),
                   value_in_call(nodes, required, growth->item, 1)};
  if (keys[0].len == 0 || items[0].len == 0) return (Slice){NULL, 0};
  if (slice_equal(keys[0], keys[1]))
    return words_fill(arena, "{{}: {}}", (Holes){{keys[1], items[1]}});
  return words_fill(arena, "{{}: {}, {}: {}}", (Holes){{keys[0], items[0], keys[1], items[1]}});
}

/* The display after both calls: "[1, 2]", "{1, 2}", "{1: 2, 3: 4}"; empty when it is not known. */
static Slice filled_text(const Nodes *nodes, const Growth *growth, const Required *required,
                         Arena *arena) {
  if (growth->kind == GROWTH_STORE) return filled_dict(nodes, growth, required, arena);
  Slice first = value_in_call(nodes, required, growth->item, 0);
  Slice second = value_in_call(nodes, required, growth->item, 1);
  if (first.len == 0) return first;
  if (growth->kind == GROWTH_APPEND) return words_fill(arena, "[{}, {}]", (Holes){{first, second}});
  return slice_equal(first, second) ? words_fill(arena, "{{}}", (Holes){{first}})
                                    : words_fill(arena, "{{}, {}}", (Holes){{first, second}});
}

/* True for `[]`, `{}`, `list()`, `dict()` and `set()`. */
static bool is_empty(const Nodes *nodes, NodeId value) {
  if (nodes_is(nodes, value, NODE_CALL))
    value = nodes_child_by_field(nodes, value, FIELD_ARGUMENTS);
  else if (!nodes_is(nodes, value, NODE_LIST) && !nodes_is(nodes, value, NODE_DICTIONARY))
    return false;
  return value != NO_NODE && nodes_first_named_child(nodes, value) == NO_NODE;
}

static bool kind_fits(GrowthKind kind, BuiltinType type) {
  return (kind == GROWTH_APPEND && type == TYPE_LIST) || (kind == GROWTH_ADD && type == TYPE_SET) ||
         (kind == GROWTH_STORE && type == TYPE_DICT);
}

Slice default_second_call(const SegmentView *view, NodeId function, NodeId parameter, NodeId value,
                          Arena *arena) {
  const Nodes *nodes = view->nodes;
  Growth growth = growth_find(view, function, parameter);
  if (!kind_fits(growth.kind, value_type_shown(view, value).type)) return (Slice){NULL, 0};
  bool is_method = definition_is_method(view, function);
  Slice name = function_name(nodes, function);
  Required required = find_required(nodes, function, is_method);
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  Slice filled = {NULL, 0};
  if (required.is_simple && is_empty(nodes, value) && !slice_starts_with(name, SLICE("__")) &&
      takes_samples(nodes, body, growth.statement, &required))
    filled = filled_text(nodes, &growth, &required, arena);
  if (filled.len > 0) {
    Holes values = {{words_code(call_text(view, function, &required, 0, arena), arena),
                     words_code(call_text(view, function, &required, 1, arena), arena),
                     words_node(nodes, parameter, arena), words_code(filled, arena)}};
    const char *pattern =
        is_method ? "after the first two calls, {} and {}, on one object or on two, {} is {}"
                  : "after the first two calls, {} and {}, {} is {}";
    return words_fill(arena, pattern, values);
  }
  static const char *const done[] = {"", "appended", "added", "stored"};
  Holes values = {{words_code(name, arena), words_node(nodes, parameter, arena),
                   slice_from_cstr(done[growth.kind])}};
  return words_fill(arena, "the second call of {} without {} finds in it what the first {}",
                    values);
}

NodeId default_kept_as(const Nodes *nodes, NodeId function, NodeId parameter) {
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  Slice self = nodes_text(nodes, nodes_first_named_child(nodes, parameters));
  for (NodeId statement = nodes_first_named_child(nodes, body);
       nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT);
       statement = nodes_next_named_sibling(nodes, statement)) {
    NodeId assignment = nodes_first_named_child(nodes, statement);
    if (!nodes_is(nodes, assignment, NODE_ASSIGNMENT)) continue;
    NodeId left = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
    NodeId right = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
    if (nodes_is(nodes, left, NODE_IDENTIFIER) &&
        slice_equal(nodes_text(nodes, left), nodes_text(nodes, parameter)))
      return NO_NODE;
    bool keeps =
        nodes_is(nodes, right, NODE_IDENTIFIER) && nodes_is(nodes, left, NODE_ATTRIBUTE) &&
        slice_equal(nodes_text(nodes, right), nodes_text(nodes, parameter)) &&
        slice_equal(nodes_text(nodes, nodes_child_by_field(nodes, left, FIELD_OBJECT)), self);
    if (keeps) return left;
  }
  return NO_NODE;
}

/* True for `parameter is None`. */
static bool is_none_test(const Nodes *nodes, NodeId condition, Slice parameter) {
  NodeId left = nodes_first_named_child(nodes, condition);
  NodeId right = nodes_next_named_sibling(nodes, left);
  return nodes_is(nodes, condition, NODE_COMPARISON_OPERATOR) &&
         nodes_child_with_symbol(nodes, condition, KEYWORD_IS) != NO_NODE &&
         nodes_is(nodes, right, NODE_NONE) && nodes_is(nodes, left, NODE_IDENTIFIER) &&
         slice_equal(nodes_text(nodes, left), parameter);
}

NodeId default_replacement(const Nodes *nodes, NodeId function, NodeId parameter) {
  Slice name = nodes_text(nodes, parameter);
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  if (!nodes_is(nodes, body, NODE_BLOCK)) return NO_NODE; /* a lambda's */
  for (NodeId statement = nodes_first_named_child(nodes, body); statement != NO_NODE;
       statement = nodes_next_named_sibling(nodes, statement)) {
    if (!nodes_is(nodes, statement, NODE_IF_STATEMENT)) continue;
    NodeId condition = nodes_child_by_field(nodes, statement, FIELD_CONDITION);
    if (!is_none_test(nodes, nodes_unparenthesized(nodes, condition), name)) continue;
    NodeId block = nodes_child_by_field(nodes, statement, FIELD_CONSEQUENCE);
    NodeId first = nodes_first_named_child(nodes, nodes_first_named_child(nodes, block));
    NodeId left = nodes_child_by_field(nodes, first, FIELD_LEFT);
    bool is_replaced = nodes_is(nodes, first, NODE_ASSIGNMENT) &&
                       nodes_is(nodes, left, NODE_IDENTIFIER) &&
                       slice_equal(nodes_text(nodes, left), name);
    return is_replaced ? nodes_child_by_field(nodes, first, FIELD_RIGHT) : NO_NODE;
  }
  return NO_NODE;
}
