/* Shapes of design patterns that are no methods. */
#include "concepts/class_place.h"
#include "concepts/predicates/predicate.h"

static bool is_same_letter(char a, char b) {
  char low = (char)(a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a);
  char other = (char)(b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
  return low == other;
}

/* `event_bus` and `EventBus` are the same name but for case and underscores. */
static bool is_same_word(Slice a, Slice b) {
  size_t i = 0;
  size_t j = 0;
  for (;;) {
    while (i < a.len && a.ptr[i] == '_') i++;
    while (j < b.len && b.ptr[j] == '_') j++;
    if (i == a.len || j == b.len) return i == a.len && j == b.len;
    if (!is_same_letter(a.ptr[i++], b.ptr[j++])) return false;
  }
}

/* `event_bus = EventBus()` at the module's level: the one object that everybody imports. */
static bool is_module_instance(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId assignment = nodes_parent(nodes, node);
  NodeId statement = nodes_parent(nodes, assignment);
  NodeId call = nodes_child_by_field(nodes, assignment, FIELD_RIGHT);
  bool is_plain = nodes_is(nodes, node, NODE_IDENTIFIER) && nodes_is(nodes, call, NODE_CALL) &&
                  nodes_parent(nodes, statement) == NODE_ROOT &&
                  view_class_header(view) == NO_SEGMENT;
  if (!is_plain) return false;
  NodeId function = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  Arena scratch;
  arena_init(&scratch);
  ClassPlace place;
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  bool is_so = nodes_first_named_child(nodes, arguments) == NO_NODE &&
               is_same_word(nodes_text(nodes, node), nodes_text(nodes, function)) &&
               class_named(view, function, &place, &scratch);
  arena_release(&scratch);
  return is_so;
}

/* The name that is bound to a dictionary whose values are two or more classes of this file, and
 * nothing else. */
static bool is_class_table(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId table = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_RIGHT);
  if (!nodes_is(nodes, table, NODE_DICTIONARY)) return false;
  enum { ENTRIES_AT_MOST = 8 };
  Arena scratch;
  arena_init(&scratch);
  uint32_t count = 0;
  bool is_so = true;
  for (NodeId pair = nodes_first_named_child(nodes, table);
       pair != NO_NODE && is_so && count < ENTRIES_AT_MOST;
       pair = nodes_next_named_sibling(nodes, pair)) {
    ClassPlace place;
    NodeId value = nodes_child_by_field(nodes, pair, FIELD_VALUE);
    is_so = nodes_is(nodes, pair, NODE_PAIR) && class_named(view, value, &place, &scratch);
    count++;
  }
  arena_release(&scratch);
  return is_so && count > 1;
}

const Predicate predicates_patterns[] = {
    {"class_table", is_class_table},
    {"module_instance", is_module_instance},
    {NULL, NULL},
};
