/* What a comprehension stands for: the plain loops, and what of it stays inside. */
#include "cards/fact.h"
#include "cards/unroll.h"
#include "cards/words.h"

enum { VARIABLES_AT_MOST = 3 };

/* The comprehension to which a token belongs: its own brackets, or those of its clauses. */
static NodeId comprehension_of(const Nodes *nodes, NodeId node) {
  for (int steps = 0; steps < 3 && node != NO_NODE; steps++) {
    if (unroll_is_comprehension(nodes, node)) return node;
    node = nodes_parent(nodes, node);
  }
  return NO_NODE;
}

static bool is_listed(const Slice *names, uint32_t count, Slice name) {
  for (uint32_t i = 0; i < count; i++)
    if (slice_equal(names[i], name)) return true;
  return false;
}

/* "`k` and `v`", or empty where there are none, or too many to name. */
static Slice variables_of(const FactPlace *place, NodeId comprehension) {
  Slice found[VARIABLES_AT_MOST + 1];
  uint32_t found_count =
      unroll_variables(place->view->nodes, comprehension, found, VARIABLES_AT_MOST + 1);
  if (found_count > VARIABLES_AT_MOST) return (Slice){NULL, 0};
  uint32_t count = 0;
  for (uint32_t i = 0; i < found_count; i++)
    if (!is_listed(found, count, found[i])) found[count++] = found[i];
  Slice words = {NULL, 0};
  for (uint32_t i = 0; i < count; i++) {
    Slice name = words_code(found[i], place->arena);
    const char *pattern = i == 0 ? "{}{}" : i + 1 == count ? "{} and {}" : "{}, {}";
    words = words_fill(place->arena, pattern, (Holes){{words, name}});
  }
  return words;
}

static const char *kind_of(uint16_t symbol) {
  if (symbol == NODE_LIST_COMPREHENSION) return "list";
  if (symbol == NODE_SET_COMPREHENSION) return "set";
  return symbol == NODE_DICTIONARY_COMPREHENSION ? "dict" : "generator";
}

Fact fact_of_comprehension(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId comprehension = comprehension_of(nodes, place->leaf);
  Slice code = unroll_comprehension(place->view, comprehension, place->arena);
  if (code.len == 0) return (Fact){0};
  Slice kind = slice_from_cstr(kind_of(nodes_symbol(nodes, comprehension)));
  Slice variables = variables_of(place, comprehension);
  bool is_generator = nodes_is(nodes, comprehension, NODE_GENERATOR_EXPRESSION);
  const char *pattern = "These lines make the same {}:";
  if (!is_generator && variables.len > 0)
    pattern = "These lines make the same {}, except that {} would stay visible after them:";
  return (Fact){.words = words_fill(place->arena, pattern, (Holes){{kind, variables}}),
                .code = code};
}
