/* A syntax tree laid flat: the nodes of one tree in pre-order, each knowing its parent and where
 * its subtree ends. Rules, scopes and cards read this and never tree-sitter itself, so every walk
 * is a loop over an array, whatever the nesting depth of the user's code. */
#ifndef PYLORE_SYNTAX_NODES_H
#define PYLORE_SYNTAX_NODES_H

#include <tree_sitter/api.h>

#include "base/arena.h"
#include "python_symbols.h"

typedef uint32_t NodeId;
enum { NODE_ROOT = 0 };
#define NO_NODE UINT32_MAX

enum {
  NODE_IS_NAMED = 1, /* a rule of the grammar, not a keyword or punctuation */
  NODE_IS_ERROR = 2, /* ERROR: text that fits nowhere */
  NODE_IS_MISSING = 4, /* a token that the parser made up to go on */
  NODE_IS_EXTRA = 8, /* a comment or a line continuation */
  NODE_HAS_ERROR = 16, /* is, or contains, an ERROR or a MISSING node */
};

typedef struct Node {
  uint32_t start; /* bytes from the start of the segment */
  uint32_t end;
  NodeId parent; /* NO_NODE for the root */
  NodeId next; /* the first node after this one's subtree: i + 1 for a leaf */
  uint16_t symbol; /* enum PythonSymbol, or TS's own number for ERROR */
  uint8_t field; /* enum PythonField, 0 for none: the role of the node in its parent */
  uint8_t flags;
} Node;

typedef struct Nodes {
  Slice text; /* of the segment; what the user wrote, also where it was parsed repaired */
  const Node *items;
  uint32_t count; /* at least 1: the root is always there */
} Nodes;

/* Lays flat the tree of `text` from byte `base` on: the nodes count from the start of `text`.
 *   owns    the nodes live in `arena`; `text` is borrowed. */
Nodes nodes_create(const TSTree *tree, Slice text, uint32_t base, Arena *arena);

/* A tree of nothing but the comment [start, end) of `text`, for comments that no parser was shown.
 */
Nodes nodes_of_comment(Slice text, uint32_t start, uint32_t end, Arena *arena);

/* All of these accept NO_NODE and answer NO_NODE, 0, false or an empty slice for it. */
const Node *nodes_get(const Nodes *nodes, NodeId id); /* NULL for NO_NODE */
uint16_t nodes_symbol(const Nodes *nodes, NodeId id);
Slice nodes_text(const Nodes *nodes, NodeId id);
NodeId nodes_parent(const Nodes *nodes, NodeId id);
NodeId nodes_grandparent(const Nodes *nodes, NodeId id);
bool nodes_is(const Nodes *nodes, NodeId id, uint16_t symbol);
bool nodes_has_flag(const Nodes *nodes, NodeId id, uint8_t flag);

NodeId nodes_first_child(const Nodes *nodes, NodeId id);
NodeId nodes_next_sibling(const Nodes *nodes, NodeId id);
NodeId nodes_previous_sibling(const Nodes *nodes, NodeId id); /* walks the parent's children */
NodeId nodes_first_named_child(const Nodes *nodes, NodeId id); /* comments left out */
NodeId nodes_next_named_sibling(const Nodes *nodes, NodeId id);
NodeId nodes_last_child(const Nodes *nodes, NodeId id);
NodeId nodes_child_with_symbol(const Nodes *nodes, NodeId id, uint16_t symbol); /* the first */
NodeId nodes_child_by_field(const Nodes *nodes, NodeId id, uint8_t field); /* the first */

/* True when `id` is `ancestor` or stands somewhere below it. */
bool nodes_is_within(const Nodes *nodes, NodeId id, NodeId ancestor);

/* The nearest ancestor of `id` (itself left out) with that symbol. */
NodeId nodes_ancestor(const Nodes *nodes, NodeId id, uint16_t symbol);

/* Whether it is a list, set or dict comprehension or a generator expression. */
bool nodes_is_comprehension(const Nodes *nodes, NodeId id);

/* `id` without the parentheses around it. */
NodeId nodes_unparenthesized(const Nodes *nodes, NodeId id);

/* The leaf that covers byte `offset` (or ends there when `offset` stands right after a name), or
 * the node to whose own text it belongs; NO_NODE where there is only white space. */
NodeId nodes_leaf_at(const Nodes *nodes, uint32_t offset);

#endif
