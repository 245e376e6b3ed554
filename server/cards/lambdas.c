/* A lambda written out as the `def` that it stands for, with the reader's names.
 *   source  Python language reference, "Lambdas". */
#include "base/buffer.h"
#include "cards/fact.h"
#include "cards/source.h"

enum { LINE_AT_MOST = 72 };

/* What the function would be called: the name that it is bound to, or the parameter that takes it.
 */
static Slice name_of(const Nodes *nodes, NodeId lambda) {
  NodeId parent = nodes_parent(nodes, lambda);
  NodeId name = NO_NODE;
  if (nodes_is(nodes, parent, NODE_ASSIGNMENT))
    name = nodes_child_by_field(nodes, parent, FIELD_LEFT);
  if (nodes_is(nodes, parent, NODE_KEYWORD_ARGUMENT))
    name = nodes_child_by_field(nodes, parent, FIELD_NAME);
  return nodes_is(nodes, name, NODE_IDENTIFIER) ? nodes_text(nodes, name) : SLICE("function");
}

/* False where the source does not fit on lines of its own. */
static bool add_definition(const Nodes *nodes, NodeId lambda, Buffer *out) {
  NodeId parameters = nodes_child_by_field(nodes, lambda, FIELD_PARAMETERS);
  NodeId body = nodes_child_by_field(nodes, lambda, FIELD_BODY);
  buffer_add(out, SLICE("def "));
  buffer_add(out, name_of(nodes, lambda));
  buffer_add_char(out, '(');
  if (parameters != NO_NODE && !source_add_line(nodes, parameters, out)) return false;
  buffer_add(out, SLICE("):\n"));
  size_t head = out->len;
  buffer_add(out, SLICE("    return "));
  if (head > LINE_AT_MOST || body == NO_NODE || !source_add_line(nodes, body, out)) return false;
  return out->len - head <= LINE_AT_MOST;
}

Fact fact_of_lambda(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId lambda = nodes_parent(nodes, place->leaf);
  if (!nodes_is(nodes, place->leaf, KEYWORD_LAMBDA) ||
      nodes_has_flag(nodes, lambda, NODE_HAS_ERROR))
    return (Fact){0};
  Buffer out;
  buffer_init(&out);
  Fact fact = {0};
  if (add_definition(nodes, lambda, &out)) {
    fact.words = SLICE("It makes this function, without the name:");
    fact.code = arena_copy(place->arena, buffer_slice(&out));
  }
  buffer_release(&out);
  return fact;
}
