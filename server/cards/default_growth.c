#include "cards/default_growth.h"

#include "cards/source.h"
#include "concepts/function.h"

/* Builtins that only look at what they are given. */
static const char readers[] =
    "all any bool enumerate len list max min print repr set sorted str sum tuple type";

static const struct {
  const char *method;
  GrowthKind kind;
} methods[] = {{"append", GROWTH_APPEND}, {"add", GROWTH_ADD}};

/* The method call `parameter.method(item)` as growth. */
static Growth growth_of_call(const Nodes *nodes, NodeId call, Slice parameter) {
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  NodeId receiver = nodes_child_by_field(nodes, callee, FIELD_OBJECT);
  NodeId method = nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE);
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId item = nodes_first_named_child(nodes, arguments);
  bool is_own = nodes_is(nodes, receiver, NODE_IDENTIFIER) &&
                slice_equal(nodes_text(nodes, receiver), parameter);
  if (!is_own || !nodes_is(nodes, arguments, NODE_ARGUMENT_LIST)) return (Growth){0};
  if (item == NO_NODE || nodes_next_named_sibling(nodes, item) != NO_NODE) return (Growth){0};
  if (nodes_is(nodes, item, NODE_LIST_SPLAT) || nodes_is(nodes, item, NODE_DICTIONARY_SPLAT))
    return (Growth){0};
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
    if (slice_is(nodes_text(nodes, method), methods[i].method))
      return (Growth){.kind = methods[i].kind, .key = NO_NODE, .item = item};
  return (Growth){0};
}

/* The assignment `parameter[key] = item` as growth. */
static Growth growth_of_assignment(const Nodes *nodes, NodeId assignment, Slice parameter) {
  NodeId left = nodes_child_by_field(nodes, assignment, FIELD_LEFT);
  NodeId receiver = nodes_child_by_field(nodes, left, FIELD_VALUE);
  NodeId key = nodes_child_by_field(nodes, left, FIELD_SUBSCRIPT);
  NodeId item = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  bool is_own = nodes_is(nodes, left, NODE_SUBSCRIPT) &&
                nodes_is(nodes, receiver, NODE_IDENTIFIER) &&
                slice_equal(nodes_text(nodes, receiver), parameter);
  if (!is_own || key == NO_NODE || item == NO_NODE) return (Growth){0};
  if (nodes_is(nodes, key, NODE_SLICE) || nodes_next_named_sibling(nodes, key) != NO_NODE)
    return (Growth){0};
  return (Growth){.kind = GROWTH_STORE, .key = key, .item = item};
}

static Growth growth_of_statement(const Nodes *nodes, NodeId statement, Slice parameter) {
  NodeId expression = nodes_first_named_child(nodes, statement);
  if (!nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT)) return (Growth){0};
  if (nodes_next_named_sibling(nodes, expression) != NO_NODE) return (Growth){0};
  if (nodes_is(nodes, expression, NODE_CALL)) return growth_of_call(nodes, expression, parameter);
  if (nodes_is(nodes, expression, NODE_ASSIGNMENT))
    return growth_of_assignment(nodes, expression, parameter);
  return (Growth){0};
}

/* True for a statement after which the next one runs, unless it raises. */
static bool goes_on(const Nodes *nodes, NodeId statement) {
  static const uint16_t simple[] = {NODE_EXPRESSION_STATEMENT, NODE_PASS_STATEMENT,
                                    NODE_GLOBAL_STATEMENT,     NODE_NONLOCAL_STATEMENT,
                                    NODE_IMPORT_STATEMENT,     NODE_IMPORT_FROM_STATEMENT};
  for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++)
    if (nodes_is(nodes, statement, simple[i])) return true;
  return false;
}

static bool mentions_parameter(const Nodes *nodes, NodeId parameters, NodeId statement) {
  for (NodeId id = parameters; id < nodes->items[parameters].next; id++)
    if (nodes->items[id].symbol == NODE_IDENTIFIER &&
        source_mentions(nodes, statement, nodes_text(nodes, id)))
      return true;
  return false;
}

static bool is_reader_call(const SegmentView *view, NodeId call) {
  const Nodes *nodes = view->nodes;
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  return names_means_builtin(view->names, callee, readers);
}

/* True where an identifier stands so that its object is only looked at. */
static bool is_read(const SegmentView *view, NodeId id) {
  const Nodes *nodes = view->nodes;
  NodeId parent = nodes_parent(nodes, id);
  switch (nodes_symbol(nodes, parent)) {
  case NODE_RETURN_STATEMENT:
  case NODE_COMPARISON_OPERATOR:
  case NODE_NOT_OPERATOR:
  case NODE_INTERPOLATION: return true;
  case NODE_FOR_STATEMENT:
  case NODE_FOR_IN_CLAUSE: return nodes->items[id].field == FIELD_RIGHT;
  case NODE_IF_STATEMENT: return nodes->items[id].field == FIELD_CONDITION;
  case NODE_ARGUMENT_LIST: return is_reader_call(view, nodes_parent(nodes, parent));
  default: return false;
  }
}

/* True when the parameter is named nowhere in the body but in `growing` and to be read. */
static bool is_only_read_beside(const SegmentView *view, NodeId body, NodeId growing, Slice name) {
  const Nodes *nodes = view->nodes;
  for (NodeId id = body; id < nodes->items[body].next; id++) {
    if (nodes->items[id].symbol != NODE_IDENTIFIER) continue;
    if (!slice_equal(nodes_text(nodes, id), name)) continue;
    if (!nodes_is_within(nodes, id, growing) && !is_read(view, id)) return false;
  }
  return true;
}

static bool runs_when_called(const SegmentView *view, NodeId function) {
  const Scope *scope = names_scope(view->names, function_scope(view, function));
  return scope != NULL && !scope->is_generator && !scope->is_async &&
         !nodes_has_flag(view->nodes, function, NODE_HAS_ERROR) &&
         definition_next_decorator(view->nodes, function, NO_NODE) == NO_NODE;
}

Growth growth_find(const SegmentView *view, NodeId function, NodeId parameter) {
  const Nodes *nodes = view->nodes;
  if (!nodes_is(nodes, function, NODE_FUNCTION_DEFINITION)) return (Growth){0};
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  if (parameters == NO_NODE || body == NO_NODE || !runs_when_called(view, function))
    return (Growth){0};
  Slice name = nodes_text(nodes, parameter);
  for (NodeId statement = nodes_first_named_child(nodes, body); statement != NO_NODE;
       statement = nodes_next_named_sibling(nodes, statement)) {
    Growth growth = growth_of_statement(nodes, statement, name);
    if (growth.kind != GROWTH_NONE) {
      bool is_certain = is_only_read_beside(view, body, statement, name) &&
                        !source_mentions(nodes, growth.item, name) &&
                        !source_mentions(nodes, growth.key, name);
      growth.statement = statement;
      return is_certain ? growth : (Growth){0};
    }
    if (!goes_on(nodes, statement) || mentions_parameter(nodes, parameters, statement))
      return (Growth){0};
  }
  return (Growth){0};
}
