#include "analysis/segment.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/lines.h"

/* How much of the text stands before its first statement. tree-sitter-python reads a run of
 * comments again for each of them, so they are kept from it. */
static uint32_t find_lead(Slice text) {
  uint32_t lead = 0;
  while (lead < text.len) {
    uint32_t first = lead;
    while (first < text.len && strchr(" \t\f", text.ptr[first]) != NULL && text.ptr[first] != '\0')
      first++;
    bool is_blank = first < text.len && strchr("#\r\n", text.ptr[first]) != NULL;
    if (!is_blank || text.ptr[first] == '\0') break;
    lead = lines_next(text, first);
  }
  return lead;
}

Segment *segment_create(Slice text, const SegmentBounds *bounds) {
  Segment *segment = memory_create(1, sizeof *segment);
  segment->text = memory_resize(NULL, text.len, 1);
  if (text.len > 0) memcpy(segment->text, text.ptr, text.len);
  segment->length = (uint32_t)text.len;
  segment->line_count = lines_count(text);
  segment->lead = find_lead(text);
  segment->is_stale = true;
  segment_describe(segment, bounds);
  return segment;
}

void segment_destroy(Segment *segment) {
  if (segment == NULL) return;
  segment_rest(segment);
  free(segment->text);
  free(segment->findings);
  free(segment->summary);
  free(segment->dependencies);
  free(segment);
}

Slice segment_text(const Segment *segment) {
  return (Slice){segment->text, segment->length};
}

bool segment_describe(Segment *segment, const SegmentBounds *bounds) {
  uint16_t level = (uint16_t)bounds->before.count;
  bool has_moved = segment->level != level || segment->is_class_header != bounds->is_class_header;
  if (has_moved) segment->is_stale = true;
  segment->level = level;
  segment->is_class_header = bounds->is_class_header;
  segment->body_indent = bounds->body_indent;
  segment->has_repairs = bounds->has_repairs;
  bool is_ahead = bounds->looked_ahead > bounds->end;
  segment->looked_ahead = is_ahead ? bounds->looked_ahead - bounds->end : 0;
  return has_moved;
}

static TSPoint point_at(Slice text, uint32_t offset) {
  uint32_t row = 0;
  uint32_t line = 0;
  for (uint32_t i = 0; i < offset; i++) {
    if (text.ptr[i] != '\n') continue;
    row++;
    line = i + 1;
  }
  return (TSPoint){row, offset - line};
}

/* The text that is parsed. */
static Slice statement_text(const Segment *segment) {
  return slice_sub(segment_text(segment), segment->lead, segment->length);
}

/* Where the repairs of the tree stand after [start, end) has become `length` bytes. */
static void move_repairs(Segment *segment, uint32_t start, uint32_t end, uint32_t length) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < segment->repair_count; i++) {
    Repair repair = segment->repairs[i];
    if (repair.offset >= start && repair.offset < end) continue;
    if (repair.offset >= end) repair.offset = repair.offset - end + start + length;
    segment->repairs[kept++] = repair;
  }
  segment->repair_count = kept;
}

/* What the tree is told of an edit within the statement: first what was, then what is. */
static TSInputEdit begin_tree_edit(const Segment *segment, uint32_t start, uint32_t end) {
  Slice statement = statement_text(segment);
  return (TSInputEdit){
      .start_byte = start - segment->lead,
      .old_end_byte = end - segment->lead,
      .start_point = point_at(statement, start - segment->lead),
      .old_end_point = point_at(statement, end - segment->lead),
  };
}

static void end_tree_edit(Segment *segment, TSInputEdit edit, uint32_t length) {
  Slice statement = statement_text(segment);
  move_repairs(segment, edit.start_byte, edit.old_end_byte, length);
  edit.new_end_byte = edit.start_byte + length;
  edit.new_end_point = point_at(statement, edit.new_end_byte);
  ts_tree_edit(segment->tree, &edit);
  segment->is_tree_current = false;
}

static void drop_nodes(Segment *segment) {
  free(segment->nodes);
  segment->nodes = NULL;
  segment->node_count = 0;
}

static void replace_text(Segment *segment, uint32_t start, uint32_t end, Slice text) {
  uint32_t length = segment->length - (end - start) + (uint32_t)text.len;
  if (length > segment->length) segment->text = memory_resize(segment->text, length, 1);
  memmove(segment->text + start + text.len, segment->text + end, segment->length - end);
  if (text.len > 0) memcpy(segment->text + start, text.ptr, text.len);
  segment->length = length;
  segment->line_count = lines_count(segment_text(segment));
  segment->is_stale = true;
  segment->is_edited = true;
  drop_nodes(segment);
}

