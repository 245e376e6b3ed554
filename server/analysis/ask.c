/* Questions about a document: findings, fixes, cards. */
#include "analysis/document_state.h"
#include "base/clock.h"
#include "cards/manifest_card.h"
#include "rules/noqa.h"
#include "text/lines.h"

/* How long a card may wait for the rest of a file that has just been opened. */
enum { PATIENCE_NS = 20 * 1000 * 1000 };

uint32_t document_finding_count(const Document *document) {
  return document->finding_count;
}

/* The characters of the line from byte `start` to byte `end` of the segment. */
static uint32_t characters_between(Slice text, uint32_t start, uint32_t end,
                                   PositionEncoding encoding) {
  return position_character(slice_sub(text, start, end), end - start, encoding);
}

static PlacedFinding place(const Document *document, FindingCursor *cursor, const Finding *finding,
                           const FindingPlace *at, PositionEncoding encoding) {
  Slice text = segment_text(document->segments[cursor->segment]);
  uint32_t first_line = document->lines[cursor->segment];
  if (cursor->line_offset != at->start_line_offset) {
    cursor->line_offset = cursor->offset = at->start_line_offset;
    cursor->character = 0;
  }
  cursor->character += characters_between(text, cursor->offset, finding->start, encoding);
  cursor->offset = finding->start;
  bool is_one_line = at->end_line == at->start_line;
  uint32_t counted = is_one_line ? finding->start : at->end_line_offset;
  uint32_t last = characters_between(text, counted, finding->end, encoding);
  return (PlacedFinding){
      .finding = finding,
      .start = {first_line + at->start_line, cursor->character},
      .end = {first_line + at->end_line, is_one_line ? cursor->character + last : last},
  };
}

bool document_next_finding(const Document *document, FindingCursor *cursor,
                           PositionEncoding encoding, PlacedFinding *found) {
  for (; cursor->segment < document->count;
       *cursor = (FindingCursor){.segment = cursor->segment + 1}) {
    const PackedFindings *findings = document->segments[cursor->segment]->findings;
    while (findings != NULL && cursor->index < findings->count) {
      const Finding *finding = &findings->items[cursor->index];
      const FindingPlace *at = &findings->places[cursor->index++];
      if (noqa_silences_file(document->file_noqa, finding->rule->code)) continue;
      *found = place(document, cursor, finding, at, encoding);
      return true;
    }
  }
  return false;
}

typedef struct FixList {
  Finding *items;
  uint32_t count;
  uint32_t capacity;
} FixList;

/* The finding with offsets of the whole text instead of the segment. */
static Finding shifted(const Finding *finding, uint32_t by, Arena *arena) {
  Finding copy = *finding;
  copy.start += by;
  copy.end += by;
  TextEdit *edits = ARENA_ARRAY(arena, TextEdit, finding->fix.edit_count);
  for (uint32_t i = 0; i < finding->fix.edit_count; i++) {
    edits[i] = finding->fix.edits[i];
    edits[i].start += by;
    edits[i].end += by;
  }
  copy.fix.edits = edits;
  return copy;
}

/* Empty in a file of one line that has none. */
static Slice first_line_end(const Document *document) {
  Slice text = segment_text(document->segments[0]);
  uint32_t end = lines_end(text, 0);
  return slice_sub(text, end, lines_next(text, end));
}

static void add_with_fixes(Document *document, const Analyzer *analyzer, uint32_t index,
                           uint32_t start, uint32_t end, FixList *list, Arena *arena) {
  Segment *segment = document->segments[index];
  if (segment->findings == NULL || segment->findings->count == 0) return;
  SegmentView view;
  bool has_view = rule_selection_needs_tree(analyzer->selection, segment_text(segment)) &&
                  document_view(document, analyzer, index, &view, arena);
  SegmentInput input = {
      .text = segment_text(segment),
      .view = has_view ? &view : NULL,
      .history = segment->history_before,
      .is_last = segment->is_last,
      .package_part = document->package_part,
      .with_fixes = true,
      .line_end = first_line_end(document),
  };
  SegmentOutput output = rules_run(analyzer->selection, &input, arena);
  uint32_t base = document->offsets[index];
  for (uint32_t i = 0; i < output.count; i++) {
    const Finding *finding = &output.findings[i];
    if (finding->start + base > end || finding->end + base < start) continue;
    if (noqa_silences_file(document->file_noqa, finding->rule->code)) continue;
    if (list->count == list->capacity) {
      uint32_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
      list->items = arena_grow(arena, list->items, list->count, capacity, sizeof(Finding));
      list->capacity = capacity;
    }
    list->items[list->count++] = shifted(finding, base, arena);
  }
}

const Finding *document_findings_with_fixes(Document *document, const Analyzer *analyzer,
                                            uint32_t start, uint32_t end, uint32_t *count,
                                            Arena *arena) {
  FixList list = {0};
  document_analyze(document, analyzer, UINT64_MAX);
  uint32_t last = document_segment_at(document, end);
  for (uint32_t i = document_segment_at(document, start > 0 ? start - 1 : 0); i <= last; i++)
    add_with_fixes(document, analyzer, i, start, end, &list, arena);
  *count = list.count;
  return list.items;
}

