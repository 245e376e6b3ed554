/* N801 N818: what a class is called.
 *   source  PEP 8, "Class Names", "Exception Names". */
#include "rules/naming/words.h"

#include <string.h>

extern const Rule rule_n801;
extern const Rule rule_n818;

/* A class is looked for by name alone: in the module, then in each statement around, from the
 * outside in; the first of that name counts. */
typedef struct ClassSearch {
  const RuleContext *context;
  NodeId *blocks; /* whose statements are looked through, from the outside in */
  uint32_t block_count;
} ClassSearch;

static bool holds_statements(uint16_t symbol) {
  return symbol == NODE_BLOCK || symbol == NODE_MODULE;
}

static ClassSearch search_from(const RuleContext *context, NodeId class) {
  const Nodes *nodes = context->nodes;
  ClassSearch search = {.context = context};
  uint32_t count = 0;
  for (NodeId at = class; at != NO_NODE; at = nodes_parent(nodes, at))
    if (holds_statements(nodes_symbol(nodes, at))) count++;
  search.blocks = ARENA_ARRAY(context->scratch, NodeId, count);
  search.block_count = count;
  for (NodeId at = class; at != NO_NODE; at = nodes_parent(nodes, at))
    if (holds_statements(nodes_symbol(nodes, at))) search.blocks[--count] = at;
  return search;
}

static const ClassLine *find_line(const ClassLine *lines, uint32_t count, Slice name) {
  for (uint32_t i = 0; i < count; i++)
    if (slice_equal(lines[i].name, name)) return &lines[i];
  return NULL;
}

static const ClassLine *find_outside(const ClassSearch *search, Slice name) {
  names_ask_classes(search->context->names);
  const OuterNames *outer = names_outer(search->context->names);
  if (outer == NULL) return NULL;
  const ClassLine *line = find_line(outer->class_lines, outer->class_line_count, name);
  for (uint32_t i = outer->class_count; i-- > 0 && line == NULL;)
    line = find_line(outer->classes[i].class_lines, outer->classes[i].class_line_count, name);
  return line;
}

static const ClassLine *find_in_block(const ClassSearch *search, NodeId block, Slice name) {
  const Nodes *nodes = search->context->nodes;
  NodeId at = nodes_first_named_child(nodes, block);
  for (; at != NO_NODE; at = nodes_next_named_sibling(nodes, at)) {
    NodeId class = at;
    if (nodes_is(nodes, at, NODE_DECORATED_DEFINITION))
      class = nodes_child_by_field(nodes, at, FIELD_DEFINITION);
    if (!nodes_is(nodes, class, NODE_CLASS_DEFINITION)) continue;
    if (!slice_equal(nodes_text(nodes, nodes_child_by_field(nodes, class, FIELD_NAME)), name))
      continue;
    ClassLine *line = ARENA_NEW(search->context->scratch, ClassLine);
    *line = class_line_of(nodes, class, search->context->scratch);
    return line;
  }
  return NULL;
}

static const ClassLine *find_class(const ClassSearch *search, Slice name) {
  const ClassLine *line = find_outside(search, name);
  for (uint32_t i = 0; i < search->block_count && line == NULL; i++)
    line = find_in_block(search, search->blocks[i], name);
  return line;
}

enum { BASES_AT_MOST = 64 };

static bool is_among(const Slice *items, uint32_t count, Slice name) {
  for (uint32_t i = 0; i < count; i++)
    if (slice_equal(items[i], name)) return true;
  return false;
}

/* Whether `Exception` is a base of the class by its words, or of a base that the file has. */
static bool is_exception(const ClassSearch *search, Slice name) {
  Slice bases[BASES_AT_MOST];
  uint32_t count = 0;
  uint32_t next = 0;
  for (const ClassLine *line = find_class(search, name);;) {
    for (uint32_t i = 0; line != NULL && i < line->bases.count; i++) {
      Slice base = line->bases.items[i];
      if (base.ptr[0] == '.' || is_among(bases, count, base) || count == BASES_AT_MOST) continue;
      if (slice_is(base, "Exception")) return true;
      bases[count++] = base;
    }
    if (next == count) return false;
    line = find_class(search, bases[next++]);
  }
}

static void look_at_class(RuleContext *context, NodeId class) {
  const Nodes *nodes = context->nodes;
  NodeId id = nodes_child_by_field(nodes, class, FIELD_NAME);
  Slice full = nodes_text(nodes, id);
  if (full.len == 0 || naming_is_ignored(context, full)) return;
  Slice name = word_strip(full);
  bool has_underscore = name.len > 0 && memchr(name.ptr, '_', name.len) != NULL;
  uint32_t start = nodes->items[id].start;
  uint32_t end = nodes->items[id].end;
  if (!word_begins_upper(name) || has_underscore)
    naming_report(context, &rule_n801, start, end, full);
  if (slice_ends_with(name, SLICE("Error")) || !rule_is_selected(context, &rule_n818)) return;
  ClassSearch search = search_from(context, class);
  if (is_exception(&search, name)) naming_report(context, &rule_n818, start, end, full);
}

static const uint16_t symbols[] = {NODE_CLASS_DEFINITION, 0};

static bool may_have_class(Slice text) {
  return slice_find(text, SLICE("class"), 0) < text.len;
}

const Rule rule_n801 = {
    .code = SLICE_INIT("N801"),
    .symbols = symbols,
    .at_node = look_at_class,
    .may_occur = may_have_class,
};

/* Asks for the heads of all classes, so every segment has to be read. */
const Rule rule_n818 = {.code = SLICE_INIT("N818"), .symbols = symbols, .at_node = look_at_class};