/* An edit that stays within the lead does not concern the tree; one that moves its end does. */
void segment_edit(Segment *segment, uint32_t start, uint32_t end, Slice text) {
  bool has_tree = segment->tree != NULL;
  if (!has_tree) segment->is_tree_current = false;
  bool is_in_lead = end < segment->lead;
  bool is_in_statement = start >= segment->lead;
  TSInputEdit edit = {0};
  if (has_tree && is_in_statement) edit = begin_tree_edit(segment, start, end);
  uint32_t lead = segment->lead;
  if (is_in_lead) lead = lead - (end - start) + (uint32_t)text.len;
  replace_text(segment, start, end, text);
  segment->lead = find_lead(segment_text(segment));
  if (!has_tree) return;
  bool is_kept = segment->lead == lead && (is_in_lead || is_in_statement);
  if (!is_kept)
    segment_drop_tree(segment);
  else if (is_in_statement)
    end_tree_edit(segment, edit, (uint32_t)text.len);
}

void segment_drop_tree(Segment *segment) {
  if (segment->tree != NULL) ts_tree_delete(segment->tree);
  segment->tree = NULL;
  segment->is_tree_current = false;
  free(segment->repairs);
  segment->repairs = NULL;
  segment->repair_count = 0;
}

static const Repair *find_repairs(const Segment *segment, uint32_t *count, Arena *arena) {
  *count = 0;
  if (!segment->has_repairs) return NULL;
  Lexer *lexer = lexer_create(statement_text(segment), arena);
  LogicalLine line;
  while (lexer_next(lexer, &line)) continue;
  return lexer_repairs(lexer, count);
}

/* Tells the tree that the byte at `offset` reads differently now. */
static void touch(Segment *segment, uint32_t offset) {
  TSPoint start = point_at(statement_text(segment), offset);
  TSPoint end = {start.row, start.column + 1};
  TSInputEdit edit = {offset, offset + 1, offset + 1, start, end, end};
  ts_tree_edit(segment->tree, &edit);
}

/* Repairs come and go with no edit of the text; both lists are sorted. */
static void touch_changed(Segment *segment, const Repair *repairs, uint32_t count) {
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < segment->repair_count || j < count) {
    uint32_t old = i < segment->repair_count ? segment->repairs[i].offset : UINT32_MAX;
    uint32_t new = j < count ? repairs[j].offset : UINT32_MAX;
    bool is_same = old == new && segment->repairs[i].replacement == repairs[j].replacement;
    if (!is_same) touch(segment, old < new ? old : new);
    if (old <= new) i++;
    if (new <= old) j++;
  }
}

static void keep_repairs(Segment *segment, const Repair *repairs, uint32_t count) {
  free(segment->repairs);
  segment->repairs = NULL;
  segment->repair_count = count;
  if (count == 0) return;
  segment->repairs = memory_create(count, sizeof *repairs);
  memcpy(segment->repairs, repairs, count * sizeof *repairs);
}

static void parse(Segment *segment, Parser *parser, Arena *arena) {
  uint32_t count;
  const Repair *repairs = find_repairs(segment, &count, arena);
  if (segment->tree != NULL) touch_changed(segment, repairs, count);
  TSTree *tree = parser_parse(parser, statement_text(segment), repairs, count, segment->tree);
  segment_drop_tree(segment);
  segment->tree = tree;
  segment->is_tree_current = true;
  keep_repairs(segment, repairs, count);
}

bool segment_nodes(Segment *segment, Parser *parser, Nodes *nodes, Arena *arena) {
  if (segment->length > TREE_BYTES_AT_MOST) return false;
  if (segment->nodes != NULL) {
    *nodes = (Nodes){segment_text(segment), segment->nodes, segment->node_count};
    return true;
  }
  if (!segment->is_tree_current) parse(segment, parser, arena);
  if (segment->tree == NULL) return false;
  *nodes = nodes_create(segment->tree, segment_text(segment), segment->lead, arena);
  return true;
}

void segment_keep_nodes(Segment *segment, const Nodes *nodes) {
  if (segment->nodes != NULL) return;
  segment->nodes = memory_create(nodes->count, sizeof(Node));
  segment->node_count = nodes->count;
  memcpy(segment->nodes, nodes->items, nodes->count * sizeof(Node));
}

void segment_rest(Segment *segment) {
  segment_drop_tree(segment);
  drop_nodes(segment);
}

bool segment_lead_comment(const Segment *segment, uint32_t offset, Nodes *nodes, Arena *arena) {
  Slice text = segment_text(segment);
  if (offset >= segment->lead) return false;
  uint32_t start = lines_start(text, offset);
  uint32_t end = lines_end(text, offset);
  while (start < end && text.ptr[start] != '#') start++;
  if (start == end) return false;
  *nodes = nodes_of_comment(text, start, end, arena);
  return true;
}
