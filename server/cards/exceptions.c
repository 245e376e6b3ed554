/* try, except, else, finally, raise: which clause runs, and what becomes of the exception.
 *   source  Python language reference, "The try statement" and "The raise statement". */
#include <string.h>

#include "cards/exception_family.h"
#include "cards/fact.h"
#include "cards/raises.h"
#include "cards/words.h"

enum { CLASSES_AT_MOST = 8, KINDS_AT_MOST = 3, RETURNS_AT_MOST = 16 };

/* The exception classes that an `except` names, as far as they lead somewhere certain. */
typedef struct Caught {
  NodeId nodes[CLASSES_AT_MOST];
  Slice names[CLASSES_AT_MOST]; /* qualified */
  uint32_t count;
  bool is_whole; /* all of them are known */
} Caught;

static NodeId caught_expression(const Nodes *nodes, NodeId clause) {
  NodeId value = nodes_child_by_field(nodes, clause, FIELD_VALUE);
  if (nodes_is(nodes, value, NODE_AS_PATTERN)) value = nodes_first_named_child(nodes, value);
  return nodes_unparenthesized(nodes, value);
}

static void add_caught(const FactPlace *place, NodeId expression, Caught *caught) {
  Slice name = names_qualified(place->view->names, expression, place->arena);
  caught->is_whole = caught->is_whole && name.len > 0 && caught->count < CLASSES_AT_MOST;
  if (!caught->is_whole) return;
  caught->nodes[caught->count] = expression;
  caught->names[caught->count++] = name;
}

static Caught find_caught(const FactPlace *place, NodeId clause) {
  const Nodes *nodes = place->view->nodes;
  Caught caught = {.is_whole = true};
  NodeId expression = caught_expression(nodes, clause);
  if (!nodes_is(nodes, expression, NODE_TUPLE)) {
    if (expression != NO_NODE) add_caught(place, expression, &caught);
    return caught;
  }
  for (NodeId item = nodes_first_named_child(nodes, expression); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item))
    add_caught(place, item, &caught);
  return caught;
}

/* The class of `caught` that catches all of `name`'s; NO_NODE when none does. */
static NodeId catcher_in(const Caught *caught, Slice name) {
  for (uint32_t i = 0; i < caught->count; i++)
    if (exception_is_kind_of(name, caught->names[i])) return caught->nodes[i];
  return NO_NODE;
}

/* The class in an earlier clause of the same `try` that catches everything this one names. */
static NodeId find_catcher(const FactPlace *place, NodeId clause, const Caught *caught) {
  const Nodes *nodes = place->view->nodes;
  NodeId try_statement = nodes_parent(nodes, clause);
  NodeId catcher = NO_NODE;
  for (uint32_t i = 0; i < caught->count; i++) {
    catcher = NO_NODE;
    for (NodeId other = nodes_child_with_symbol(nodes, try_statement, NODE_EXCEPT_CLAUSE);
         other != clause && catcher == NO_NODE; other = nodes_next_sibling(nodes, other)) {
      if (!nodes_is(nodes, other, NODE_EXCEPT_CLAUSE)) continue;
      Caught earlier = find_caught(place, other);
      catcher = catcher_in(&earlier, caught->names[i]);
    }
    if (catcher == NO_NODE) return NO_NODE;
  }
  return catcher;
}

