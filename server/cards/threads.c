/* Functions that are handed over to run elsewhere: what runs where, and when. Also locks that
 * nobody shares. */
#include "base/word_list.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "syntax/arguments.h"

static Slice callee_name(const FactPlace *place) {
  return names_qualified(place->view->names, place->node, place->arena);
}

static Fact say(const FactPlace *place, const char *pattern, NodeId node) {
  Holes values = {{words_node(place->view->nodes, node, place->arena)}};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

Fact fact_of_thread(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->node);
  if (call == NO_NODE || !slice_is(callee_name(place), "threading.Thread")) return (Fact){0};
  NodeId target = arguments_keyword(nodes, call, "target");
  if (target == NO_NODE || nodes_is(nodes, target, NODE_NONE)) return (Fact){0};
  if (nodes_is(nodes, target, NODE_CALL))
    return say(place,
               "{} is called here and now, in this thread; the new thread runs what it returns.",
               target);
  const char *pattern =
      "Nothing runs yet: {} runs in a thread of its own once `start()` is called.";
  if (nodes_is(nodes, arguments_keyword(nodes, call, "daemon"), NODE_TRUE))
    pattern =
        "Nothing runs yet: {} runs in a thread of its own once `start()` is called, and is cut "
        "off when the program ends.";
  return say(place, pattern, target);
}

Fact fact_of_process(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->node);
  if (call == NO_NODE || !slice_is(callee_name(place), "multiprocessing.Process")) return (Fact){0};
  NodeId target = arguments_keyword(nodes, call, "target");
  if (target == NO_NODE || nodes_is(nodes, target, NODE_NONE)) return (Fact){0};
  if (nodes_is(nodes, target, NODE_CALL))
    return say(place,
               "{} is called here and now, in this process; the new process runs what it returns.",
               target);
  return say(place, "Nothing runs yet: {} runs in a process of its own once `start()` is called.",
             target);
}

/* `submit(f, x, y=1)` written as the call that it stands for. */
static Slice submitted_call(const FactPlace *place, NodeId function) {
  const Nodes *nodes = place->view->nodes;
  NodeId list = nodes_parent(nodes, function);
  NodeId first = nodes_next_named_sibling(nodes, function);
  Slice whole = nodes_text(nodes, list);
  Slice arguments = {"", 0};
  if (first != NO_NODE) {
    uint32_t start = nodes_get(nodes, first)->start - nodes_get(nodes, list)->start;
    arguments = slice_trim(slice_sub(whole, start, whole.len - 1));
  }
  Holes values = {{nodes_text(nodes, function), arguments}};
  return words_code(words_fill(place->arena, "{}({})", values), place->arena);
}

static bool is_plain_name(const Nodes *nodes, NodeId node) {
  return nodes_is(nodes, node, NODE_IDENTIFIER) || nodes_is(nodes, node, NODE_ATTRIBUTE);
}

Fact fact_of_executor(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->node);
  Slice name = callee_name(place);
  bool is_submit = slice_starts_with(name, SLICE("concurrent.futures.")) &&
                   slice_ends_with(name, SLICE("Executor.submit"));
  NodeId function = arguments_next(nodes, call, NO_NODE);
  if (!is_submit || function == NO_NODE) return (Fact){0};
  if (nodes_is(nodes, function, NODE_CALL))
    return say(place, "{} is called here and now, in this thread; a worker runs what it returns.",
               function);
  if (nodes_is(nodes, function, NODE_LAMBDA) &&
      slice_is(name, "concurrent.futures.ProcessPoolExecutor.submit"))
    return say(place, "{} cannot be pickled, so it never reaches a worker: `result()` raises.",
               function);
  if (!is_plain_name(nodes, function)) return (Fact){0};
  Holes values = {{submitted_call(place, function)}};
  return (Fact){.words = words_fill(place->arena, "Queues {} for a worker and goes on.", values)};
}

Fact fact_of_lock(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId call = arguments_call(nodes, place->node);
  if (!nodes_is(nodes, nodes_parent(nodes, call), NODE_WITH_ITEM)) return (Fact){0};
  static const char makers[] = "threading.Lock threading.RLock asyncio.Lock multiprocessing.Lock "
                               "multiprocessing.RLock";
  if (!word_list_has(makers, callee_name(place))) return (Fact){0};
  return (Fact){.words = SLICE("This lock is made anew each time the line runs. Nobody else can "
                               "have it, so it keeps nobody out.")};
}
