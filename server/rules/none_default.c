#include "rules/none_default.h"

#include <string.h>

#include "text/lines.h"

/* Where and how the new statement goes into the body. */
typedef struct Insertion {
  uint32_t offset; /* the start of a line */
  Slice indent; /* of the body */
  Slice step; /* what the body is indented by */
  Slice line_end; /* as the line before has it */
  bool is_after_end; /* the text ends there without a line end */
} Insertion;

static bool is_docstring(const Nodes *nodes, NodeId statement) {
  if (!nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT)) return false;
  NodeId expression = nodes_first_named_child(nodes, statement);
  if (nodes_next_named_sibling(nodes, expression) != NO_NODE) return false;
  return nodes_is(nodes, expression, NODE_STRING) ||
         nodes_is(nodes, expression, NODE_CONCATENATED_STRING);
}

static bool is_blank(Slice text) {
  return slice_trim(text).len == 0;
}

static Slice line_indent(Slice text, uint32_t offset) {
  uint32_t start = lines_start(text, offset);
  Slice line = slice_sub(text, start, lines_end(text, start));
  size_t length = 0;
  while (length < line.len && (line.ptr[length] == ' ' || line.ptr[length] == '\t')) length++;
  return slice_sub(line, 0, length);
}

/* After the docstring, or else after the line that ends with the colon. */
static uint32_t insertion_line(const Nodes *nodes, NodeId function, NodeId first) {
  if (is_docstring(nodes, first)) return nodes->items[first].end;
  NodeId colon = NO_NODE;
  for (NodeId child = nodes_first_child(nodes, function); child != NO_NODE;
       child = nodes_next_sibling(nodes, child))
    if (nodes_is(nodes, child, PUNCT_COLON)) colon = child;
  return colon == NO_NODE ? 0 : nodes->items[colon].end;
}

static bool find_insertion(const Nodes *nodes, NodeId function, Insertion *insertion) {
  Slice text = nodes->text;
  NodeId body = nodes_child_by_field(nodes, function, FIELD_BODY);
  NodeId first = nodes_first_named_child(nodes, body);
  if (first == NO_NODE || nodes_has_flag(nodes, first, NODE_HAS_ERROR)) return false;
  uint32_t first_start = nodes->items[first].start;
  uint32_t line_start = lines_start(text, first_start);
  if (!is_blank(slice_sub(text, line_start, first_start))) return false;
  uint32_t after = insertion_line(nodes, function, first);
  uint32_t end = lines_end(text, after);
  Slice rest = slice_trim(slice_sub(text, after, end));
  if (after == 0 || (rest.len > 0 && rest.ptr[0] != '#')) return false;
  insertion->offset = lines_next(text, end);
  insertion->is_after_end = insertion->offset == end;
  insertion->line_end = slice_sub(text, end, insertion->offset);
  if (insertion->is_after_end) insertion->line_end = SLICE("\n");
  insertion->indent = line_indent(text, first_start);
  Slice outer = line_indent(text, nodes->items[function].start);
  bool is_deeper = slice_starts_with(insertion->indent, outer) && insertion->indent.len > outer.len;
  insertion->step =
      is_deeper ? slice_sub(insertion->indent, outer.len, insertion->indent.len) : SLICE("    ");
  return true;
}

static ScopeId scope_of(const Names *names, NodeId function) {
  uint32_t count;
  const Scope *scopes = names_scopes(names, &count);
  for (uint32_t i = 0; i < count; i++)
    if (scopes[i].kind == SCOPE_FUNCTION && scopes[i].node == function) return i;
  return NO_SCOPE;
}

/* Whether each name in `value` means the same inside the function as outside. */
static bool means_the_same_inside(const RuleContext *context, NodeId value, NodeId function) {
  ScopeId inside = scope_of(context->names, function);
  if (inside == NO_SCOPE) return false;
  uint32_t count;
  const Use *uses = names_uses(context->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (!nodes_is_within(context->nodes, uses[i].node, value)) continue;
    Slice name = nodes_text(context->nodes, uses[i].node);
    Resolution outer = names_resolve(context->names, uses[i].node);
    Resolution inner = names_lookup(context->names, inside, name);
    bool is_same = outer.binding == inner.binding && outer.module == inner.module &&
                   (outer.scope == inner.scope || outer.binding != NO_BINDING);
    /* Names of the value's own comprehensions move along with it. */
    bool is_own =
        outer.binding != NO_BINDING && outer.scope == NAME_LOCAL && !is_same &&
        names_scope_at(context->names, uses[i].node) != names_scope_at(context->names, value);
    if (!is_same && !is_own) return false;
  }
  return true;
}

