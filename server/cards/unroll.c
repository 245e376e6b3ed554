#include "cards/unroll.h"

#include "cards/source.h"
#include "cards/unroll_check.h"
#include "cards/unroll_writer.h"

/* One kind of comprehension: what the loops begin with, and what they do with each element. */
typedef struct Form {
  uint16_t symbol;
  const char *builtin; /* that must still mean what Python means by it; NULL for none */
  const char *empty;
  void (*add_element)(UnrollWriter *writer, NodeId body);
} Form;

/* The variable to which the comprehension is assigned, when it does not itself depend on it. */
static Slice assigned_name(const Nodes *nodes, NodeId comprehension) {
  NodeId parent = nodes_parent(nodes, comprehension);
  NodeId target = nodes_child_by_field(nodes, parent, FIELD_LEFT);
  bool is_assigned = nodes_is(nodes, parent, NODE_ASSIGNMENT) &&
                     nodes->items[comprehension].field == FIELD_RIGHT &&
                     nodes_is(nodes, target, NODE_IDENTIFIER);
  if (!is_assigned || source_mentions(nodes, comprehension, nodes_text(nodes, target)))
    return (Slice){NULL, 0};
  return nodes_text(nodes, target);
}

static bool is_builtin(UnrollWriter *writer, const char *name) {
  ScopeId scope = names_scope_at(writer->view->names, writer->comprehension);
  return names_lookup(writer->view->names, scope, slice_from_cstr(name)).scope == NAME_BUILTIN;
}

static void add_method_call(UnrollWriter *writer, const char *call, NodeId body) {
  unroll_begin_line(writer);
  buffer_add(&writer->out, writer->result);
  unroll_add_text(writer, call);
  unroll_add_source(writer, body);
  unroll_add_text(writer, ")");
  unroll_end_line(writer);
}

static void add_to_list(UnrollWriter *writer, NodeId body) {
  add_method_call(writer, ".append(", body);
}

static void add_to_set(UnrollWriter *writer, NodeId body) {
  add_method_call(writer, ".add(", body);
}

static void add_yield(UnrollWriter *writer, NodeId body) {
  bool is_named = nodes_is(writer->view->nodes, body, NODE_NAMED_EXPRESSION);
  unroll_begin_line(writer);
  unroll_add_text(writer, is_named ? "yield (" : "yield ");
  unroll_add_source(writer, body);
  if (is_named) unroll_add_text(writer, ")");
  unroll_end_line(writer);
}

/* Something whose value is the same before and after whatever stands beside it is computed. */
static bool is_atom(const Nodes *nodes, NodeId id) {
  static const uint16_t atoms[] = {NODE_IDENTIFIER, NODE_INTEGER, NODE_FLOAT,
                                   NODE_TRUE,       NODE_FALSE,   NODE_NONE};
  for (size_t i = 0; i < sizeof atoms / sizeof atoms[0]; i++)
    if (nodes_is(nodes, id, atoms[i])) return true;
  return nodes_is(nodes, id, NODE_STRING) &&
         nodes_child_with_symbol(nodes, id, NODE_INTERPOLATION) == NO_NODE;
}

static bool has_symbol_below(const Nodes *nodes, NodeId root, uint16_t symbol) {
  for (NodeId id = root + 1; id < nodes->items[root].next; id++)
    if (nodes->items[id].symbol == symbol) return true;
  return false;
}

/* A comprehension computes the key first, `d[key] = value` the value: the key gets a line of its
 * own where that could be told apart. */