static Fact fact_of_unreachable(const FactPlace *place, const Caught *caught, NodeId catcher) {
  const Nodes *nodes = place->view->nodes;
  Holes values = {{words_node(nodes, catcher, place->arena),
                   words_line(place->view, nodes_get(nodes, catcher)->start, place->arena),
                   words_node(nodes, caught->nodes[0], place->arena)}};
  const char *pattern =
      caught->count == 1
          ? "This clause can never run: {} on {} comes first and catches {} too."
          : "This clause can never run: what it names is caught before, the last by {} on {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* "`IndexError` and `KeyError`", the kinds of a class that a reader may not think of. */
static Slice kinds_of(const FactPlace *place, Slice name) {
  Slice kinds[KINDS_AT_MOST];
  uint32_t count = exception_kinds(name, kinds, KINDS_AT_MOST);
  Slice words = {NULL, 0};
  for (uint32_t i = 0; i < count; i++) {
    bool is_builtin = slice_starts_with(kinds[i], SLICE("builtins."));
    Slice kind = slice_sub(kinds[i], is_builtin ? strlen("builtins.") : 0, kinds[i].len);
    Holes values = {{words, words_code(kind, place->arena)}};
    const char *pattern = i == 0 ? "{}{}" : i + 1 == count ? "{} and {}" : "{}, {}";
    words = words_fill(place->arena, pattern, values);
  }
  return words;
}

static Fact fact_of_class(const FactPlace *place, NodeId expression, Slice name) {
  if (slice_is(name, "builtins.BaseException"))
    return (Fact){.words = SLICE("It catches everything, `KeyboardInterrupt` and `SystemExit` too: "
                                 "neither Ctrl+C nor `sys.exit()` gets past it.")};
  if (slice_is(name, "builtins.Exception"))
    return (Fact){.words = SLICE("It catches every error, those of bugs too; only what stands "
                                 "beside `Exception`, such as `KeyboardInterrupt` and "
                                 "`SystemExit`, passes.")};
  Holes values = {
      {words_node(place->view->nodes, expression, place->arena), kinds_of(place, name)}};
  if (values.of[1].len == 0) return (Fact){0};
  const char *pattern = "{} stands for its kinds too, such as {}.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_except(const FactPlace *place, NodeId clause) {
  const Nodes *nodes = place->view->nodes;
  if (caught_expression(nodes, clause) == NO_NODE)
    return (Fact){.words = SLICE("Without a class it catches everything, `KeyboardInterrupt` and "
                                 "`SystemExit` too.")};
  Caught caught = find_caught(place, clause);
  if (!caught.is_whole || caught.count == 0) return (Fact){0};
  NodeId catcher = find_catcher(place, clause, &caught);
  if (catcher != NO_NODE) return fact_of_unreachable(place, &caught, catcher);
  for (uint32_t i = 0; i < caught.count; i++)
    if (caught.count == 1 || nodes_is_within(nodes, place->leaf, caught.nodes[i]))
      return fact_of_class(place, caught.nodes[i], caught.names[i]);
  return (Fact){0};
}

/* The first and last line of a block: "line 4", "lines 4 to 7". */
static Slice lines_of(const FactPlace *place, NodeId block) {
  const Node *node = nodes_get(place->view->nodes, block);
  uint32_t first = view_line(place->view, node->start) + 1;
  uint32_t last = view_line(place->view, node->end) + 1;
  return first == last ? arena_format(place->arena, "line %u", first)
                       : arena_format(place->arena, "lines %u to %u", first, last);
}

static Fact fact_of_else(const FactPlace *place, NodeId clause) {
  const Nodes *nodes = place->view->nodes;
  NodeId body = nodes_child_by_field(nodes, nodes_parent(nodes, clause), FIELD_BODY);
  if (body == NO_NODE) return (Fact){0};
  Slice lines = lines_of(place, body);
  const char *pattern =
      "This runs only when {} came to the end without an exception; what it raises "
      "itself is not caught by the clauses above.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{lines}})};
}

/* The lines of the `return`s within `root` that leave the function in which `clause` stands. */
static uint32_t find_returns(const FactPlace *place, NodeId root, NodeId end, uint32_t *lines) {
  const Nodes *nodes = place->view->nodes;
  ScopeId scope = names_scope_at(place->view->names, root);
  uint32_t count = 0;
  for (NodeId id = root; id < end && count < RETURNS_AT_MOST; id++)
    if (nodes->items[id].symbol == NODE_RETURN_STATEMENT &&
        names_scope_at(place->view->names, id) == scope)
      lines[count++] = view_line(place->view, nodes->items[id].start);
  return count;
}

static Fact fact_of_finally(const FactPlace *place, NodeId clause) {
  const Nodes *nodes = place->view->nodes;
  uint32_t lines[RETURNS_AT_MOST];
  uint32_t count = find_returns(place, clause, nodes->items[clause].next, lines);
  if (count > 0) {
    Slice where = words_any_line(lines, count, place->arena);
    const char *pattern = "The `return` on {} wins where it is reached: it replaces what the `try` "
                          "returns, and drops an "
                          "exception on its way out.";
    return (Fact){.words = words_fill(place->arena, pattern, (Holes){{where}})};
  }
  count = find_returns(place, nodes_parent(nodes, clause), clause, lines);
  if (count == 0) return (Fact){0};
  Slice where = words_any_line(lines, count, place->arena);
  const char *pattern =
      "It runs before the `return` on {} leaves the function, whose value is worked "
      "out by then.";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{where}})};
}

static Fact fact_of_alias(const FactPlace *place, NodeId clause) {
  const Nodes *nodes = place->view->nodes;
  NodeId pattern_node = nodes_child_by_field(nodes, clause, FIELD_VALUE);
  NodeId alias = nodes_child_by_field(nodes, pattern_node, FIELD_ALIAS);
  if (alias == NO_NODE) return (Fact){0};
  Holes values = {{words_node(nodes, alias, place->arena),
                   words_line(place->view, nodes_get(nodes, clause)->end, place->arena)}};
  const char *pattern =
      "{} is deleted again at the end of this clause, {}; keep it under another name "
      "to use it after that.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static const struct {
  uint16_t symbol; /* of the leaf's parent */
  Fact (*write)(const FactPlace *place, NodeId parent);
} writers[] = {
    {NODE_EXCEPT_CLAUSE, fact_of_except},
    {NODE_ELSE_CLAUSE, fact_of_else},
    {NODE_FINALLY_CLAUSE, fact_of_finally},
    {NODE_RAISE_STATEMENT, fact_of_raise},
};

Fact fact_of_exceptions(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId parent = nodes_parent(nodes, place->leaf);
  for (size_t i = 0; i < sizeof writers / sizeof writers[0]; i++)
    if (nodes_is(nodes, parent, writers[i].symbol) &&
        !nodes_has_flag(nodes, place->leaf, NODE_IS_NAMED))
      return writers[i].write(place, parent);
  NodeId clause = nodes_ancestor(nodes, place->leaf, NODE_EXCEPT_CLAUSE);
  NodeId caught = nodes_child_by_field(nodes, clause, FIELD_VALUE);
  if (caught == NO_NODE || !nodes_is_within(nodes, place->leaf, caught))
    return fact_of_exception_name(place);
  if (nodes_is(nodes, place->leaf, KEYWORD_AS)) return fact_of_alias(place, clause);
  return fact_of_except(place, clause);
}
