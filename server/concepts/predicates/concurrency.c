/* Imports of the libraries for doing several things at once, and coroutines that nobody takes. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "syntax/arguments.h"

/* The whole dotted name of a module in an import of which `node` is a part; empty elsewhere. */
static Slice imported_module(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId dotted = nodes_parent(nodes, node);
  NodeId around = nodes_parent(nodes, dotted);
  if (nodes_is(nodes, around, NODE_ALIASED_IMPORT)) around = nodes_parent(nodes, around);
  bool is_module = nodes_is(nodes, around, NODE_IMPORT_STATEMENT) ||
                   (nodes_is(nodes, around, NODE_IMPORT_FROM_STATEMENT) &&
                    nodes_get(nodes, dotted)->field == FIELD_MODULE_NAME);
  return is_module ? nodes_text(nodes, dotted) : (Slice){NULL, 0};
}

static bool is_module_of(const SegmentView *view, NodeId node, const char *modules) {
  Slice module = imported_module(view, node);
  return module.len > 0 && word_list_has(modules, module);
}

static bool imports_async_library(const SegmentView *view, NodeId node) {
  return is_module_of(view, node, "asyncio trio anyio curio");
}

static bool imports_workers(const SegmentView *view, NodeId node) {
  return is_module_of(view, node,
                      "threading multiprocessing concurrent.futures concurrent.interpreters");
}

/* The function of a call that is a statement of its own and makes a coroutine. */
static bool is_unawaited(const SegmentView *view, NodeId node) {
  NodeId statement = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  return nodes_is(view->nodes, statement, NODE_EXPRESSION_STATEMENT) &&
         names_is_coroutine_function(view->names, node);
}

/* The last name of the object whose method is called by `node`, as it is written: `self._lock` is
 * "_lock". Empty where nothing is called. */
static Slice object_name(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  bool is_called = arguments_method_call(nodes, node) != NO_NODE;
  NodeId object = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_OBJECT);
  if (nodes_is(nodes, object, NODE_ATTRIBUTE))
    object = nodes_child_by_field(nodes, object, FIELD_ATTRIBUTE);
  return is_called && nodes_is(nodes, object, NODE_IDENTIFIER) ? nodes_text(nodes, object)
                                                               : (Slice){NULL, 0};
}

/* What has these names and these methods is a lock, an event loop, an executor or a queue, also
 * where it comes in from outside without an annotation. */
static bool is_lock_method(const SegmentView *view, NodeId node) {
  return word_list_has("acquire release locked", nodes_text(view->nodes, node)) &&
         word_list_has_part("lock mutex semaphore", object_name(view, node), true);
}

static bool is_loop_method(const SegmentView *view, NodeId node) {
  static const char methods[] = "run_until_complete run_forever run_in_executor call_soon "
                                "call_soon_threadsafe call_later call_at create_task "
                                "create_future add_signal_handler add_reader add_writer";
  return word_list_has(methods, nodes_text(view->nodes, node)) &&
         word_list_has_part("loop", object_name(view, node), true);
}

static bool is_executor_method(const SegmentView *view, NodeId node) {
  return slice_is(nodes_text(view->nodes, node), "submit") &&
         word_list_has_part("executor pool", object_name(view, node), true);
}

static bool is_queue_method(const SegmentView *view, NodeId node) {
  return word_list_has("task_done get_nowait put_nowait", nodes_text(view->nodes, node)) &&
         object_name(view, node).len > 0;
}

const Predicate predicates_concurrency[] = {
    {"executor_method", is_executor_method}, {"imports_async_library", imports_async_library},
    {"imports_workers", imports_workers},    {"lock_method", is_lock_method},
    {"loop_method", is_loop_method},         {"queue_method", is_queue_method},
    {"unawaited_coroutine", is_unawaited},   {NULL, NULL},
};
