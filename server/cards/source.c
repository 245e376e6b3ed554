#include "cards/source.h"

#include <string.h>

/* What lies between two leaves: white space, comments and backslashes at line ends. */
typedef struct Gap {
  bool is_broken_line; /* it holds a line end, so that its white space has no say */
  bool is_blank; /* it holds nothing that means something to Python */
} Gap;

static Gap gap_between(Slice text) {
  Gap gap = {.is_blank = true};
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    if (c == '\n' || c == '\r')
      gap.is_broken_line = true;
    else if (c == '#')
      i = slice_find(text, SLICE("\n"), i) - 1;
    else if (c != ' ' && c != '\t' && c != '\f' && c != '\\')
      gap.is_blank = false;
  }
  return gap;
}

static bool is_opening(char c) {
  return c == '(' || c == '[' || c == '{';
}

static bool is_closing(char c) {
  return c == ')' || c == ']' || c == '}';
}

/* Adds the gap as one line has it. `next` is the first byte after the gap. */
static bool add_gap(Buffer *out, Slice text, char next) {
  Gap gap = gap_between(text);
  if (!gap.is_blank) return false;
  if (!gap.is_broken_line) {
    buffer_add(out, text);
    return true;
  }
  if (out->len > 0 && !is_opening(out->ptr[out->len - 1]) && !is_closing(next))
    buffer_add_char(out, ' ');
  return true;
}

static bool has_line_end(Slice text) {
  return memchr(text.ptr, '\n', text.len) != NULL || memchr(text.ptr, '\r', text.len) != NULL;
}

/* The pieces that are taken as they are: leaves, and strings whole, whatever is in them. */
static bool is_piece(const Nodes *nodes, NodeId id) {
  return nodes->items[id].next == id + 1 || nodes->items[id].symbol == NODE_STRING;
}

static bool add_pieces(const Nodes *nodes, NodeId root, Buffer *out) {
  uint32_t at = nodes->items[root].start;
  for (NodeId id = root; id < nodes->items[root].next;) {
    const Node *node = &nodes->items[id];
    if (!is_piece(nodes, id)) {
      id++;
      continue;
    }
    id = node->next;
    if ((node->flags & NODE_IS_EXTRA) != 0 || node->start == node->end) continue;
    Slice text = slice_sub(nodes->text, node->start, node->end);
    if (has_line_end(text)) return false;
    if (!add_gap(out, slice_sub(nodes->text, at, node->start), text.ptr[0])) return false;
    buffer_add(out, text);
    at = node->end;
  }
  return at == nodes->items[root].end;
}

bool source_add_line(const Nodes *nodes, NodeId node, Buffer *out) {
  if (node == NO_NODE || nodes_has_flag(nodes, node, NODE_HAS_ERROR)) return false;
  size_t length = out->len;
  if (add_pieces(nodes, node, out)) return true;
  out->len = length;
  return false;
}

bool source_mentions(const Nodes *nodes, NodeId node, Slice name) {
  if (node == NO_NODE) return false;
  for (NodeId id = node; id < nodes->items[node].next; id++)
    if (nodes->items[id].symbol == NODE_IDENTIFIER && slice_equal(nodes_text(nodes, id), name))
      return true;
  return false;
}