/* A call may be broken before its parentheses only inside of others: the `def`'s own. */
static bool stays_valid(const Nodes *nodes, NodeId value) {
  NodeId callee = nodes_child_by_field(nodes, value, FIELD_FUNCTION);
  if (callee == NO_NODE) return true;
  uint32_t arguments = nodes->items[nodes->items[callee].next].start;
  return lines_end(nodes->text, nodes->items[value].start) >= arguments;
}

static bool has_string_across_lines(const Nodes *nodes, NodeId value) {
  for (NodeId id = value; id < nodes->items[value].next; id++) {
    if (!nodes_is(nodes, id, NODE_STRING)) continue;
    if (lines_end(nodes->text, nodes->items[id].start) < nodes->items[id].end) return true;
  }
  return false;
}

/* The default's text, its later lines moved right by as much as its first one. */
static Slice moved_value(Arena *arena, const Insertion *at, const Nodes *nodes, NodeId value) {
  Slice text = nodes_text(nodes, value);
  Slice before = line_indent(nodes->text, nodes->items[value].start);
  Slice after = arena_format(arena, "%.*s%.*s", (int)at->indent.len, at->indent.ptr,
                             (int)at->step.len, at->step.ptr);
  bool is_one_line = lines_end(text, 0) == text.len;
  bool moves_right = slice_starts_with(after, before);
  if (is_one_line || !moves_right || has_string_across_lines(nodes, value)) return text;
  Slice shift = slice_sub(after, before.len, after.len);
  char *moved = ARENA_ARRAY(arena, char, text.len + (lines_count(text) + 1) * shift.len);
  size_t used = 0;
  for (uint32_t start = 0; start < text.len;) {
    uint32_t next = lines_next(text, start);
    bool is_moved = start > 0 && !is_blank(slice_sub(text, start, next));
    if (is_moved) memcpy(moved + used, shift.ptr, shift.len);
    if (is_moved) used += shift.len;
    memcpy(moved + used, text.ptr + start, next - start);
    used += next - start;
    start = next;
  }
  return (Slice){moved, used};
}

static Slice statement_text(Arena *arena, const Insertion *at, Slice name, Slice value) {
  Slice end = at->line_end;
  size_t length = 2 * (at->indent.len + name.len + end.len) + at->step.len + value.len + 32;
  char *text = ARENA_ARRAY(arena, char, length);
  size_t used = 0;
  const Slice parts[] = {at->is_after_end ? end : SLICE(""),
                         at->indent,
                         SLICE("if "),
                         name,
                         SLICE(" is None:"),
                         end,
                         at->indent,
                         at->step,
                         name,
                         SLICE(" = "),
                         value,
                         at->is_after_end ? SLICE("") : end};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    if (parts[i].len > 0) memcpy(text + used, parts[i].ptr, parts[i].len);
    used += parts[i].len;
  }
  return (Slice){text, used};
}

void none_default_fix(RuleContext *context, Finding *finding, NodeId parameter) {
  const Nodes *nodes = context->nodes;
  NodeId function = nodes_parent(nodes, nodes_parent(nodes, parameter));
  NodeId name = nodes_child_by_field(nodes, parameter, FIELD_NAME);
  NodeId value = nodes_child_by_field(nodes, parameter, FIELD_VALUE);
  if (!nodes_is(nodes, function, NODE_FUNCTION_DEFINITION) || context->names == NULL) return;
  Insertion at;
  if (!find_insertion(nodes, function, &at) || !stays_valid(nodes, value)) return;
  if (!means_the_same_inside(context, value, function)) return;
  Slice moved = moved_value(context->arena, &at, nodes, value);
  Slice text = statement_text(context->arena, &at, nodes_text(nodes, name), moved);
  const TextEdit edits[] = {
      {nodes->items[value].start, nodes->items[value].end, SLICE("None")},
      {at.offset, at.offset, text},
  };
  rule_fix(context, finding, SLICE("Default to `None` and make the object in the body"), edits, 2);
}
