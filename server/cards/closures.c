/* What a function inside another one keeps, and what functions made in a loop will see.
 *   source  Python language reference, "Resolution of names". */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/capture.h"
#include "concepts/function.h"

enum { NAMED_AT_MOST = 3 };

typedef struct Captures {
  const Binding *of[NAMED_AT_MOST + 1];
  uint32_t count;
} Captures;

/* The variables of enclosing functions that `function` uses, each once, in the order of their use.
 */
static Captures find_captures(const SegmentView *view, NodeId function, CaptureKind kind) {
  Captures captures = {0};
  CaptureSearch search = capture_search(view, function, kind);
  for (const Binding *next = capture_next(&search); next != NULL; next = capture_next(&search)) {
    bool is_new = true;
    for (uint32_t i = 0; i < captures.count; i++)
      is_new = is_new && !slice_equal(captures.of[i]->name, next->name);
    if (is_new) captures.of[captures.count++] = next;
    if (captures.count > NAMED_AT_MOST) break;
  }
  return captures;
}

/* "`a`", "`a` and `b`", "`a`, `b` and `c`"; with more, "`a`, `b`, `c` and others". */
static Slice names_of(const Captures *captures, Arena *arena) {
  Slice text = {NULL, 0};
  bool is_cut = captures->count > NAMED_AT_MOST;
  uint32_t shown = is_cut ? NAMED_AT_MOST : captures->count;
  for (uint32_t i = 0; i < shown; i++) {
    Holes values = {{text, words_code(captures->of[i]->name, arena)}};
    const char *pattern = "{}, {}";
    if (i == 0) pattern = "{}{}";
    if (i > 0 && i + 1 == shown && !is_cut) pattern = "{} and {}";
    text = words_fill(arena, pattern, values);
  }
  return is_cut ? words_fill(arena, "{} and others", (Holes){{text}}) : text;
}

/* "`step` keeps `count` of `make_counter`": all are of one function, or nothing is said. */
static Fact fact_of_inner(const FactPlace *place, NodeId function) {
  const Nodes *nodes = place->view->nodes;
  Captures captures = find_captures(place->view, function, CAPTURE_ANY);
  if (captures.count == 0) return (Fact){0};
  for (uint32_t i = 1; i < captures.count; i++)
    if (captures.of[i]->scope != captures.of[0]->scope) return (Fact){0};
  const Scope *owner = names_scope(place->view->names, captures.of[0]->scope);
  if (owner == NULL || owner->kind != SCOPE_FUNCTION) return (Fact){0};
  Slice outer = words_code(function_name(nodes, owner->node), place->arena);
  Slice inner = words_code(function_name(nodes, function), place->arena);
  Holes values = {{inner, names_of(&captures, place->arena), outer,
                   captures.count == 1 ? SLICE("a variable") : SLICE("variables"), outer}};
  return (Fact){.words = words_fill(place->arena,
                                    "{} uses {} of {}, {} that it keeps after {} has returned.",
                                    values)};
}

/* The value that a loop over a display or a range leaves in its variable; empty if it may be left
 * early, or its variable is bound elsewhere too. */
static Slice last_value(const FactPlace *place, const Binding *variable, NodeId loop) {
  const Nodes *nodes = place->view->nodes;
  bool is_whole = nodes_get(nodes, variable->node)->field == FIELD_LEFT;
  const ModuleBinding *module = names_resolve(place->view->names, variable->node).module;
  if (!variable->is_only || !is_whole || (module != NULL && module->count != 1))
    return (Slice){NULL, 0};
  for (NodeId id = loop; id < nodes->items[loop].next;
       id = nodes_is(nodes, id, NODE_FUNCTION_DEFINITION) ? nodes->items[id].next : id + 1)
    if (nodes_is(nodes, id, NODE_BREAK_STATEMENT) || nodes_is(nodes, id, NODE_RETURN_STATEMENT) ||
        nodes_is(nodes, id, NODE_IF_CLAUSE) || nodes_is(nodes, id, NODE_RAISE_STATEMENT))
      return (Slice){NULL, 0};
  NodeId iterable = variable->value;
  if (nodes_is(nodes, iterable, NODE_LIST) || nodes_is(nodes, iterable, NODE_TUPLE)) {
    NodeId last = NO_NODE;
    for (NodeId item = nodes_first_named_child(nodes, iterable); item != NO_NODE;
         item = nodes_next_named_sibling(nodes, item))
      last = item;
    bool is_plain = nodes_is(nodes, last, NODE_INTEGER) || nodes_is(nodes, last, NODE_STRING);
    return is_plain ? words_node(nodes, last, place->arena) : (Slice){NULL, 0};
  }
  NodeId arguments = nodes_child_by_field(nodes, iterable, FIELD_ARGUMENTS);
  NodeId stop = nodes_first_named_child(nodes, arguments);
  Slice callee = nodes_text(nodes, nodes_child_by_field(nodes, iterable, FIELD_FUNCTION));
  uint32_t count = 0;
  bool is_range = nodes_is(nodes, iterable, NODE_CALL) && slice_is(callee, "range") &&
                  nodes_next_named_sibling(nodes, stop) == NO_NODE &&
                  slice_parse_u32(nodes_text(nodes, stop), &count) && count > 0;
  return is_range ? arena_format(place->arena, "`%u`", count - 1) : (Slice){NULL, 0};
}

static Fact fact_of_loop(const FactPlace *place, NodeId function) {
  const Nodes *nodes = place->view->nodes;
  Captures captures = find_captures(place->view, function, CAPTURE_OF_LOOP);
  if (captures.count != 1) return (Fact){0};
  const Binding *variable = captures.of[0];
  NodeId loop = capture_loop(nodes, variable);
  Slice line = words_line(place->view, nodes_get(nodes, variable->node)->start, place->arena);
  Slice name = words_code(variable->name, place->arena);
  Slice last = last_value(place, variable, loop);
  Holes values = {{name, line, last}};
  return (Fact){.words = words_fill(
                    place->arena,
                    last.len > 0
                        ? "All functions made here share the one {} of the loop on {}: called "
                          "after the loop, each of them sees {}."
                        : "All functions made here share the one {} of the loop on {}: called "
                          "after the loop, each of them sees its last value.",
                    values)};
}

Fact fact_of_closure(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId function = nodes_parent(nodes, place->leaf);
  bool is_lambda =
      nodes_is(nodes, function, NODE_LAMBDA) && nodes_is(nodes, place->leaf, KEYWORD_LAMBDA);
  bool is_def = function_of_token(nodes, place->leaf) != NO_NODE &&
                nodes_get(nodes, place->leaf)->field != FIELD_BODY;
  if (!is_lambda && !is_def) return fact_of_scope(place);
  Fact loop = fact_of_loop(place, function);
  if (loop.words.len > 0 || is_lambda) return loop;
  return fact_of_inner(place, function);
}
