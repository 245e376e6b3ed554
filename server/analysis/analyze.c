/* Findings and summaries of what is not up to date, in slices that give way to input. */
#include <stdlib.h>
#include <string.h>

#include "analysis/document_state.h"
#include "analysis/join_changes.h"
#include "base/clock.h"
#include "base/memory.h"
#include "rules/noqa.h"

void document_use(Document *document) {
  document->is_in_use = true;
}

void document_rest(Document *document) {
  document->is_in_use = false;
  memset(document->with_tree, 0, sizeof document->with_tree);
  attic_clear(&document->attic);
  for (uint32_t i = 0; i < document->count; i++) segment_rest(document->segments[i]);
}

static bool keeps_all_trees(const Document *document) {
  return document->is_in_use && document_length(document) <= TREES_TEXT_AT_MOST;
}

void document_keep_tree(Document *document, Segment *segment) {
  uint32_t place = 0;
  while (place + 1 < TREES_KEPT && document->with_tree[place] != NULL &&
         document->with_tree[place] != segment)
    place++;
  Segment *last = document->with_tree[place];
  if (last != NULL && last != segment && !keeps_all_trees(document)) segment_drop_tree(last);
  memmove(document->with_tree + 1, document->with_tree, place * sizeof segment);
  document->with_tree[0] = segment;
}

static bool has_kept_tree(const Document *document, const Segment *segment) {
  if (keeps_all_trees(document)) return true;
  for (uint32_t i = 0; i < TREES_KEPT && document->with_tree[i] != NULL; i++)
    if (document->with_tree[i] == segment) return true;
  return false;
}

static const FileView *file_view(const Document *document, const Analyzer *analyzer, Arena *arena);

/* Whether the segment is the first statement of the module, or of the class body it stands in. */
static bool is_first(const Document *document, uint32_t index) {
  if (index == 0) return true;
  const Segment *before = document->segments[index - 1];
  return before->is_class_header && document->segments[index]->level == before->level + 1;
}

static SegmentView view_of(const Document *document, const Analyzer *analyzer, uint32_t index,
                           const Nodes *nodes, Arena *arena) {
  const OuterNames *outer = join_outer_names(&document->join, document->segments, index, arena);
  return (SegmentView){
      .nodes = nodes,
      .names = names_create(nodes, outer, arena),
      .first_line = document->lines[index],
      .is_first = is_first(document, index),
      .segment_lines = document->lines,
      .segment = index,
      .file = file_view(document, analyzer, arena),
  };
}

static bool make_view(const Document *document, const Analyzer *analyzer, uint32_t index,
                      SegmentView *view, Arena *arena) {
  Nodes *nodes = ARENA_NEW(arena, Nodes);
  Segment *segment = document->segments[index];
  if (!segment_nodes(segment, analyzer->parser, nodes, arena)) return false;
  bool is_kept = document->is_in_use && document_length(document) <= NODES_TEXT_AT_MOST;
  if (is_kept) segment_keep_nodes(segment, nodes);
  *view = view_of(document, analyzer, index, nodes, arena);
  return true;
}

bool document_lead_view(const Document *document, const Analyzer *analyzer, uint32_t index,
                        uint32_t offset, SegmentView *view, Arena *arena) {
  Nodes *nodes = ARENA_NEW(arena, Nodes);
  if (!segment_lead_comment(document->segments[index], offset, nodes, arena)) return false;
  *view = view_of(document, analyzer, index, nodes, arena);
  return true;
}

static bool open_segment(const FileView *file, uint32_t index, SegmentView *view, Arena *arena) {
  const Document *document = file->document;
  if (index >= document->count) return false;
  bool is_open = make_view(document, file->analyzer, index, view, arena);
  if (!has_kept_tree(document, document->segments[index]))
    segment_drop_tree(document->segments[index]);
  return is_open;
}

static uint32_t find_header(const FileView *file, uint32_t index) {
  const Document *document = file->document;
  uint32_t header = NO_SEGMENT;
  join_class_header(document->segments, index, &header);
  return header;
}

static const OuterClass *find_body(const FileView *file, uint32_t index) {
  const Document *document = file->document;
  return index < document->count ? document->segments[index]->outer_class : NULL;
}

static const FileView *file_view(const Document *document, const Analyzer *analyzer, Arena *arena) {
  FileView *file = ARENA_NEW(arena, FileView);
  *file = (FileView){
      .document = document,
      .analyzer = analyzer,
      .open = open_segment,
      .header = find_header,
      .body = find_body,
  };
  return file;
}

bool document_view(Document *document, const Analyzer *analyzer, uint32_t index, SegmentView *view,
                   Arena *arena) {
  if (!make_view(document, analyzer, index, view, arena)) return false;
  document_keep_tree(document, document->segments[index]);
  return true;
}

void document_want_names(Document *document) {
  if (document->wants_names) return;
  document->wants_names = true;
  document_invalidate(document);
}

static void take_summary(Document *document, Segment *segment, const Names *names, Arena *scratch) {
  Summary *summary = pack_summary(names, segment->is_class_header, scratch);
  if (summary_equal(segment->summary, summary)) {
    free(summary);
    return;
  }
  free(segment->summary);
  segment->summary = summary;
  document->has_join = false;
}