static void add_to_dict(UnrollWriter *writer, NodeId pair) {
  static const char *const key_names[] = {"key", "new_key", "entry_key", NULL};
  const Nodes *nodes = writer->view->nodes;
  NodeId key = nodes_child_by_field(nodes, pair, FIELD_KEY);
  NodeId value = nodes_child_by_field(nodes, pair, FIELD_VALUE);
  if (key == NO_NODE || value == NO_NODE) {
    writer->is_good = false;
    return;
  }
  bool is_direct = (is_atom(nodes, key) || is_atom(nodes, value)) &&
                   !has_symbol_below(nodes, pair, NODE_NAMED_EXPRESSION);
  Slice name = {NULL, 0};
  if (!is_direct) {
    name = unroll_free_name(writer, key_names);
    unroll_begin_line(writer);
    buffer_add(&writer->out, name);
    unroll_add_text(writer, " = ");
    unroll_add_source(writer, key);
    unroll_end_line(writer);
  }
  unroll_begin_line(writer);
  buffer_add(&writer->out, writer->result);
  unroll_add_text(writer, "[");
  if (is_direct)
    unroll_add_source(writer, key);
  else
    buffer_add(&writer->out, name);
  unroll_add_text(writer, "] = ");
  unroll_add_source(writer, value);
  unroll_end_line(writer);
}

static bool is_async(const Nodes *nodes, NodeId clause) {
  return nodes_child_with_symbol(nodes, clause, KEYWORD_ASYNC) != NO_NODE;
}

/* The line of a clause. `first_iterable` stands for the first one's iterable where it is given. */
static void add_clause(UnrollWriter *writer, NodeId clause, Slice first_iterable) {
  const Nodes *nodes = writer->view->nodes;
  unroll_begin_line(writer);
  if (nodes_is(nodes, clause, NODE_IF_CLAUSE)) {
    unroll_add_text(writer, "if ");
    unroll_add_source(writer, nodes_first_named_child(nodes, clause));
  } else {
    unroll_add_text(writer, is_async(nodes, clause) ? "async for " : "for ");
    unroll_add_source(writer, nodes_child_by_field(nodes, clause, FIELD_LEFT));
    unroll_add_text(writer, " in ");
    if (first_iterable.len > 0)
      buffer_add(&writer->out, first_iterable);
    else
      unroll_add_source(writer, nodes_child_by_field(nodes, clause, FIELD_RIGHT));
  }
  unroll_add_text(writer, ":");
  unroll_end_line(writer);
  writer->depth++;
}

static void add_loops(UnrollWriter *writer, const Form *form, Slice first_iterable) {
  const Nodes *nodes = writer->view->nodes;
  NodeId comprehension = writer->comprehension;
  uint32_t outer_depth = writer->depth;
  NodeId clause = unroll_next_clause(nodes, comprehension, NO_NODE);
  add_clause(writer, clause, first_iterable);
  while (writer->is_good) {
    clause = unroll_next_clause(nodes, comprehension, clause);
    if (clause == NO_NODE) break;
    add_clause(writer, clause, (Slice){NULL, 0});
  }
  form->add_element(writer, nodes_child_by_field(nodes, comprehension, FIELD_BODY));
  writer->depth = outer_depth;
}

static void add_collection(UnrollWriter *writer, const Form *form) {
  unroll_begin_line(writer);
  buffer_add(&writer->out, writer->result);
  unroll_add_text(writer, " = ");
  unroll_add_text(writer, form->empty);
  unroll_end_line(writer);
  add_loops(writer, form, (Slice){NULL, 0});
}

/* Whether what runs later waits for something, which makes the generator asynchronous. */
static bool has_await(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_AWAIT) || has_symbol_below(nodes, node, NODE_AWAIT) ||
         has_symbol_below(nodes, node, KEYWORD_ASYNC);
}

/* Names that `:=` binds would be the function's own, and waiting in what is itself evaluated at
 * another time is more than these lines can show. */
static bool is_beyond_a_function(const Nodes *nodes, NodeId generator, NodeId first) {
  if (has_symbol_below(nodes, generator, NODE_NAMED_EXPRESSION) || is_async(nodes, first))
    return true;
  if (!has_await(nodes, generator)) return false;
  return has_await(nodes, nodes_child_by_field(nodes, first, FIELD_RIGHT)) ||
         has_symbol_below(nodes, generator, NODE_GENERATOR_EXPRESSION);
}

