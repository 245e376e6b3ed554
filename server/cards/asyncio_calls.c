/* Coroutines that are made and not run, tasks that nobody keeps, errors that nobody raises.
 *   source  Python library reference, "Coroutines and Tasks". */
#include "base/word_list.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "syntax/arguments.h"

/* "on line 4", where the file's function of that name stands; empty where it is not at hand. */
static Slice place_of_function(const FactPlace *place, NodeId callee) {
  const SegmentView *view = place->view;
  if (!nodes_is(view->nodes, callee, NODE_IDENTIFIER)) return (Slice){"", 0};
  Resolution meaning = names_resolve(view->names, callee);
  const ModuleBinding *module = meaning.module;
  uint32_t line;
  if (module != NULL && view_binding_line(view, module, &line))
    return arena_format(place->arena, " on line %u", (unsigned)line + 1);
  const Binding *binding = names_binding(view->names, meaning.binding);
  if (module != NULL || binding == NULL) return (Slice){"", 0};
  uint32_t start = nodes_get(view->nodes, binding->node)->start;
  Holes values = {{words_line(view, start, place->arena)}};
  return words_fill(place->arena, " on {}", values);
}

/* A call of a coroutine function of this file, as a statement of its own. */
Fact fact_of_unawaited(const FactPlace *place) {
  const SegmentView *view = place->view;
  NodeId call = place->node;
  if (!nodes_is(view->nodes, call, NODE_CALL)) call = arguments_call(view->nodes, place->node);
  NodeId callee = nodes_child_by_field(view->nodes, call, FIELD_FUNCTION);
  if (callee == NO_NODE || !arguments_of_dropped(view->nodes, call)) return (Fact){0};
  if (!names_is_coroutine_function(view->names, callee)) return (Fact){0};
  Holes values = {
      {words_node(view->nodes, callee, place->arena), place_of_function(place, callee)}};
  return (Fact){.words = words_fill(place->arena,
                                    "Nothing of {} runs here: it is `async def`{}, and nobody "
                                    "awaits the coroutine.",
                                    values)};
}

/* A coroutine function where a coroutine is wanted: the brackets are missing. */
static Fact fact_of_uncalled(const FactPlace *place, NodeId call) {
  const SegmentView *view = place->view;
  NodeId argument = arguments_next(view->nodes, call, NO_NODE);
  if (argument == NO_NODE || !names_is_coroutine_function(view->names, argument)) return (Fact){0};
  Holes values = {
      {words_node(view->nodes, argument, place->arena),
       words_code(words_fill(place->arena, "{}()", (Holes){{nodes_text(view->nodes, argument)}}),
                  place->arena)}};
  return (Fact){.words = words_fill(place->arena,
                                    "{} is the function, not a coroutine: that raises. Call it, "
                                    "{}, and hand over what it returns.",
                                    values)};
}

/* Errors that come back as results. */
static Fact fact_of_gather(const FactPlace *place, NodeId call) {
  const Nodes *nodes = place->view->nodes;
  if (!nodes_is(nodes, arguments_keyword(nodes, call, "return_exceptions"), NODE_TRUE))
    return (Fact){0};
  return (Fact){.words = SLICE("An exception is not raised here: it stands among the results, in "
                               "the place of what failed.")};
}

Fact fact_of_asyncio(const FactPlace *place) {
  static const char coroutines[] = "asyncio.sleep asyncio.wait_for asyncio.to_thread asyncio.wait";
  const SegmentView *view = place->view;
  NodeId call = arguments_call(view->nodes, place->node);
  if (call == NO_NODE) return (Fact){0};
  Slice name = names_qualified(view->names, place->node, place->arena);
  bool is_dropped = arguments_of_dropped(view->nodes, call);
  if (is_dropped && word_list_has(coroutines, name))
    return (Fact){.words = SLICE("Nothing happens here: this makes a coroutine, and nobody awaits "
                                 "it.")};
  if (word_list_has("asyncio.run asyncio.create_task", name)) {
    Fact uncalled = fact_of_uncalled(place, call);
    if (uncalled.words.len > 0) return uncalled;
  }
  if (is_dropped && slice_is(name, "asyncio.create_task"))
    return (Fact){.words = SLICE("Nobody keeps this task: the loop refers to it only weakly, so it "
                                 "may vanish before it is done.")};
  if (slice_is(name, "asyncio.gather")) return fact_of_gather(place, call);
  NodeId function = arguments_next(view->nodes, call, NO_NODE);
  if (!slice_is(name, "asyncio.to_thread") || !nodes_is(view->nodes, function, NODE_CALL))
    return (Fact){0};
  Holes values = {{words_node(view->nodes, function, place->arena)}};
  return (Fact){.words = words_fill(place->arena,
                                    "{} is called here and now and blocks the loop; the thread "
                                    "runs what it returns.",
                                    values)};
}
