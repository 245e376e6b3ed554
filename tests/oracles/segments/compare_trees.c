/* For each path on stdin: are the segments' trees, put together, the whole file's tree? Prints a
 * line for each file where they are not, and at the end how many files and segments were compared.
 * Files with a syntax error (by the whole tree) are passed over. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "syntax/nodes.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"

/* What must be the same of a node. A class that is cut ends early in its header's tree, and its
 * body is spread over the segments after it, so there the end and the body's block do not count. */
typedef struct Entry {
  uint32_t start;
  uint32_t end;
  uint16_t symbol;
  uint16_t parent;
  uint8_t field;
} Entry;

typedef struct EntryList {
  Entry *items;
  uint32_t count;
  uint32_t capacity;
} EntryList;

static bool is_class_body(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_BLOCK) &&
         nodes_is(nodes, nodes_parent(nodes, id), NODE_CLASS_DEFINITION);
}

static bool is_class(const Nodes *nodes, NodeId id) {
  if (nodes_is(nodes, id, NODE_CLASS_DEFINITION)) return true;
  return nodes_is(nodes, id, NODE_DECORATED_DEFINITION) &&
         nodes_child_with_symbol(nodes, id, NODE_CLASS_DEFINITION) != NO_NODE;
}

static void add_entries(EntryList *list, const Nodes *nodes, uint32_t base) {
  for (NodeId id = 1; id < nodes->count; id++) {
    const Node *node = &nodes->items[id];
    if (is_class_body(nodes, id)) continue;
    bool is_extra = (node->flags & NODE_IS_EXTRA) != 0;
    bool is_top = node->parent == NODE_ROOT || is_class_body(nodes, node->parent) || is_extra;
    if (list->count == list->capacity) {
      list->capacity = (uint32_t)memory_grown(list->capacity, list->count + 1);
      list->items = memory_resize(list->items, list->capacity, sizeof(Entry));
    }
    list->items[list->count++] = (Entry){
        .start = base + node->start,
        .end = is_class(nodes, id) ? 0 : base + node->end,
        .symbol = node->symbol,
        .parent = is_top ? 0 : nodes->items[node->parent].symbol,
        .field = is_top ? 0 : node->field,
    };
  }
}

/* Comments hang at different heights; by place they are in the same order. */
static int compare_entries(const void *a, const void *b) {
  const Entry *left = a;
  const Entry *right = b;
  if (left->start != right->start) return left->start < right->start ? -1 : 1;
  if (left->end != right->end) return left->end > right->end ? -1 : 1;
  if (left->symbol != right->symbol) return left->symbol < right->symbol ? -1 : 1;
  if (left->parent != right->parent) return left->parent < right->parent ? -1 : 1;
  return (left->field > right->field) - (left->field < right->field);
}

static Nodes parse(Parser *parser, Slice text, Arena *arena) {
  TSTree *tree = parser_parse(parser, text, NULL, 0, NULL);
  Nodes nodes = nodes_create(tree, text, 0, arena);
  ts_tree_delete(tree);
  return nodes;
}

typedef struct Totals {
  uint32_t files;
  uint32_t passed_over;
  uint32_t segments;
  uint32_t differing;
} Totals;

static void report(const char *path, const EntryList *whole, const EntryList *parts,
                   Totals *totals) {
  uint32_t i = 0;
  while (i < whole->count && i < parts->count &&
         compare_entries(&whole->items[i], &parts->items[i]) == 0)
    i++;
  if (i == whole->count && i == parts->count) return;
  totals->differing++;
  printf("%s: byte %u: the trees differ\n", path, i < whole->count ? whole->items[i].start : 0);
}

static void compare_file(Parser *parser, const char *path, Slice text, Totals *totals) {
  Arena arena;
  arena_init(&arena);
  Nodes nodes = parse(parser, text, &arena);
  if (nodes_has_flag(&nodes, NODE_ROOT, NODE_HAS_ERROR)) {
    totals->passed_over++;
    arena_release(&arena);
    return;
  }
  EntryList whole = {0};
  EntryList parts = {0};
  add_entries(&whole, &nodes, 0);
  Segmenter *segmenter = segmenter_create(text, (Levels){0}, &arena);
  SegmentBounds bounds;
  for (; segmenter_next(segmenter, &bounds); totals->segments++) {
    Slice part = slice_sub(text, bounds.start, bounds.end);
    Nodes part_nodes = parse(parser, part, &arena);
    add_entries(&parts, &part_nodes, bounds.start);
    if (bounds.has_repairs) printf("%s: byte %u: held to be unclosed\n", path, bounds.start);
  }
  if (whole.count > 0) qsort(whole.items, whole.count, sizeof(Entry), compare_entries);
  if (parts.count > 0) qsort(parts.items, parts.count, sizeof(Entry), compare_entries);
  totals->files++;
  report(path, &whole, &parts, totals);
  free(whole.items);
  free(parts.items);
  arena_release(&arena);
}

int main(void) {
  Parser *parser = parser_create();
  Totals totals = {0};
  Buffer text;
  buffer_init(&text);
  char path[4096];
  while (fgets(path, sizeof path, stdin) != NULL) {
    path[strcspn(path, "\n")] = '\0';
    const char *error;
    buffer_clear(&text);
    if (!file_read(path, &text, &error)) continue;
    compare_file(parser, path, buffer_slice(&text), &totals);
  }
  printf("segments: %u files in %u segments compared, %u differ, %u passed over\n", totals.files,
         totals.segments, totals.differing, totals.passed_over);
  buffer_release(&text);
  parser_destroy(parser);
  return totals.differing > 0 || totals.files == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