/* Everything but the first iterable runs later: that is a generator function, called at once. */
static void add_generator(UnrollWriter *writer, const Form *form) {
  static const char *const function_names[] = {"generate", "generate_values", "generator", NULL};
  static const char *const source_names[] = {"source", "iterator", "first_source", NULL};
  const Nodes *nodes = writer->view->nodes;
  NodeId first = unroll_next_clause(nodes, writer->comprehension, NO_NODE);
  if (is_beyond_a_function(nodes, writer->comprehension, first)) writer->is_good = false;
  Slice function = unroll_free_name(writer, function_names);
  Slice source = unroll_free_name(writer, source_names);
  unroll_begin_line(writer);
  unroll_add_text(writer, has_await(nodes, writer->comprehension) ? "async def " : "def ");
  buffer_add(&writer->out, function);
  unroll_add_text(writer, "(");
  buffer_add(&writer->out, source);
  unroll_add_text(writer, "):");
  unroll_end_line(writer);
  writer->depth++;
  add_loops(writer, form, source);
  writer->depth--;
  unroll_begin_line(writer);
  buffer_add(&writer->out, writer->result);
  unroll_add_text(writer, " = ");
  buffer_add(&writer->out, function);
  unroll_add_text(writer, "(iter(");
  unroll_add_source(writer, nodes_child_by_field(nodes, first, FIELD_RIGHT));
  unroll_add_text(writer, "))");
  unroll_end_line(writer);
}

static const Form forms[] = {
    {NODE_LIST_COMPREHENSION, NULL, "[]", add_to_list},
    {NODE_SET_COMPREHENSION, "set", "set()", add_to_set},
    {NODE_DICTIONARY_COMPREHENSION, NULL, "{}", add_to_dict},
    {NODE_GENERATOR_EXPRESSION, "iter", NULL, add_yield},
};

static const Form *form_of(const Nodes *nodes, NodeId node) {
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
    if (nodes_is(nodes, node, forms[i].symbol)) return &forms[i];
  return NULL;
}

bool unroll_is_comprehension(const Nodes *nodes, NodeId node) {
  return form_of(nodes, node) != NULL;
}

uint32_t unroll_variables(const Nodes *nodes, NodeId comprehension, Slice *names,
                          uint32_t capacity) {
  uint32_t count = 0;
  for (NodeId clause = unroll_next_clause(nodes, comprehension, NO_NODE); clause != NO_NODE;
       clause = unroll_next_clause(nodes, comprehension, clause)) {
    NodeId target = nodes_child_by_field(nodes, clause, FIELD_LEFT);
    for (NodeId name = unroll_next_target(nodes, target, NO_NODE);
         name != NO_NODE && count < capacity; name = unroll_next_target(nodes, target, name))
      names[count++] = nodes_text(nodes, name);
  }
  return count;
}

Slice unroll_comprehension(const SegmentView *view, NodeId comprehension, Arena *arena) {
  static const char *const result_names[] = {"result", "results", "collected", NULL};
  static const char *const generator_names[] = {"values", "results", "produced", NULL};
  const Form *form = form_of(view->nodes, comprehension);
  if (form == NULL || !unroll_is_possible(view, comprehension)) return (Slice){NULL, 0};
  bool is_generator = form->empty == NULL;
  UnrollWriter writer = {.view = view, .comprehension = comprehension, .is_good = true};
  buffer_init(&writer.out);
  writer.result = assigned_name(view->nodes, comprehension);
  if (writer.result.len == 0)
    writer.result = unroll_free_name(&writer, is_generator ? generator_names : result_names);
  if (form->builtin != NULL && !is_builtin(&writer, form->builtin)) writer.is_good = false;
  if (is_generator)
    add_generator(&writer, form);
  else
    add_collection(&writer, form);
  Slice code = {NULL, 0};
  if (writer.is_good) code = arena_copy(arena, buffer_slice(&writer.out));
  buffer_release(&writer.out);
  return code;
}
