/* What class statements say on their first line, for rules that go by the words alone. */
#include "semantics/names_data.h"

/* Past the decorators. */
static NodeId definition_of(const Nodes *nodes, NodeId statement) {
  if (!nodes_is(nodes, statement, NODE_DECORATED_DEFINITION)) return statement;
  return nodes_child_by_field(nodes, statement, FIELD_DEFINITION);
}

static Slice base_word(const Nodes *nodes, NodeId base, Arena *arena) {
  if (nodes_is(nodes, base, NODE_IDENTIFIER)) return nodes_text(nodes, base);
  if (!nodes_is(nodes, base, NODE_ATTRIBUTE)) return (Slice){NULL, 0};
  Slice name = nodes_text(nodes, nodes_child_by_field(nodes, base, FIELD_ATTRIBUTE));
  return arena_format(arena, ".%.*s", (int)name.len, name.ptr);
}

ClassLine class_line_of(const Nodes *nodes, NodeId class, Arena *arena) {
  ClassLine line = {.name = nodes_text(nodes, nodes_child_by_field(nodes, class, FIELD_NAME))};
  NodeId list = nodes_child_by_field(nodes, class, FIELD_SUPERCLASSES);
  uint32_t count = 0;
  NodeId base = nodes_first_named_child(nodes, list);
  for (NodeId at = base; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) count++;
  Slice *bases = ARENA_ARRAY(arena, Slice, count);
  for (; base != NO_NODE; base = nodes_next_named_sibling(nodes, base)) {
    Slice word = base_word(nodes, nodes_unparenthesized(nodes, base), arena);
    if (word.len > 0) bases[line.bases.count++] = word;
  }
  line.bases.items = bases;
  return line;
}

const ClassLine *names_class_lines(const Names *names, uint32_t *count, Arena *arena) {
  const Nodes *nodes = names->nodes;
  ClassLine *lines = NULL;
  *count = 0;
  NodeId at = nodes_first_named_child(nodes, NODE_ROOT);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    NodeId class = definition_of(nodes, at);
    if (!nodes_is(nodes, class, NODE_CLASS_DEFINITION)) continue;
    lines = arena_grow(arena, lines, *count, *count + 1, sizeof(ClassLine));
    lines[(*count)++] = class_line_of(nodes, class, arena);
  }
  return lines;
}

/* The name that `statement` hands to the name it calls, and nothing else: `m = staticmethod(m)`. */
static Slice wrapped_by(const Nodes *nodes, NodeId statement, Arena *arena) {
  NodeId value = nodes_first_named_child(nodes, statement);
  bool is_assignment = nodes_is(nodes, value, NODE_ASSIGNMENT) &&
                       nodes_child_by_field(nodes, value, FIELD_TYPE) == NO_NODE;
  if (!is_assignment) return (Slice){NULL, 0};
  while (nodes_is(nodes, value, NODE_ASSIGNMENT))
    value = nodes_child_by_field(nodes, value, FIELD_RIGHT);
  NodeId function = nodes_child_by_field(nodes, value, FIELD_FUNCTION);
  if (!nodes_is(nodes, value, NODE_CALL) || !nodes_is(nodes, function, NODE_IDENTIFIER))
    return (Slice){NULL, 0};
  NodeId argument =
      nodes_first_named_child(nodes, nodes_child_by_field(nodes, value, FIELD_ARGUMENTS));
  NodeId next = nodes_next_named_sibling(nodes, argument);
  bool is_alone = next == NO_NODE || nodes_is(nodes, next, NODE_KEYWORD_ARGUMENT);
  if (!nodes_is(nodes, argument, NODE_IDENTIFIER) || !is_alone) return (Slice){NULL, 0};
  Slice callee = nodes_text(nodes, function);
  Slice name = nodes_text(nodes, argument);
  return arena_format(arena, "%.*s %.*s", (int)callee.len, callee.ptr, (int)name.len, name.ptr);
}

SliceList class_wrapped(const Nodes *nodes, NodeId body, Arena *arena) {
  Slice *items = NULL;
  uint32_t count = 0;
  NodeId at = nodes_first_named_child(nodes, body);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    if (!nodes_is(nodes, at, NODE_EXPRESSION_STATEMENT)) continue;
    Slice wrapped = wrapped_by(nodes, at, arena);
    if (wrapped.len == 0) continue;
    items = arena_grow(arena, items, count, count + 1, sizeof(Slice));
    items[count++] = wrapped;
  }
  return (SliceList){items, count};
}

SliceList names_wrapped(const Names *names, Arena *arena) {
  if (names->module_scope == SCOPE_ROOT) return (SliceList){NULL, 0};
  return class_wrapped(names->nodes, NODE_ROOT, arena);
}
