/* Default argument values: evaluated with the `def`, and what that means for this one.
 *   source  Python language reference, "Function definitions". */
#include "base/word_list.h"
#include "cards/default_calls.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "concepts/value_type.h"

/* A default under the cursor, and the function that it belongs to. */
typedef struct Default {
  NodeId parameter; /* the identifier */
  NodeId value;
  NodeId function; /* function_definition or lambda */
} Default;

static bool is_default(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_DEFAULT_PARAMETER) ||
         nodes_is(nodes, id, NODE_TYPED_DEFAULT_PARAMETER);
}

static Default default_at(const Nodes *nodes, NodeId node) {
  while (node != NO_NODE && !is_default(nodes, node)) node = nodes_parent(nodes, node);
  NodeId function = nodes_parent(nodes, nodes_parent(nodes, node));
  return (Default){nodes_child_by_field(nodes, node, FIELD_NAME),
                   nodes_child_by_field(nodes, node, FIELD_VALUE), function};
}

/* "once, when the `def` on line 3 runs", or "each time ..." where that happens more than once. */
static Slice moment_of(const FactPlace *place, const Default *found) {
  const SegmentView *view = place->view;
  bool is_lambda = nodes_is(view->nodes, found->function, NODE_LAMBDA);
  bool is_repeated = function_around(view, found->function) != NO_NODE;
  uint32_t start = nodes_get(view->nodes, found->function)->start;
  Holes values = {{is_repeated ? SLICE("each time") : SLICE("once, when"),
                   is_lambda ? SLICE("lambda") : SLICE("def"),
                   words_line(view, start, place->arena)}};
  const char *pattern = is_lambda ? "{} the `{}` on {} is evaluated" : "{} the `{}` on {} runs";
  return words_fill(place->arena, pattern, values);
}

/* "`add`", or "the function" for a lambda. */
static Slice name_of(const FactPlace *place, const Default *found) {
  Slice name = function_name(place->view->nodes, found->function);
  if (nodes_is(place->view->nodes, found->function, NODE_LAMBDA)) return SLICE("the function");
  return words_code(name, place->arena);
}

static bool is_constructor(const FactPlace *place, const Default *found) {
  return slice_is(function_name(place->view->nodes, found->function), "__init__") &&
         definition_is_method(place->view, found->function);
}

static Fact fact_of_shared(const FactPlace *place, const Default *found) {
  const Nodes *nodes = place->view->nodes;
  Slice value = words_node(nodes, found->value, place->arena);
  Slice parameter = words_node(nodes, found->parameter, place->arena);
  Slice moment = moment_of(place, found);
  Slice second = default_second_call(place->view, found->function, found->parameter, found->value,
                                     place->arena);
  if (second.len > 0)
    return (Fact){.words = words_fill(place->arena, "{} is made {}, and shared: {}.",
                                      (Holes){{value, moment, second}})};
  NodeId kept = default_kept_as(nodes, found->function, found->parameter);
  if (kept != NO_NODE && is_constructor(place, found)) {
    Holes values = {{value, moment, parameter, words_node(nodes, kept, place->arena)}};
    const char *pattern = "{} is made {}: all objects made without {} share it as {}.";
    return (Fact){.words = words_fill(place->arena, pattern, values)};
  }
  Holes values = {{value, moment, name_of(place, found), parameter}};
  const char *pattern =
      "{} is made {}, and shared: every call of {} without {} gets that same object, with whatever "
      "earlier calls put into it.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* Names, attributes and calls: what they give is kept, however often the function is called. */
static const char *pattern_of_kept(uint16_t symbol) {
  if (symbol == NODE_IDENTIFIER || symbol == NODE_ATTRIBUTE)
    return "{} is looked up {}; if it means something else later, {} does not change.";
  if (symbol == NODE_CALL) return "{} is called {}: every call without {} gets that same result.";
  return "{} is evaluated {}: every call without {} gets that same value.";
}

/* `Depends(...)`: the framework looks for it in the signature and passes something else. */
static Fact fact_of_mark(const FactPlace *place, const Default *found) {
  static const char fastapi[] =
      "fastapi.Depends fastapi.Security fastapi.Query fastapi.Path fastapi.Body fastapi.Header "
      "fastapi.Cookie fastapi.Form fastapi.File";
  static const char typer[] = "typer.Option typer.Argument";
  const Nodes *nodes = place->view->nodes;
  NodeId function = nodes_child_by_field(nodes, found->value, FIELD_FUNCTION);
  if (!nodes_is(nodes, found->value, NODE_CALL)) return (Fact){0};
  Slice name = names_qualified(place->view->names, function, place->arena);
  bool is_of_fastapi = word_list_has(fastapi, name);
  if (!is_of_fastapi && !word_list_has(typer, name)) return (Fact){0};
  Holes values = {{words_node(nodes, found->value, place->arena),
                   is_of_fastapi ? SLICE("FastAPI") : SLICE("Typer"),
                   words_node(nodes, found->parameter, place->arena)}};
  const char *pattern = "{} is a mark for {}, which passes a value of its own; a call from your "
                        "code without {} gets the mark.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

static Fact fact_of_none(const FactPlace *place, const Default *found) {
  const Nodes *nodes = place->view->nodes;
  NodeId replacement = default_replacement(nodes, found->function, found->parameter);
  if (replacement == NO_NODE) return (Fact){0};
  Holes values = {{words_node(nodes, found->parameter, place->arena),
                   words_line(place->view, nodes_get(nodes, replacement)->start, place->arena),
                   words_node(nodes, replacement, place->arena)}};
  const char *pattern =
      "A call without {} gets `None`, and {} then puts {} in its place, evaluated "
      "anew each time.";
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_default(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  Default found = default_at(nodes, place->leaf);
  if (found.value == NO_NODE || found.parameter == NO_NODE || found.function == NO_NODE)
    return (Fact){0};
  if (nodes_has_flag(nodes, found.value, NODE_HAS_ERROR)) return (Fact){0};
  if (value_is_mutable(place->view, found.value)) return fact_of_shared(place, &found);
  if (nodes_is(nodes, found.value, NODE_NONE)) {
    Fact fact = fact_of_none(place, &found);
    if (fact.words.len > 0) return fact;
  }
  Fact mark = fact_of_mark(place, &found);
  if (mark.words.len > 0) return mark;
  Slice parameter = words_node(nodes, found.parameter, place->arena);
  Slice value = words_node(nodes, found.value, place->arena);
  Slice moment = moment_of(place, &found);
  if (value_is_constant(nodes, found.value)) return (Fact){0}; /* everybody knows */
  const char *pattern = pattern_of_kept(nodes_symbol(nodes, found.value));
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{value, moment, parameter}})};
}
