/* Decorators written out as the call, or calls, that they stand for.
 *   source  Python language reference, "Function definitions" and "Class definitions". */
#include "base/utf8.h"
#include "cards/fact.h"
#include "cards/source.h"
#include "cards/words.h"
#include "concepts/function.h"

enum { INLINE_AT_MOST = 40, COLUMNS_AT_MOST = 80 };

static NodeId definition_decorated_at(const Nodes *nodes, NodeId leaf) {
  NodeId decorator = leaf;
  while (decorator != NO_NODE && !nodes_is(nodes, decorator, NODE_DECORATOR))
    decorator = nodes_parent(nodes, decorator);
  return nodes_child_by_field(nodes, nodes_parent(nodes, decorator), FIELD_DEFINITION);
}

/* Adds "f = a(b(f))". False when a decorator is broken, spans a string over lines, or speaks of the
 * name itself: that is then what the name meant before, as in `@size.setter`. */
static bool add_calls(const Nodes *nodes, NodeId definition, Slice name, uint32_t *count,
                      Buffer *out) {
  buffer_add(out, name);
  buffer_add(out, SLICE(" = "));
  for (NodeId decorator = definition_next_decorator(nodes, definition, NO_NODE);
       decorator != NO_NODE; decorator = definition_next_decorator(nodes, definition, decorator)) {
    if (source_mentions(nodes, decorator, name)) return false;
    if (!source_add_line(nodes, nodes_first_named_child(nodes, decorator), out)) return false;
    buffer_add_char(out, '(');
    (*count)++;
  }
  buffer_add(out, name);
  for (uint32_t i = 0; i < *count; i++) buffer_add_char(out, ')');
  return true;
}

static Fact fact_of_calls(const FactPlace *place, NodeId definition, Slice calls, uint32_t count) {
  bool is_class = nodes_is(place->view->nodes, definition, NODE_CLASS_DEFINITION);
  Slice keyword = is_class ? SLICE("class") : SLICE("def");
  size_t columns = utf8_count_code_points(calls);
  if (columns > COLUMNS_AT_MOST) return (Fact){0};
  if (columns <= INLINE_AT_MOST) {
    const char *pattern = count == 1 ? "It stands for {}, run right after the `{}`."
                                     : "They stand for {}, run right after the `{}`: the lowest is "
                                       "applied first.";
    Holes values = {{words_code(calls, place->arena), keyword}};
    return (Fact){.words = words_fill(place->arena, pattern, values)};
  }
  const char *pattern = count == 1 ? "It stands for this, run right after the `{}`:"
                                   : "They stand for this, run right after the `{}`; the "
                                     "lowest is applied first:";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{keyword}}),
                .code = arena_copy(place->arena, calls)};
}

Fact fact_of_decorators(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId definition = definition_decorated_at(nodes, place->leaf);
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, definition, FIELD_NAME));
  if (name.len == 0) return (Fact){0};
  Buffer calls;
  buffer_init(&calls);
  uint32_t count = 0;
  Fact fact = {0};
  if (add_calls(nodes, definition, name, &count, &calls))
    fact = fact_of_calls(place, definition, buffer_slice(&calls), count);
  buffer_release(&calls);
  return fact;
}
