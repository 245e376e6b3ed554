/* `map`, `filter`, `reduce` and `partial` in the reader's own names.
 *   source  library reference: Built-in Functions, functools. */
#include "cards/fact.h"
#include "cards/source.h"
#include "cards/words.h"
#include "syntax/arguments.h"

/* The one plain parameter of a lambda; NO_NODE for other functions. */
static NodeId only_parameter(const Nodes *nodes, NodeId function) {
  NodeId parameters = nodes_child_by_field(nodes, function, FIELD_PARAMETERS);
  NodeId parameter = nodes_first_named_child(nodes, parameters);
  bool is_plain = nodes_is(nodes, function, NODE_LAMBDA) &&
                  nodes_is(nodes, parameter, NODE_IDENTIFIER) &&
                  nodes_next_named_sibling(nodes, parameter) == NO_NODE;
  return is_plain ? parameter : (NodeId)NO_NODE;
}

/* Bodies that would mean something else within a generator expression. */
static bool is_bound_to_place(const Nodes *nodes, NodeId body) {
  for (NodeId id = body; id < nodes->items[body].next; id++) {
    uint16_t symbol = nodes->items[id].symbol;
    if (symbol == NODE_NAMED_EXPRESSION || symbol == NODE_YIELD || symbol == NODE_AWAIT ||
        symbol == NODE_LAMBDA)
      return true;
  }
  return false;
}

/* Parts of a generator expression; what is NO_NODE is left out. */
typedef struct Loop {
  NodeId variable; /* NO_NODE: `item` */
  NodeId applied; /* a function that is called with the item, or NO_NODE */
  NodeId body; /* an expression of the item, or NO_NODE */
  NodeId items;
} Loop;

static bool add_application(const Nodes *nodes, const Loop *loop, Slice variable, Buffer *out) {
  if (loop->body != NO_NODE) return source_add_line(nodes, loop->body, out);
  if (loop->applied == NO_NODE) {
    buffer_add(out, variable);
    return true;
  }
  if (!source_add_line(nodes, loop->applied, out)) return false;
  buffer_add_char(out, '(');
  buffer_add(out, variable);
  buffer_add_char(out, ')');
  return true;
}

/* "(str(item) for item in ids)", or with `if` for a filter. False where it cannot be written. */
static bool add_loop(const Nodes *nodes, const Loop *loop, bool is_filter, Buffer *out) {
  Slice variable = loop->variable == NO_NODE ? SLICE("item") : nodes_text(nodes, loop->variable);
  buffer_add_char(out, '(');
  if (is_filter)
    buffer_add(out, variable);
  else if (!add_application(nodes, loop, variable, out))
    return false;
  buffer_add(out, SLICE(" for "));
  buffer_add(out, variable);
  buffer_add(out, SLICE(" in "));
  if (!source_add_line(nodes, loop->items, out)) return false;
  if (is_filter) {
    buffer_add(out, SLICE(" if "));
    if (!add_application(nodes, loop, variable, out)) return false;
  }
  buffer_add_char(out, ')');
  return true;
}

static bool is_name(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_IDENTIFIER) || nodes_is(nodes, node, NODE_ATTRIBUTE);
}

/* What can stand behind `in` without parentheses. */
static bool is_simple(const Nodes *nodes, NodeId items) {
  return is_name(nodes, items) || nodes_is(nodes, items, NODE_CALL) ||
         nodes_is(nodes, items, NODE_SUBSCRIPT) || nodes_is(nodes, items, NODE_LIST);
}

static bool find_loop(const Nodes *nodes, NodeId call, bool is_filter, Loop *loop) {
  NodeId function = arguments_positional(nodes, call, 0);
  NodeId items = arguments_positional(nodes, call, 1);
  *loop = (Loop){NO_NODE, NO_NODE, NO_NODE, items};
  bool is_one = items != NO_NODE && arguments_positional(nodes, call, 2) == NO_NODE;
  if (!is_one || arguments_are_spread(nodes, call) || !is_simple(nodes, items)) return false;
  loop->variable = only_parameter(nodes, function);
  if (loop->variable != NO_NODE) {
    loop->body = nodes_child_by_field(nodes, function, FIELD_BODY);
    bool is_open = nodes_is(nodes, loop->body, NODE_CONDITIONAL_EXPRESSION) && is_filter;
    return !is_open && !is_bound_to_place(nodes, loop->body) &&
           !source_mentions(nodes, items, nodes_text(nodes, loop->variable));
  }
  if (is_filter && nodes_is(nodes, function, NODE_NONE)) return true;
  loop->applied = function;
  return is_name(nodes, function) && !source_mentions(nodes, function, SLICE("item")) &&
         !source_mentions(nodes, items, SLICE("item"));
}

