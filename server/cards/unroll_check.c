#include "cards/unroll_check.h"

#include "cards/source.h"

enum { SOURCE_AT_MOST = 600 }; /* bytes: more never fits into 8 lines of 80 columns */

/* What these do depends on the scope in which they are called. */
static const char *const scope_readers[] = {
    "__class__", "dir", "eval", "exec", "locals", "super", "vars",
};

NodeId unroll_next_clause(const Nodes *nodes, NodeId comprehension, NodeId clause) {
  clause = clause == NO_NODE ? nodes_first_child(nodes, comprehension)
                             : nodes_next_sibling(nodes, clause);
  while (clause != NO_NODE && !nodes_is(nodes, clause, NODE_FOR_IN_CLAUSE) &&
         !nodes_is(nodes, clause, NODE_IF_CLAUSE))
    clause = nodes_next_sibling(nodes, clause);
  return clause;
}

NodeId unroll_next_target(const Nodes *nodes, NodeId target, NodeId name) {
  if (target == NO_NODE) return NO_NODE;
  NodeId end = nodes->items[target].next;
  NodeId id = name == NO_NODE ? target : name + 1;
  while (id < end) {
    uint16_t symbol = nodes->items[id].symbol;
    if (symbol == NODE_IDENTIFIER) return id;
    bool is_place = symbol == NODE_ATTRIBUTE || symbol == NODE_SUBSCRIPT;
    id = is_place ? nodes->items[id].next : id + 1;
  }
  return NO_NODE;
}

static bool has_scope_reader(const Nodes *nodes, NodeId comprehension) {
  for (size_t i = 0; i < sizeof scope_readers / sizeof scope_readers[0]; i++)
    if (source_mentions(nodes, comprehension, slice_from_cstr(scope_readers[i]))) return true;
  return false;
}

static bool has_symbol(const Nodes *nodes, NodeId from, NodeId end, uint16_t symbol) {
  for (NodeId id = from; id < end; id++)
    if (nodes->items[id].symbol == symbol) return true;
  return false;
}

static bool mentions_between(const Nodes *nodes, NodeId from, NodeId end, Slice name) {
  for (NodeId id = from; id < end; id++)
    if (nodes->items[id].symbol == NODE_IDENTIFIER && slice_equal(nodes_text(nodes, id), name))
      return true;
  return false;
}

/* A variable of `clause` is local in all of the comprehension but its first iterable. A loop would
 * find the outer variable of that name where the comprehension finds its own unbound, and what is
 * run late in the first iterable would find the loop's. */
static bool clause_hides_names(const Nodes *nodes, NodeId first, NodeId clause) {
  NodeId target = nodes_child_by_field(nodes, clause, FIELD_LEFT);
  NodeId late_from = nodes_child_by_field(nodes, first, FIELD_RIGHT);
  NodeId late_end = nodes->items[late_from].next;
  bool runs_late = has_symbol(nodes, late_from, late_end, NODE_LAMBDA) ||
                   has_symbol(nodes, late_from, late_end, NODE_GENERATOR_EXPRESSION);
  NodeId iterable = nodes_child_by_field(nodes, clause, FIELD_RIGHT);
  for (NodeId name = unroll_next_target(nodes, target, NO_NODE); name != NO_NODE;
       name = unroll_next_target(nodes, target, name)) {
    Slice text = nodes_text(nodes, name);
    if (runs_late && mentions_between(nodes, late_from, late_end, text)) return true;
    if (clause == first) continue;
    if (mentions_between(nodes, nodes->items[first].next, target, text)) return true;
    if (source_mentions(nodes, iterable, text)) return true;
  }
  return false;
}

static bool clause_is_whole(const Nodes *nodes, NodeId clause) {
  if (nodes_is(nodes, clause, NODE_IF_CLAUSE))
    return nodes_first_named_child(nodes, clause) != NO_NODE;
  NodeId iterable = nodes_child_by_field(nodes, clause, FIELD_RIGHT);
  return nodes_child_by_field(nodes, clause, FIELD_LEFT) != NO_NODE && iterable != NO_NODE &&
         !nodes_is(nodes, nodes_next_sibling(nodes, iterable), PUNCT_COMMA);
}

/* Inside a class body the comprehension does not see the class's own names, a loop would. */
static bool class_hides_names(const SegmentView *view, NodeId comprehension, NodeId first) {
  ScopeId class_scope = names_scope_at(view->names, comprehension);
  const Scope *scope = names_scope(view->names, class_scope);
  if (scope == NULL || scope->kind != SCOPE_CLASS) return false;
  const Nodes *nodes = view->nodes;
  NodeId outside = nodes_child_by_field(nodes, first, FIELD_RIGHT);
  for (NodeId id = comprehension; id < nodes->items[comprehension].next; id++) {
    if (id == outside) id = nodes->items[id].next;
    if (!nodes_is(nodes, id, NODE_IDENTIFIER)) continue;
    if (names_lookup(view->names, class_scope, nodes_text(nodes, id)).scope == NAME_LOCAL)
      return true;
  }
  return false;
}

bool unroll_is_possible(const SegmentView *view, NodeId comprehension) {
  const Nodes *nodes = view->nodes;
  const Node *node = nodes_get(nodes, comprehension);
  if (node == NULL || (node->flags & NODE_HAS_ERROR) != 0) return false;
  if (node->end - node->start > SOURCE_AT_MOST) return false;
  NodeId body = nodes_child_by_field(nodes, comprehension, FIELD_BODY);
  NodeId first = unroll_next_clause(nodes, comprehension, NO_NODE);
  if (body == NO_NODE || nodes_is(nodes, body, NODE_LIST_SPLAT)) return false;
  if (!nodes_is(nodes, first, NODE_FOR_IN_CLAUSE)) return false;
  for (NodeId clause = first; clause != NO_NODE;
       clause = unroll_next_clause(nodes, comprehension, clause)) {
    if (!clause_is_whole(nodes, clause)) return false;
    if (nodes_is(nodes, clause, NODE_IF_CLAUSE)) continue;
    if (clause_hides_names(nodes, first, clause)) return false;
  }
  return !has_scope_reader(nodes, comprehension) && !class_hides_names(view, comprehension, first);
}
