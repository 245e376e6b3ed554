/* Generators: that calling one runs nothing yet, and where it pauses.
 *   source  Python language reference, "Yield expressions". */
#include "cards/fact.h"
#include "cards/unroll.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "text/lines.h"

enum { YIELDS_AT_MOST = 64 };

typedef struct Yields {
  uint32_t lines[YIELDS_AT_MOST]; /* zero-based */
  uint32_t count;
  bool is_cut; /* there are more */
} Yields;

/* The `yield`s that are the function's own, those of functions inside it left out. */
static Yields find_yields(const SegmentView *view, NodeId function) {
  const Nodes *nodes = view->nodes;
  ScopeId scope = function_scope(view, function);
  Yields yields = {0};
  uint32_t counted = nodes->items[function].start;
  uint32_t line = view_line(view, counted);
  for (NodeId id = function; id < nodes->items[function].next; id++) {
    if (nodes->items[id].symbol != NODE_YIELD) continue;
    if (names_scope_at(view->names, id) != scope) continue;
    yields.is_cut = yields.count == YIELDS_AT_MOST;
    if (yields.is_cut) break;
    line += lines_count(slice_sub(nodes->text, counted, nodes->items[id].start));
    counted = nodes->items[id].start;
    yields.lines[yields.count++] = line;
  }
  return yields;
}

/* "the `yield` on line 42 or 47". */
static Slice places_of(const Yields *yields, Arena *arena) {
  if (yields->is_cut)
    return arena_format(arena, "one of its `yield`s, from line %u on", yields->lines[0] + 1);
  Slice lines = words_any_line(yields->lines, yields->count, arena);
  return words_fill(arena, "the `yield` on {}", (Holes){{lines}});
}

/* How a decorator of known meaning runs the generator; `{}` are its name and its places. */
typedef struct Runner {
  const char *decorator;
  const char *function; /* said of the function */
  const char *yield; /* said of its `yield` */
} Runner;

static const Runner runners[] = {
    {"contextlib.contextmanager", "`with` runs {} to {}; what follows it runs when the block ends.",
     "{} pauses here while the block of its `with` runs; {} is what `as` binds."},
    {"contextlib.asynccontextmanager",
     "`async with` runs {} to {}; what follows it runs when the block ends.",
     "{} pauses here while the block of its `async with` runs; {} is what `as` binds."},
    {"pytest.fixture",
     "pytest runs {} to {} before the tests that ask for it; what follows it runs after them.",
     "{} pauses here while the tests that ask for it run; they are given {}."},
};

static const Runner *find_runner(Slice decorator) {
  for (size_t i = 0; i < sizeof runners / sizeof runners[0]; i++)
    if (slice_is(decorator, runners[i].decorator)) return &runners[i];
  return NULL;
}

