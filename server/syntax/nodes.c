#include "syntax/nodes.h"

#include <string.h>

#include "base/memory.h"

typedef struct NodeList {
  Node *items;
  uint32_t count;
  uint32_t capacity;
  uint32_t base;
  Arena *arena;
} NodeList;

static uint8_t flags_of(TSNode node) {
  uint8_t flags = 0;
  if (ts_node_is_named(node)) flags |= NODE_IS_NAMED;
  if (ts_node_is_extra(node)) flags |= NODE_IS_EXTRA;
  if (!ts_node_has_error(node)) return flags;
  flags |= NODE_HAS_ERROR;
  if (ts_node_is_error(node)) flags |= NODE_IS_ERROR;
  if (ts_node_is_missing(node)) flags |= NODE_IS_MISSING;
  return flags;
}

static NodeId add_node(NodeList *list, const TSTreeCursor *cursor, NodeId parent) {
  if (list->count == list->capacity) {
    uint32_t capacity = list->capacity * 2;
    list->items = arena_grow(list->arena, list->items, list->count, capacity, sizeof(Node));
    list->capacity = capacity;
  }
  TSNode node = ts_tree_cursor_current_node(cursor);
  NodeId id = list->count++;
  list->items[id] = (Node){
      .start = list->base + ts_node_start_byte(node),
      .end = list->base + ts_node_end_byte(node),
      .parent = parent,
      .next = id + 1,
      .symbol = ts_node_symbol(node),
      .field = (uint8_t)ts_tree_cursor_current_field_id(cursor),
      .flags = flags_of(node),
  };
  return id;
}

Nodes nodes_create(const TSTree *tree, Slice text, uint32_t base, Arena *arena) {
  /* Real code has about one node for every 3 to 4 bytes. */
  NodeList list = {.capacity = (uint32_t)(text.len - base) / 3 + 16, .base = base, .arena = arena};
  list.items = ARENA_ARRAY(arena, Node, list.capacity);
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  NodeId current = add_node(&list, &cursor, NO_NODE);
  bool is_done = false;
  while (!is_done) {
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      current = add_node(&list, &cursor, current);
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      is_done = !ts_tree_cursor_goto_parent(&cursor);
      if (is_done) break;
      current = list.items[current].parent;
      list.items[current].next = list.count;
    }
    if (!is_done) current = add_node(&list, &cursor, list.items[current].parent);
  }
  ts_tree_cursor_delete(&cursor);
  return (Nodes){.text = text, .items = list.items, .count = list.count};
}

Nodes nodes_of_comment(Slice text, uint32_t start, uint32_t end, Arena *arena) {
  enum { COUNT = 2 };
  Node *items = ARENA_ARRAY(arena, Node, COUNT);
  items[NODE_ROOT] = (Node){.end = (uint32_t)text.len,
                            .parent = NO_NODE,
                            .next = COUNT,
                            .symbol = NODE_MODULE,
                            .flags = NODE_IS_NAMED};
  items[1] = (Node){.start = start,
                    .end = end,
                    .parent = NODE_ROOT,
                    .next = COUNT,
                    .symbol = NODE_COMMENT,
                    .flags = NODE_IS_NAMED | NODE_IS_EXTRA};
  return (Nodes){.text = text, .items = items, .count = COUNT};
}

const Node *nodes_get(const Nodes *nodes, NodeId id) {
  return id < nodes->count ? &nodes->items[id] : NULL;
}

uint16_t nodes_symbol(const Nodes *nodes, NodeId id) {
  return id < nodes->count ? nodes->items[id].symbol : 0;
}

Slice nodes_text(const Nodes *nodes, NodeId id) {
  if (id >= nodes->count) return (Slice){NULL, 0};
  return slice_sub(nodes->text, nodes->items[id].start, nodes->items[id].end);
}

NodeId nodes_parent(const Nodes *nodes, NodeId id) {
  return id < nodes->count ? nodes->items[id].parent : NO_NODE;
}

NodeId nodes_grandparent(const Nodes *nodes, NodeId id) {
  return nodes_parent(nodes, nodes_parent(nodes, id));
}

bool nodes_is(const Nodes *nodes, NodeId id, uint16_t symbol) {
  return id < nodes->count && nodes->items[id].symbol == symbol;
}

bool nodes_has_flag(const Nodes *nodes, NodeId id, uint8_t flag) {
  return id < nodes->count && (nodes->items[id].flags & flag) != 0;
}

NodeId nodes_first_child(const Nodes *nodes, NodeId id) {
  return id < nodes->count && id + 1 < nodes->items[id].next ? id + 1 : NO_NODE;
}

NodeId nodes_next_sibling(const Nodes *nodes, NodeId id) {
  if (id >= nodes->count || nodes->items[id].parent == NO_NODE) return NO_NODE;
  NodeId next = nodes->items[id].next;
  return next < nodes->items[nodes->items[id].parent].next ? next : NO_NODE;
}

