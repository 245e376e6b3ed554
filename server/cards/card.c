#include "cards/card.h"

#include "cards/fact.h"
#include "cards/layout.h"
#include "cards/page_text.h"
#include "cards/words.h"
#include "knowledge/markdown.h"
#include "rules/rule.h"

/* The leaf at `offset`; a format behind a colon has no leaves of its own and stands for itself. */
static NodeId leaf_at(const Nodes *nodes, uint32_t offset) {
  NodeId leaf = nodes_leaf_at(nodes, offset);
  if (leaf != NO_NODE) return leaf;
  NodeId id = NODE_ROOT;
  for (NodeId child = nodes_first_child(nodes, id); child != NO_NODE;) {
    const Node *node = nodes_get(nodes, child);
    bool is_inside = node->start <= offset && offset < node->end;
    if (is_inside) id = child;
    child = is_inside ? nodes_first_child(nodes, child) : nodes_next_sibling(nodes, child);
  }
  return nodes_is(nodes, id, NODE_FORMAT_SPECIFIER) ? id : NO_NODE;
}

static bool is_muted(const Settings *settings, const Topic *topic) {
  for (uint32_t i = 0; i < settings->hover_mute.count; i++)
    if (slice_equal(settings->hover_mute.items[i], topic->id)) return true;
  return false;
}

/* The finding under the cursor that covers least; NULL when there is none. */
static const Finding *finding_at(const CardRequest *request) {
  const Finding *best = NULL;
  for (uint32_t i = 0; i < request->finding_count; i++) {
    const Finding *finding = &request->findings[i];
    bool is_here = finding->start <= request->offset &&
                   (request->offset < finding->end || request->offset == finding->start);
    if (!is_here) continue;
    if (best == NULL || finding->end - finding->start < best->end - best->start) best = finding;
  }
  return best;
}

static bool has_role(SliceList roles, const Concept *concept) {
  for (uint32_t i = 0; concept->role.len > 0 && i < roles.count; i++)
    if (slice_equal(roles.items[i], concept->role)) return true;
  return false;
}

/* Roles that are plain stand back where another topic leads. */
static uint32_t drop_plain(Concept *found, uint32_t count) {
  bool has_other = false;
  for (uint32_t i = 0; i < count; i++)
    if (!found[i].is_also && !has_role(found[i].topic->plain, &found[i])) has_other = true;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++)
    if (!has_other || !has_role(found[i].topic->plain, &found[i])) found[kept++] = found[i];
  return kept;
}

/* Drops what everybody knows: roles that are quiet, where no fact makes them worth a card. */
static uint32_t keep_telling(const SegmentView *view, NodeId leaf, Concept *found, uint32_t count,
                             Arena *arena) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    FactPlace place = {view, leaf, found[i].node, arena};
    if (has_role(found[i].topic->quiet, &found[i])) {
      Fact fact = fact_find(found[i].topic, &place);
      if (fact.words.len == 0 && fact.code.len == 0) continue;
    }
    found[kept++] = found[i];
  }
  return drop_plain(found, kept);
}

typedef struct Topics {
  const Topic *items[CONCEPTS_AT_MOST + 1];
  uint32_t count;
} Topics;

static void topics_add(Topics *topics, const Topic *topic) {
  for (uint32_t i = 0; i < topics->count; i++)
    if (topics->items[i] == topic) return;
  topics->items[topics->count++] = topic;
}

/* "**E711** none-comparison: ...": what is wrong here, why, and how to mend it. */
static Slice finding_words(const CardRequest *request, const Finding *finding, const RulePage *page,
                           Arena *arena) {
  Slice why = page_first_paragraph(page_without_links(request->knowledge, page->why, arena));
  Holes values = {{page->code, page->name, finding->message, why, finding->fix.title}};
  return words_fill(
      arena, finding->fix.title.len > 0 ? "**{}** {}: {}. {} **Fix** {}." : "**{}** {}: {}. {}",
      values);
}

