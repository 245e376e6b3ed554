/* What an annotation is in today's spelling.
 *   source  Python library reference, "typing", PEP 604. */
#include "base/buffer.h"
#include "cards/fact.h"
#include "cards/source.h"
#include "cards/words.h"

enum { MEMBERS_AT_MOST = 6 };

/* The types between the brackets behind a name; false for none, or for text that is no type. */
static bool add_members(const Nodes *nodes, NodeId name, Buffer *out) {
  NodeId parent = nodes_parent(nodes, name);
  bool is_attribute = nodes_is(nodes, parent, NODE_ATTRIBUTE);
  NodeId whole = is_attribute ? nodes_parent(nodes, parent) : parent;
  NodeId list = whole;
  if (nodes_is(nodes, whole, NODE_GENERIC_TYPE))
    list = nodes_child_with_symbol(nodes, whole, NODE_TYPE_PARAMETER);
  else if (!nodes_is(nodes, whole, NODE_SUBSCRIPT))
    return false;
  NodeId head = list == whole ? nodes_first_named_child(nodes, list) : NO_NODE;
  uint32_t count = 0;
  for (NodeId item = nodes_first_named_child(nodes, list); item != NO_NODE;
       item = nodes_next_named_sibling(nodes, item)) {
    if (item == head) continue;
    NodeId type = nodes_is(nodes, item, NODE_TYPE) ? nodes_first_named_child(nodes, item) : item;
    bool is_odd = nodes_is(nodes, type, NODE_STRING) || nodes_is(nodes, type, NODE_TUPLE) ||
                  nodes_is(nodes, type, NODE_NONE);
    if (is_odd || count++ == MEMBERS_AT_MOST) return false;
    if (count > 1) buffer_add(out, SLICE(" | "));
    if (!source_add_line(nodes, item, out)) return false;
  }
  return count > 0;
}

/* `Optional[int]` and `Union[int, str]` by `|`. */
Fact fact_of_hint(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  Slice name = names_qualified(place->view->names, place->node, place->arena);
  bool is_optional = slice_is(name, "typing.Optional");
  if (!is_optional && !slice_is(name, "typing.Union")) return (Fact){0};
  Buffer out;
  buffer_init(&out);
  Fact fact = {0};
  if (add_members(nodes, place->leaf, &out)) {
    if (is_optional) buffer_add(&out, SLICE(" | None"));
    Holes values = {{words_code(buffer_slice(&out), place->arena)}};
    fact.words = words_fill(place->arena, "Since Python 3.10 this can be written {}.", values);
  }
  buffer_release(&out);
  return fact;
}
