/* Is there any code on which each of our syntax triggers shows? A selector may name kinds, tokens
 * and fields that all exist and never stand that way in a tree. The code is that of the pages
 * themselves, and reach.py for what no page shows.
 *   reach_test KNOWLEDGE REACH.PY */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "knowledge/markdown_tree.h"
#include "knowledge/page_files.h"
#include "knowledge/selector.h"
#include "syntax/parser.h"

typedef struct Sought {
  const Topic *topic;
  const Trigger *trigger;
  bool is_reached;
} Sought;

typedef struct Search {
  Arena arena;
  Sought *sought;
  uint32_t count;
  Parser *parser;
} Search;

static void seek_all(Search *search) {
  uint32_t topic_count;
  const Topic *const *topics = knowledge_topics(knowledge_builtin(), &topic_count);
  uint32_t total = 0;
  for (uint32_t i = 0; i < topic_count; i++) total += topics[i]->trigger_count;
  search->sought = ARENA_ARRAY(&search->arena, Sought, total);
  for (uint32_t i = 0; i < topic_count; i++)
    for (uint32_t j = 0; j < topics[i]->trigger_count; j++)
      if (topics[i]->triggers[j].kind == TRIGGER_SYNTAX)
        search->sought[search->count++] =
            (Sought){.topic = topics[i], .trigger = &topics[i]->triggers[j]};
}

static void look_at_node(Search *search, const Nodes *nodes, NodeId id) {
  const Node *node = nodes_get(nodes, id);
  uint16_t parent = nodes_symbol(nodes, node->parent);
  bool is_named = (node->flags & NODE_IS_NAMED) != 0;
  for (uint32_t i = 0; i < search->count; i++)
    if (trigger_matches(search->sought[i].trigger, node->symbol, is_named, node->field, parent))
      search->sought[i].is_reached = true;
}

static void look_at_code(Search *search, Slice code) {
  Arena arena = {0};
  TSTree *tree = parser_parse(search->parser, code, NULL, 0, NULL);
  Nodes nodes = nodes_create(tree, code, 0, &arena);
  for (NodeId id = 0; id < nodes.count; id++)
    if (!nodes_has_flag(&nodes, id, NODE_HAS_ERROR)) look_at_node(search, &nodes, id);
  ts_tree_delete(tree);
  arena_release(&arena);
}

static void look_at_page(Search *search, Slice page) {
  cmark_node *document = markdown_tree_create(page);
  cmark_node *block = cmark_node_first_child(document);
  for (; block != NULL; block = cmark_node_next(block)) {
    if (cmark_node_get_type(block) != CMARK_NODE_CODE_BLOCK) continue;
    const char *info = cmark_node_get_fence_info(block);
    if (info != NULL && strncmp(info, "python", 6) == 0)
      look_at_code(search, markdown_literal(block));
  }
  cmark_node_free(document);
}

static bool look_at_file(Search *search, const char *path,
                         void (*look)(Search *search, Slice text)) {
  Buffer text = {0};
  const char *error;
  bool is_read = file_read(path, &text, &error);
  if (is_read)
    look(search, buffer_slice(&text));
  else
    fprintf(stderr, "%s: %s\n", path, error);
  buffer_release(&text);
  return is_read;
}

static int report(const Search *search) {
  int missing = 0;
  for (uint32_t i = 0; i < search->count; i++) {
    if (search->sought[i].is_reached) continue;
    Buffer selector = {0};
    selector_write(search->sought[i].trigger, &selector);
    Slice id = search->sought[i].topic->id;
    printf("%.*s: no code shows `%.*s`: mend the selector, or put such code into reach.py\n",
           (int)id.len, id.ptr, (int)selector.len, selector.ptr);
    buffer_release(&selector);
    missing++;
  }
  printf("%u triggers, %d of them never show\n", search->count, missing);
  return missing == 0 ? 0 : 1;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  Search search = {.parser = parser_create()};
  seek_all(&search);
  Faults faults = {.arena = &search.arena};
  SliceList pages = page_files_find(slice_from_cstr(argv[1]), NULL, &faults);
  bool is_read = look_at_file(&search, argv[2], look_at_code);
  for (uint32_t i = 0; i < pages.count; i++)
    is_read = look_at_file(&search, pages.items[i].ptr, look_at_page) && is_read;
  int code = report(&search);
  parser_destroy(search.parser);
  arena_release(&search.arena);
  return is_read && search.count > 0 ? code : 1;
}