Fact fact_of_map(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  if (call == NO_NODE) return (Fact){0};
  Slice name = names_qualified(place->view->names,
                               nodes_child_by_field(nodes, call, FIELD_FUNCTION), place->arena);
  bool is_filter = slice_is(name, "builtins.filter");
  Loop loop;
  if (!find_loop(nodes, call, is_filter, &loop)) return (Fact){0};
  Buffer out;
  buffer_init(&out);
  Fact fact = {0};
  if (add_loop(nodes, &loop, is_filter, &out) && out.len <= 200) {
    fact.words = SLICE("It yields what this generator expression yields:");
    fact.code = arena_copy(place->arena, buffer_slice(&out));
  }
  buffer_release(&out);
  return fact;
}

Fact fact_of_reduce(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  NodeId items = arguments_positional(nodes, call, 1);
  if (items == NO_NODE || arguments_are_spread(nodes, call)) return (Fact){0};
  NodeId start = arguments_positional(nodes, call, 2);
  if (start == NO_NODE) start = arguments_keyword(nodes, call, "initial");
  Holes values = {{words_node(nodes, items, place->arena), words_node(nodes, start, place->arena)}};
  const char *pattern = start == NO_NODE
                            ? "There is no start value: if {} is empty, this raises `TypeError`."
                            : "If {} is empty, the result is the start value {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* The call that calling the partial makes: "send('ann', ..., urgent=True)". */
static bool add_partial_call(const Nodes *nodes, NodeId call, Buffer *out) {
  NodeId list = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId function = nodes_first_named_child(nodes, list);
  if (!is_name(nodes, function) || !source_add_line(nodes, function, out)) return false;
  buffer_add_char(out, '(');
  bool has_keyword = false;
  for (NodeId item = nodes_next_named_sibling(nodes, function); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    if (!has_keyword && nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) {
      buffer_add(out, SLICE("..., "));
      has_keyword = true;
    }
    if (has_keyword && !nodes_is(nodes, item, NODE_KEYWORD_ARGUMENT)) return false;
    if (!source_add_line(nodes, item, out)) return false;
    if (!has_keyword || nodes_next_named_sibling(nodes, item) != NO_NODE)
      buffer_add(out, SLICE(", "));
  }
  buffer_add(out, has_keyword ? SLICE(")") : SLICE("...)"));
  return true;
}

/* Not `partialmethod`, which puts the object in front of its arguments. */
static bool is_partial(const FactPlace *place, NodeId call) {
  NodeId function = nodes_child_by_field(place->view->nodes, call, FIELD_FUNCTION);
  return slice_is(names_qualified(place->view->names, function, place->arena), "functools.partial");
}

Fact fact_of_partial(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->leaf);
  if (call == NO_NODE || arguments_positional(nodes, call, 0) == NO_NODE ||
      arguments_are_spread(nodes, call) || !is_partial(place, call))
    return (Fact){0};
  NodeId target = nodes_child_by_field(nodes, nodes_parent(nodes, call), FIELD_LEFT);
  Buffer out;
  buffer_init(&out);
  Fact fact = {0};
  if (add_partial_call(nodes, call, &out)) {
    bool is_named = nodes_is(nodes, target, NODE_IDENTIFIER) &&
                    nodes_is(nodes, nodes_parent(nodes, call), NODE_ASSIGNMENT);
    Holes values = {{words_code(buffer_slice(&out), place->arena)}};
    if (is_named) values = (Holes){{words_node(nodes, target, place->arena), values.of[0]}};
    fact.words = words_fill(
        place->arena, is_named ? "To call {} is to call {}." : "To call the result is to call {}.",
        values);
  }
  buffer_release(&out);
  return fact;
}