NodeId nodes_previous_sibling(const Nodes *nodes, NodeId id) {
  NodeId previous = NO_NODE;
  NodeId child = nodes_first_child(nodes, nodes_parent(nodes, id));
  for (; child != NO_NODE && child != id; child = nodes_next_sibling(nodes, child))
    previous = child;
  return previous;
}

static NodeId named_from(const Nodes *nodes, NodeId id) {
  while (id != NO_NODE &&
         (nodes->items[id].flags & (NODE_IS_NAMED | NODE_IS_EXTRA)) != NODE_IS_NAMED)
    id = nodes_next_sibling(nodes, id);
  return id;
}

NodeId nodes_first_named_child(const Nodes *nodes, NodeId id) {
  return named_from(nodes, nodes_first_child(nodes, id));
}

NodeId nodes_next_named_sibling(const Nodes *nodes, NodeId id) {
  return named_from(nodes, nodes_next_sibling(nodes, id));
}

NodeId nodes_last_child(const Nodes *nodes, NodeId id) {
  NodeId last = NO_NODE;
  for (NodeId child = nodes_first_child(nodes, id); child != NO_NODE;
       child = nodes_next_sibling(nodes, child))
    last = child;
  return last;
}

NodeId nodes_child_with_symbol(const Nodes *nodes, NodeId id, uint16_t symbol) {
  NodeId child = nodes_first_child(nodes, id);
  while (child != NO_NODE && nodes->items[child].symbol != symbol)
    child = nodes_next_sibling(nodes, child);
  return child;
}

NodeId nodes_child_by_field(const Nodes *nodes, NodeId id, uint8_t field) {
  NodeId child = nodes_first_child(nodes, id);
  while (child != NO_NODE && nodes->items[child].field != field)
    child = nodes_next_sibling(nodes, child);
  return child;
}

bool nodes_is_within(const Nodes *nodes, NodeId id, NodeId ancestor) {
  if (id >= nodes->count || ancestor >= nodes->count) return false;
  return id >= ancestor && id < nodes->items[ancestor].next;
}

NodeId nodes_ancestor(const Nodes *nodes, NodeId id, uint16_t symbol) {
  do id = nodes_parent(nodes, id);
  while (id != NO_NODE && nodes->items[id].symbol != symbol);
  return id;
}

bool nodes_is_comprehension(const Nodes *nodes, NodeId id) {
  uint16_t symbol = nodes_symbol(nodes, id);
  return symbol == NODE_LIST_COMPREHENSION || symbol == NODE_SET_COMPREHENSION ||
         symbol == NODE_DICTIONARY_COMPREHENSION || symbol == NODE_GENERATOR_EXPRESSION;
}

NodeId nodes_unparenthesized(const Nodes *nodes, NodeId id) {
  while (nodes_is(nodes, id, NODE_PARENTHESIZED_EXPRESSION))
    id = nodes_first_named_child(nodes, id);
  return id;
}

/* The child of `id` that covers `offset`; one that begins there is preferred to one that ends. */
static NodeId child_at(const Nodes *nodes, NodeId id, uint32_t offset) {
  NodeId ending = NO_NODE;
  for (NodeId child = nodes_first_child(nodes, id); child != NO_NODE;
       child = nodes_next_sibling(nodes, child)) {
    const Node *node = &nodes->items[child];
    if (node->start > offset) break;
    if (offset < node->end) return child;
    if (offset == node->end && node->end > node->start) ending = child;
  }
  return ending;
}

static bool ends_with_word(Slice text) {
  if (text.len == 0) return false;
  unsigned char last = (unsigned char)text.ptr[text.len - 1];
  return last == '_' || last >= 0x80 || (last >= '0' && last <= '9') ||
         ((last | 0x20) >= 'a' && (last | 0x20) <= 'z');
}

/* Text that a node has beside its children, as a format specification has. */
static bool is_own_text(const Nodes *nodes, uint32_t offset) {
  return offset < nodes->text.len && memchr(" \t\f\r\n\\", nodes->text.ptr[offset], 6) == NULL;
}

NodeId nodes_leaf_at(const Nodes *nodes, uint32_t offset) {
  NodeId id = NODE_ROOT;
  while (nodes_first_child(nodes, id) != NO_NODE) {
    NodeId child = child_at(nodes, id, offset);
    if (child == NO_NODE) return id != NODE_ROOT && is_own_text(nodes, offset) ? id : NO_NODE;
    id = child;
  }
  if (id == NODE_ROOT) return NO_NODE;
  if (offset >= nodes->items[id].end && !ends_with_word(nodes_text(nodes, id))) return NO_NODE;
  return id;
}
