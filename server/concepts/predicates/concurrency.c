/* Imports of the libraries for doing several things at once, and coroutines that nobody takes. */
#include "concepts/predicates/predicate.h"

#include "concepts/word_list.h"

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

const Predicate predicates_concurrency[] = {
    {"imports_async_library", imports_async_library},
    {"imports_workers", imports_workers},
    {"unawaited_coroutine", is_unawaited},
    {NULL, NULL},
};
