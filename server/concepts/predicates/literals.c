/* Literals that are worth reading twice, and the numbers of a slice. */
#include "concepts/predicates/predicate.h"

static bool has_letter(Slice text, const char *letters) {
  for (size_t i = 0; i < text.len; i++)
    for (const char *letter = letters; *letter != '\0'; letter++)
      if (text.ptr[i] == *letter) return true;
  return false;
}

/* A number that is not written in plain decimal digits. */
static bool is_decorated(const SegmentView *view, NodeId node) {
  Slice text = nodes_text(view->nodes, node);
  if (nodes_is(view->nodes, node, NODE_INTEGER)) return has_letter(text, "_xXoObBjJ");
  return nodes_is(view->nodes, node, NODE_FLOAT) && has_letter(text, "_eEjJ");
}

/* The letters in front of a string's quotes. */
static Slice prefix_of(const SegmentView *view, NodeId node) {
  Slice text = nodes_text(view->nodes, node);
  size_t length = 0;
  while (length < text.len && text.ptr[length] != '"' && text.ptr[length] != '\'') length++;
  return (Slice){text.ptr, length};
}

static bool has_bytes_prefix(const SegmentView *view, NodeId node) {
  return has_letter(prefix_of(view, node), "bB");
}

static bool has_raw_prefix(const SegmentView *view, NodeId node) {
  Slice prefix = prefix_of(view, node);
  return has_letter(prefix, "rR") && !has_letter(prefix, "bBfFtT");
}

static bool has_unicode_prefix(const SegmentView *view, NodeId node) {
  return has_letter(prefix_of(view, node), "uU");
}

/* The bracket of a subscript that holds a slice. */
static bool has_slice(const SegmentView *view, NodeId node) {
  NodeId subscript = nodes_parent(view->nodes, node);
  return nodes_child_with_symbol(view->nodes, subscript, NODE_SLICE) != NO_NODE;
}

/* How many colons of its slice stand before a number, or before its sign; -1 outside of one. */
static int colons_before(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId bound = node;
  if (nodes_is(nodes, nodes_parent(nodes, bound), NODE_UNARY_OPERATOR))
    bound = nodes_parent(nodes, bound);
  NodeId slice = nodes_parent(nodes, bound);
  if (!nodes_is(nodes, slice, NODE_SLICE)) return -1;
  int colons = 0;
  for (NodeId at = nodes_first_child(nodes, slice); at != bound && at != NO_NODE;
       at = nodes_next_sibling(nodes, at))
    colons += nodes_is(nodes, at, PUNCT_COLON);
  return colons;
}

static bool is_slice_start(const SegmentView *view, NodeId node) {
  return colons_before(view, node) == 0;
}

static bool is_slice_stop(const SegmentView *view, NodeId node) {
  return colons_before(view, node) == 1;
}

static bool is_slice_step(const SegmentView *view, NodeId node) {
  return colons_before(view, node) == 2;
}

const Predicate predicates_literals[] = {
    {"bytes_prefix", has_bytes_prefix},
    {"decorated", is_decorated},
    {"has_slice", has_slice},
    {"raw_prefix", has_raw_prefix},
    {"slice_start", is_slice_start},
    {"slice_step", is_slice_step},
    {"slice_stop", is_slice_stop},
    {"unicode_prefix", has_unicode_prefix},
    {NULL, NULL},
};