static void take_dependencies(Segment *segment, const Names *names) {
  free(segment->dependencies);
  segment->dependencies = NULL;
  segment->dependency_count = 0;
  segment->asked_outside = names != NULL && names_asked_outside(names);
  if (!segment->asked_outside) return;
  const uint64_t *dependencies = names_dependencies(names, &segment->dependency_count);
  segment->dependencies = memory_create(segment->dependency_count, sizeof(uint64_t));
  if (segment->dependency_count > 0)
    memcpy(segment->dependencies, dependencies, segment->dependency_count * sizeof(uint64_t));
}

static void take_findings(Document *document, Segment *segment, const SegmentOutput *output) {
  PackedFindings *old = segment->findings;
  bool had_file_noqa = old != NULL && old->file_noqa.count > 0;
  if (had_file_noqa || output->file_noqa.count > 0) document->has_file_noqa = false;
  if (old != NULL) document->finding_count -= old->count;
  document->finding_count += output->count;
  free(old);
  segment->findings = pack_findings(output, segment_text(segment));
}

/* What follows is looked at again when it begins with another history. */
static void take_history(Document *document, uint32_t index, LineHistory history) {
  Segment *segment = document->segments[index];
  if (line_history_equal(segment->history_after, history)) return;
  segment->history_after = history;
  document_mark_stale(document, index, index + 2);
}

static void take_class_hashes(const Document *document, uint32_t index, const Names *names) {
  Segment *segment = document->segments[index];
  uint32_t header;
  const Segment *around = join_class_header(document->segments, index, &header);
  segment->kinds_seen = around == NULL ? 0 : join_changes_method_kinds(around->outer_class);
  segment->asked_classes = names != NULL && names_asked_classes(names);
  segment->classes_seen = document->join.class_hash;
}

static void analyze_segment(Document *document, const Analyzer *analyzer, uint32_t index,
                            Arena *scratch) {
  Segment *segment = document->segments[index];
  SegmentView view;
  bool needs_tree = document->wants_names ||
                    rule_selection_needs_tree(analyzer->selection, segment_text(segment));
  bool has_view = needs_tree && make_view(document, analyzer, index, &view, scratch);
  SegmentInput input = {
      .text = segment_text(segment),
      .view = has_view ? &view : NULL,
      .history = segment->history_before,
      .is_last = segment->is_last,
      .package_part = document->package_part,
  };
  SegmentOutput output = rules_run(analyzer->selection, &input, scratch);
  take_findings(document, segment, &output);
  take_class_hashes(document, index, has_view ? view.names : NULL);
  take_history(document, index, output.history);
  if (needs_tree) {
    take_dependencies(segment, has_view ? view.names : NULL);
    if (has_view) take_summary(document, segment, view.names, scratch);
  }
  segment->is_stale = false;
  segment->is_edited = false;
  if (!has_kept_tree(document, segment)) segment_drop_tree(segment);
}

/* What the lines of a segment begin with follows from the segments before, and whether the file
 * ends with it from those after. */
static void pass_history(Document *document, uint32_t index) {
  Segment *segment = document->segments[index];
  bool is_last = index + 1 == document->count;
  if (segment->is_last != is_last) segment->is_stale = true;
  segment->is_last = is_last;
  LineHistory history = {0};
  if (index > 0) history = document->segments[index - 1]->history_after;
  if (line_history_equal(history, segment->history_before)) return;
  segment->history_before = history;
  segment->is_stale = true;
}

static void join_file_noqa(Document *document) {
  arena_reset(&document->noqa_arena);
  uint32_t count = 0;
  for (uint32_t i = 0; i < document->count; i++)
    count += document->segments[i]->findings->file_noqa.count;
  Slice *codes = ARENA_ARRAY(&document->noqa_arena, Slice, count);
  document->file_noqa = (SliceList){codes, 0};
  for (uint32_t i = 0; i < document->count; i++) {
    const SliceList list = document->segments[i]->findings->file_noqa;
    for (uint32_t j = 0; j < list.count; j++)
      codes[document->file_noqa.count++] = arena_copy(&document->noqa_arena, list.items[j]);
  }
  document->has_file_noqa = true;
}

/* Analyses stale segments from the first on; false when the time is up. */
static bool analyze_stale(Document *document, const Analyzer *analyzer, uint64_t deadline,
                          Arena *scratch) {
  while (document->stale_from < document->stale_to) {
    uint32_t index = document->stale_from;
    pass_history(document, index);
    if (document->segments[index]->is_stale) {
      arena_reset(scratch);
      analyze_segment(document, analyzer, index, scratch);
      if (deadline != UINT64_MAX && clock_now() >= deadline) {
        document->stale_from = index + 1;
        return false;
      }
    }
    document->stale_from = index + 1;
  }
  return true;
}

bool document_analyze(Document *document, const Analyzer *analyzer, uint64_t deadline) {
  Arena scratch;
  arena_init(&scratch);
  bool is_done = false;
  bool is_in_time = true;
  while (is_in_time && !is_done) {
    is_in_time = analyze_stale(document, analyzer, deadline, &scratch);
    if (!is_in_time) break;
    is_done = document->has_join;
    if (is_done) break;
    uint32_t first = join_update(&document->join, document->segments, document->count);
    document->has_join = true;
    document_mark_stale(document, first, document->count);
  }
  if (is_done && !document->has_file_noqa) join_file_noqa(document);
  arena_release(&scratch);
  return is_done;
}