typedef struct Lead {
  const Finding *finding;
  const RulePage *page; /* of the finding */
  Concept concepts[CONCEPTS_AT_MOST];
  uint32_t concept_count;
  NodeId leaf;
} Lead;

static const Concept *find_concept(const Lead *lead, const Topic *topic) {
  for (uint32_t i = 0; i < lead->concept_count; i++)
    if (lead->concepts[i].topic == topic) return &lead->concepts[i];
  return NULL;
}

static Slice first_address(const Lead *lead, const Topic *topic) {
  if (lead->page != NULL && lead->page->see.count > 0) return lead->page->see.items[0];
  return topic->see.count > 0 ? topic->see.items[0] : (Slice){NULL, 0};
}

static Card card_compose(const CardRequest *request, const Lead *lead, const Topics *topics,
                         Arena *arena) {
  const Topic *topic = topics->items[0];
  const Concept *concept = find_concept(lead, topic);
  CardContent content = {.knowledge = request->knowledge,
                         .topic = topic,
                         .has_commands = request->settings->hover_links,
                         .docs = first_address(lead, topic),
                         .others = topics->items + 1,
                         .other_count = topics->count - 1};
  Card card = {.is_there = true};
  if (concept != NULL) {
    content.role = concept->role;
    FactPlace place = {request->view, lead->leaf, concept->node, arena};
    content.fact = fact_find(topic, &place);
    const Node *node = nodes_get(request->view->nodes, concept->node);
    card.start = node->start;
    card.end = node->end;
  }
  if (lead->page != NULL) {
    content.finding = finding_words(request, lead->finding, lead->page, arena);
    card.start = lead->finding->start;
    card.end = lead->finding->end;
  }
  card.topic = topic;
  card.markdown = layout_card(&content, request->settings, arena);
  return card;
}

/* The topics that apply and are not muted, the most specific first. The topic of a finding leads
 * where it applies to the code itself and ends the list elsewhere: under a line that is too long,
 * the words still are about the code. A finding is not to be hidden, so its topic cannot be muted.
 */
static Topics find_topics(const CardRequest *request, const Lead *lead) {
  Topics topics = {0};
  const Topic *ruled =
      lead->page == NULL ? NULL : knowledge_topic(request->knowledge, lead->page->topic);
  if (ruled != NULL && find_concept(lead, ruled) != NULL) topics_add(&topics, ruled);
  for (uint32_t i = 0; i < lead->concept_count; i++)
    if (!is_muted(request->settings, lead->concepts[i].topic) &&
        (topics.count > 0 || !lead->concepts[i].is_also))
      topics_add(&topics, lead->concepts[i].topic);
  if (ruled != NULL) topics_add(&topics, ruled);
  return topics;
}

uint32_t card_concepts(const SegmentView *view, const Knowledge *knowledge, uint32_t offset,
                       Concept found[CONCEPTS_AT_MOST], Arena *arena) {
  NodeId leaf = leaf_at(view->nodes, offset);
  uint32_t count = concepts_at(view, knowledge, leaf, found, arena);
  return keep_telling(view, leaf, found, count, arena);
}

Card card_create(const CardRequest *request, Arena *arena) {
  if (request->settings->hover_level == CARD_OFF) return (Card){0};
  Lead lead = {.leaf = leaf_at(request->view->nodes, request->offset),
               .finding = finding_at(request)};
  if (lead.finding != NULL)
    lead.page = knowledge_rule(request->knowledge, lead.finding->rule->code);
  lead.concept_count =
      concepts_at(request->view, request->knowledge, lead.leaf, lead.concepts, arena);
  lead.concept_count =
      keep_telling(request->view, lead.leaf, lead.concepts, lead.concept_count, arena);
  Topics topics = find_topics(request, &lead);
  return topics.count == 0 ? (Card){0} : card_compose(request, &lead, &topics, arena);
}

Slice card_plain_text(Slice markdown, Arena *arena) {
  return markdown_plain_text(markdown, arena);
}
