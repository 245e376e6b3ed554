#include "cards/lens.h"

#include "cards/fact.h"
#include "config/known.h"
#include "knowledge/markdown.h"

enum { LEAVES_AT_MOST = 200, BYTES_AT_MOST = 100 };

/* What is said about a definition as a whole, and is not plain to see, the most telling first. That
 * a coroutine has to be awaited, or what a decorator stands for, would be said over and over. */
static const struct {
  const char *topic;
  const char *role; /* NULL: any */
} telling[] = {
    {"default-arguments", "mutable default"},
    {"generators", NULL},
    {"lru-cache", NULL},
    {"recursion", NULL},
    {"dataclasses", NULL},
    {"enums", NULL},
    {"slots", NULL},
    {"method-resolution-order", NULL},
    {"closures", NULL},
    {"properties", NULL},
    {"fixtures", NULL},
    {"fastapi", NULL},
    {"flask", NULL},
};
enum { TELLING_COUNT = sizeof telling / sizeof telling[0] };

static uint32_t rank_of(const Concept *concept) {
  if (concept->is_also) return TELLING_COUNT;
  for (uint32_t i = 0; i < TELLING_COUNT; i++)
    if (slice_is(concept->topic->id, telling[i].topic) &&
        (telling[i].role == NULL || slice_is(concept->role, telling[i].role)))
      return i;
  return TELLING_COUNT;
}

/* A fact in the head of a definition, by how telling it is. */
typedef struct Found {
  const Topic *topic;
  Slice words;
  uint32_t rank;
} Found;

static void look_at_leaf(const LensRequest *request, NodeId leaf, Found *best, Arena *arena) {
  const SegmentView *view = request->view;
  Concept concepts[CONCEPTS_AT_MOST];
  uint32_t offset = nodes_get(view->nodes, leaf)->start;
  uint32_t count = card_concepts(view, request->knowledge, offset, concepts, arena);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t rank = rank_of(&concepts[i]);
    if (rank >= best->rank) continue;
    FactPlace place = {view, leaf, concepts[i].node, arena};
    Fact fact = fact_find(concepts[i].topic, &place);
    bool is_whole = fact.words.len > 0 && fact.code.len == 0;
    if (is_whole) *best = (Found){concepts[i].topic, fact.words, rank};
  }
}

/* The leaves from the first decorator to the colon. */
static Found look_at_head(const LensRequest *request, NodeId definition, Arena *arena) {
  const Nodes *nodes = request->view->nodes;
  NodeId parent = nodes_parent(nodes, definition);
  NodeId body = nodes_child_by_field(nodes, definition, FIELD_BODY);
  NodeId end = body != NO_NODE ? body : nodes_get(nodes, definition)->next;
  NodeId id = nodes_is(nodes, parent, NODE_DECORATED_DEFINITION) ? parent : definition;
  Found best = {.rank = TELLING_COUNT};
  for (uint32_t leaves = 0; id < end && leaves < LEAVES_AT_MOST; id++) {
    if (nodes_first_child(nodes, id) != NO_NODE) continue;
    look_at_leaf(request, id, &best, arena);
    leaves++;
  }
  return best;
}

/* The first sentence, up to a semicolon, and no more than fits. */
static Slice one_line(Slice words, Arena *arena) {
  Slice text = markdown_plain_text(words, arena);
  static const Slice ends[] = {SLICE_INIT(". "), SLICE_INIT("; "), SLICE_INIT("\n")};
  for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
    text = slice_sub(text, 0, slice_find(text, ends[i], 0));
  if (slice_ends_with(text, SLICE("."))) text.len--;
  if (text.len <= BYTES_AT_MOST) return text;
  size_t fits = BYTES_AT_MOST;
  while (fits > 0 && text.ptr[fits] != ' ') fits--;
  return arena_format(arena, "%.*s \xE2\x80\xA6", (int)fits, text.ptr);
}

static bool is_wanted(const LensRequest *request, const Topic *topic) {
  const Settings *settings = request->settings;
  return !known_has(settings->hover_mute, topic->id) &&
         !known_has(settings->hover_known, topic->id);
}

static void look_at_definition(const LensRequest *request, NodeId definition, LensVisitor visit,
                               void *context, Arena *arena) {
  const Nodes *nodes = request->view->nodes;
  NodeId name = nodes_child_by_field(nodes, definition, FIELD_NAME);
  Found found = look_at_head(request, definition, arena);
  if (name == NO_NODE || found.topic == NULL || !is_wanted(request, found.topic)) return;
  const Node *at = nodes_get(nodes, name);
  Lens lens = {found.topic, one_line(found.words, arena), at->start, at->end};
  if (lens.text.len > 0) visit(context, &lens);
}

void lens_visit(const LensRequest *request, LensVisitor visit, void *context) {
  const Nodes *nodes = request->view->nodes;
  Arena arena;
  arena_init(&arena);
  for (NodeId id = 0; id < nodes->count; id++) {
    if (!nodes_is(nodes, id, NODE_FUNCTION_DEFINITION) &&
        !nodes_is(nodes, id, NODE_CLASS_DEFINITION))
      continue;
    arena_reset(&arena);
    look_at_definition(request, id, visit, context, &arena);
  }
  arena_release(&arena);
}