/* The segment's findings, without those that are silenced for the whole file. */
static const Finding *heard_findings(const Document *document, const Segment *segment,
                                     uint32_t *count, Arena *arena) {
  *count = 0;
  if (segment->is_edited || segment->findings == NULL) return NULL;
  const PackedFindings *findings = segment->findings;
  Finding *heard = ARENA_ARRAY(arena, Finding, findings->count);
  for (uint32_t i = 0; i < findings->count; i++)
    if (!noqa_silences_file(document->file_noqa, findings->items[i].rule->code))
      heard[(*count)++] = findings->items[i];
  return heard;
}

static Card make_card(Document *document, const Analyzer *analyzer, uint32_t index, uint32_t offset,
                      bool *asked_outside, Arena *arena) {
  SegmentView view;
  bool has_view = document_lead_view(document, analyzer, index, offset - document->offsets[index],
                                     &view, arena) ||
                  document_view(document, analyzer, index, &view, arena);
  if (!has_view) return (Card){0};
  uint32_t count;
  const Finding *findings = heard_findings(document, document->segments[index], &count, arena);
  CardRequest request = {
      .view = &view,
      .knowledge = analyzer->knowledge,
      .settings = analyzer->settings,
      .findings = findings,
      .finding_count = count,
      .offset = offset - document->offsets[index],
  };
  Card card = card_create(&request, arena);
  card.start += document->offsets[index];
  card.end += document->offsets[index];
  *asked_outside = names_asked_outside(view.names);
  return card;
}

static Card manifest_card(const Document *document, const Analyzer *analyzer, ManifestKind kind,
                          uint32_t offset, Arena *arena) {
  ManifestRequest request = {
      .kind = kind,
      .name = kind == MANIFEST_SCRIPT ? SLICE("script.py") : document->manifest_name,
      .text = document_text(document, 0, document_length(document), arena),
      .offset = offset,
      .knowledge = analyzer->knowledge,
      .settings = analyzer->settings,
  };
  return manifest_card_create(&request, arena);
}

/* Only comments at the front of a line can belong to a script's metadata. */
static bool is_comment_line(const Document *document, uint32_t offset, Arena *arena) {
  Position position = document_position(document, offset, ENCODING_UTF8);
  uint32_t start = offset - position.character;
  if (start == document_length(document)) return false;
  Slice line = document_text(document, start, start + 1, arena);
  return slice_starts_with(line, SLICE("#"));
}

/* The segment of the card at `offset`: at the end of the text the last one. */
static uint32_t segment_of(const Document *document, uint32_t offset) {
  uint32_t index = document_segment_at(document, offset);
  bool is_at_end = offset == document->offsets[index] && offset == document_length(document);
  return is_at_end && index > 0 ? index - 1 : index;
}

uint32_t document_concepts(Document *document, const Analyzer *analyzer, uint32_t offset,
                           PlacedConcept found[CONCEPTS_AT_MOST], Arena *arena) {
  if (document_is_manifest(document)) return 0;
  document_want_names(document);
  document_analyze(document, analyzer, UINT64_MAX);
  uint32_t index = segment_of(document, offset);
  SegmentView view;
  if (!document_view(document, analyzer, index, &view, arena)) return 0;
  Concept concepts[CONCEPTS_AT_MOST];
  uint32_t base = document->offsets[index];
  uint32_t count = card_concepts(&view, analyzer->knowledge, offset - base, concepts, arena);
  for (uint32_t i = 0; i < count; i++) {
    const Node *node = nodes_get(view.nodes, concepts[i].node);
    found[i] = (PlacedConcept){.topic = concepts[i].topic,
                               .role = concepts[i].role,
                               .is_also = concepts[i].is_also,
                               .start = base + node->start,
                               .end = base + node->end};
  }
  return count;
}

/* The rest of a large file is waited for only when the card rests on names that it may bind. */
Card document_card(Document *document, const Analyzer *analyzer, uint32_t offset, Arena *arena) {
  if (document_is_manifest(document))
    return manifest_card(document, analyzer, document->manifest, offset, arena);
  if (is_comment_line(document, offset, arena)) {
    Card card = manifest_card(document, analyzer, MANIFEST_SCRIPT, offset, arena);
    if (card.is_there) return card;
  }
  document_want_names(document);
  bool is_complete = document_analyze(document, analyzer, clock_now() + PATIENCE_NS);
  uint32_t index = segment_of(document, offset);
  bool asked_outside = false;
  Card card = make_card(document, analyzer, index, offset, &asked_outside, arena);
  if (is_complete || !asked_outside) return card;
  document_analyze(document, analyzer, UINT64_MAX);
  return make_card(document, analyzer, index, offset, &asked_outside, arena);
}

void document_visit_segments(Document *document, const Analyzer *analyzer, SegmentVisitor visit,
                             void *context) {
  document_want_names(document);
  document_analyze(document, analyzer, UINT64_MAX);
  Arena arena;
  arena_init(&arena);
  for (uint32_t i = 0; i < document->count; i++) {
    arena_reset(&arena);
    SegmentView view;
    if (!document_view(document, analyzer, i, &view, &arena)) continue;
    visit(context, &view, document->offsets[i]);
  }
  arena_release(&arena);
}
