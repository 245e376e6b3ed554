/* One statement of a document: its text, its tree while it is in use, its results. */
#ifndef PYLORE_ANALYSIS_SEGMENT_H
#define PYLORE_ANALYSIS_SEGMENT_H

#include "analysis/pack.h"
#include "syntax/parser.h"
#include "syntax/segmenter.h"

/* A statement larger than this is data rather than code: it gets no tree, so no cards and only
 * findings about lines; its parse alone would hold up everything else. */
enum { TREE_BYTES_AT_MOST = 1 << 20 };

typedef struct Segment {
  char *text;
  uint32_t length; /* bytes */
  uint32_t line_count; /* line ends */
  uint32_t body_indent; /* of a class header with a body, else 0 */
  uint32_t looked_ahead; /* bytes past the end that its bounds follow from, 0 for none */
  uint16_t level; /* class bodies around it */
  bool is_class_header;
  bool has_repairs; /* SegmentBounds */
  bool is_last; /* of the document, when it was analysed */
  bool is_edited; /* since the findings were made */
  bool is_stale; /* findings and summary are to be made anew */
  bool asked_outside; /* its findings rest on names of other segments */
  bool asked_classes; /* or on what the heads of all classes say */
  uint64_t classes_seen; /* Join.class_hash with which they were made */
  uint64_t kinds_seen; /* join_changes_method_kinds of the class around with which they were made */
  LineHistory history_before; /* with which the findings were made */
  LineHistory history_after;
  Node *nodes; /* the flat tree of the text as it is, where the document is in use; may be NULL */
  uint32_t node_count;
  TSTree *tree; /* NULL unless the segment was edited or asked about lately */
  uint32_t lead; /* the bytes that the tree leaves out: comments and blank lines at the front */
  bool is_tree_current; /* the tree, or that there can be none, is of the text as it is */
  Repair *repairs; /* with which the tree was made, moved along with edits */
  uint32_t repair_count;
  PackedFindings *findings; /* NULL before the first analysis */
  Summary *summary;
  uint64_t *dependencies; /* sorted hashes of names, where asked_outside */
  uint32_t dependency_count;
  const OuterClass *outer_class; /* of a class header: the joined class; owned by the join */
} Segment;

/* A segment with a copy of `text`, stale. */
Segment *segment_create(Slice text, const SegmentBounds *bounds);
void segment_destroy(Segment *segment);

Slice segment_text(const Segment *segment);

/* Replaces the bytes [start, end) of the text; the tree, if there is one, is told. */
void segment_edit(Segment *segment, uint32_t start, uint32_t end, Slice text);

/* Takes over what the segmenter says about the bounds; the text is the same. True where the names
 * that it binds now belong to something else: another class body, or the module. */
bool segment_describe(Segment *segment, const SegmentBounds *bounds);

void segment_drop_tree(Segment *segment);

/* The flat tree: the one that is kept, or one in `arena` made from the segment's own tree, which is
 * parsed first where it has none. False where the segment is too large, or too hostile, to have
 * one.
 */
bool segment_nodes(Segment *segment, Parser *parser, Nodes *nodes, Arena *arena);

/* Keeps a copy of these nodes of the segment until its text changes. */
void segment_keep_nodes(Segment *segment, const Nodes *nodes);

/* Drops all that can be made again from the text: tree and nodes. */
void segment_rest(Segment *segment);

/* The comment of the lead on whose line `offset` stands, as a tree of its own: the segment's tree
 * leaves it out. False where `offset` is not in the lead, or on a blank line. */
bool segment_lead_comment(const Segment *segment, uint32_t offset, Nodes *nodes, Arena *arena);

#endif