static Fact fact_of_function(const FactPlace *place, NodeId function) {
  const SegmentView *view = place->view;
  Yields yields = find_yields(view, function);
  if (yields.count == 0) return (Fact){0};
  Slice name = words_code(function_name(view->nodes, function), place->arena);
  Holes values = {{name, places_of(&yields, place->arena)}};
  bool is_async = function_is_async(view->nodes, function);
  const char *pattern =
      is_async
          ? "{} is an async generator function: calling it runs nothing yet; each step of "
            "`async for` runs on to {}, or to the end."
          : "{} is a generator function: calling it runs nothing yet; each `next()` runs on to "
            "{}, or to the end.";
  if (definition_next_decorator(view->nodes, function, NO_NODE) != NO_NODE) {
    const Runner *runner = find_runner(definition_only_decorator(view, function, place->arena));
    pattern = runner != NULL ? runner->function
                             : "Beneath its decorators, {} is a generator function: calling that "
                               "runs nothing yet; each step runs on to {}, or to the end.";
  }
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* "`got` becomes what `.send()` passes in ...", where the `yield` is assigned to a name. */
static Slice sent_value(const FactPlace *place, NodeId yield) {
  const Nodes *nodes = place->view->nodes;
  NodeId holder = nodes_parent(nodes, yield);
  while (nodes_is(nodes, holder, NODE_PARENTHESIZED_EXPRESSION))
    holder = nodes_parent(nodes, holder);
  NodeId target = nodes_child_by_field(nodes, holder, FIELD_LEFT);
  if (!nodes_is(nodes, holder, NODE_ASSIGNMENT) || !nodes_is(nodes, target, NODE_IDENTIFIER))
    return (Slice){NULL, 0};
  Slice name = words_node(nodes, target, place->arena);
  return words_fill(place->arena,
                    " {} becomes what `.send()` passes in, or `None` after a plain `next()`.",
                    (Holes){{name}});
}

static Fact fact_of_delegation(const FactPlace *place, NodeId yield, Slice function) {
  NodeId source = nodes_first_named_child(place->view->nodes, yield);
  Holes values = {{function, words_node(place->view->nodes, source, place->arena)}};
  if (source == NO_NODE) return (Fact){0};
  const char *pattern = "{} hands on every value of {} from here, and goes on when there are none "
                        "left.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static const char *yield_pattern(const FactPlace *place, NodeId function) {
  const Nodes *nodes = place->view->nodes;
  if (definition_next_decorator(nodes, function, NO_NODE) != NO_NODE) {
    const Runner *runner =
        find_runner(definition_only_decorator(place->view, function, place->arena));
    if (runner != NULL) return runner->yield;
  }
  return function_is_async(nodes, function)
             ? "{} pauses here and hands {} to `async for`; the next step goes on after it.{}"
             : "{} pauses here and hands {} to `next()` or the loop; the next step goes on after "
               "it.{}";
}

static Fact fact_of_yield(const FactPlace *place, NodeId yield) {
  const Nodes *nodes = place->view->nodes;
  NodeId function = function_around(place->view, yield);
  if (function == NO_NODE) return (Fact){0};
  Slice name = words_code(function_name(nodes, function), place->arena);
  if (nodes_child_with_symbol(nodes, yield, KEYWORD_FROM) != NO_NODE)
    return fact_of_delegation(place, yield, name);
  NodeId value = nodes_first_named_child(nodes, yield);
  Slice shown = value == NO_NODE ? SLICE("`None`") : words_node(nodes, value, place->arena);
  Holes values = {{name, shown, sent_value(place, yield)}};
  return (Fact){.words = words_fill(place->arena, yield_pattern(place, function), values)};
}

/* What some builtins do with the generator that is their only argument. */
static const struct {
  const char *callee;
  const char *words;
} consumers[] = {
    {"builtins.all", "`all` draws the values one at a time and stops at the first that is false."},
    {"builtins.any", "`any` draws the values one at a time and stops at the first that is true."},
    {"builtins.max", "`max` draws the values one at a time: no list of them is made."},
    {"builtins.min", "`min` draws the values one at a time: no list of them is made."},
    {"builtins.sum", "`sum` draws the values one at a time: no list of them is made."},
};

static const char *consumer_words(const FactPlace *place, NodeId generator) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = nodes_parent(nodes, generator);
  if (!nodes_is(nodes, call, NODE_CALL)) return NULL;
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  Slice name = names_qualified(place->view->names, callee, place->arena);
  for (size_t i = 0; i < sizeof consumers / sizeof consumers[0]; i++)
    if (slice_is(name, consumers[i].callee)) return consumers[i].words;
  return NULL;
}

static Fact fact_of_expression(const FactPlace *place, NodeId generator) {
  const Nodes *nodes = place->view->nodes;
  const char *consumed = consumer_words(place, generator);
  if (consumed != NULL) return (Fact){.words = slice_from_cstr(consumed)};
  NodeId clause = nodes_child_with_symbol(nodes, generator, NODE_FOR_IN_CLAUSE);
  NodeId source = nodes_child_by_field(nodes, clause, FIELD_RIGHT);
  NodeId body = nodes_child_by_field(nodes, generator, FIELD_BODY);
  if (source == NO_NODE || body == NO_NODE) return (Fact){0};
  Holes values = {{words_node(nodes, source, place->arena), words_node(nodes, body, place->arena)}};
  const char *pattern = "Only {} is evaluated now; each `next()` then works out one {}:";
  Slice code = unroll_comprehension(place->view, generator, place->arena);
  if (code.len == 0) pattern = "Only {} is evaluated now; each `next()` then works out one {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values), .code = code};
}

Fact fact_of_generator(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId function = function_of_token(nodes, place->leaf);
  if (function != NO_NODE) return fact_of_function(place, function);
  NodeId parent = nodes_parent(nodes, place->leaf);
  if (nodes_is(nodes, parent, NODE_YIELD)) return fact_of_yield(place, parent);
  if (nodes_is(nodes, parent, NODE_FOR_IN_CLAUSE) || nodes_is(nodes, parent, NODE_IF_CLAUSE))
    parent = nodes_parent(nodes, parent);
  if (nodes_is(nodes, parent, NODE_GENERATOR_EXPRESSION)) return fact_of_expression(place, parent);
  return (Fact){0};
}
