/* The document's inside, shared by the files that make it up: document.c (text and places), cut.c
 * (which bytes are which segment), analyze.c (what is not up to date), ask.c (answers). */
#ifndef PYLORE_ANALYSIS_DOCUMENT_STATE_H
#define PYLORE_ANALYSIS_DOCUMENT_STATE_H

#include "analysis/attic.h"
#include "analysis/document.h"
#include "analysis/join.h"
#include "manifest/manifest.h"

/* So many segments keep their trees in any case: those that were edited or asked about last. */
enum { TREES_KEPT = 16 };

/* While a document is in use, all segments keep their trees in texts up to this many bytes, for
 * which they take 23 times as many, and their flat trees in texts up to that many, for which they
 * take 8 times as many. */
enum { TREES_TEXT_AT_MOST = 512 << 10, NODES_TEXT_AT_MOST = 4 << 20 };

struct Document {
  Segment **segments; /* never none */
  uint32_t count;
  uint32_t capacity;
  uint32_t *offsets; /* the bytes at which segments start, and the length of the text */
  uint32_t *lines; /* the lines at which they start, and how many line ends there are */
  uint32_t stale_from; /* stale segments are within [stale_from, stale_to) */
  uint32_t stale_to;
  uint32_t finding_count;
  bool wants_names; /* somebody asks what names mean, even if no rule does */
  bool has_join; /* the join is of the segments as they are */
  Join join;
  SliceList file_noqa; /* of all segments; in noqa_arena */
  Arena noqa_arena;
  bool has_file_noqa;
  Attic attic;
  bool is_in_use; /* flat trees are kept, so that questions are answered at once */
  ManifestKind manifest; /* the file is none of Python's */
  Slice package_part; /* of the file's place; in place_arena */
  Slice manifest_name; /* in place_arena, as are the texts of `join` that say where the file lies */
  Arena place_arena;
  Segment *with_tree[TREES_KEPT]; /* the newest first; NULL at the end */
};

/* document.c */
uint32_t document_segment_at(const Document *document, uint32_t offset);
/* Puts `added` new segments in the place of the `removed` ones from `at` on; places are renewed. */
void document_replace_segments(Document *document, uint32_t at, uint32_t removed,
                               Segment *const *segments, uint32_t added);
/* The segment is none of the document any more. */
void document_retire_segment(Document *document, Segment *segment);
/* A segment for the text: one that was retired, with its results, or a new one. */
Segment *document_take_segment(Document *document, Slice text, const SegmentBounds *bounds);

/* cut.c: cuts anew around the segment `edited`, whose text has changed at byte `offset` of the
 * document. */
void document_cut(Document *document, uint32_t edited, uint32_t offset);
/* Cuts a whole text, for a document that has no segments yet. */
void document_cut_all(Document *document, Slice text);

/* Widens what has to be looked at to the segments [from, to). */
void document_mark_stale(Document *document, uint32_t from, uint32_t to);

/* analyze.c: a view of the segment; false where it is too large for a tree. Its tree is kept. */
bool document_view(Document *document, const Analyzer *analyzer, uint32_t index, SegmentView *view,
                   Arena *arena);
/* The same of nothing but the comment that stands before the segment's statement at byte `offset`
 * of the segment; false where there is none. */
bool document_lead_view(const Document *document, const Analyzer *analyzer, uint32_t index,
                        uint32_t offset, SegmentView *view, Arena *arena);
/* From now on names are joined, whatever the rules need. */
void document_want_names(Document *document);
void document_keep_tree(Document *document, Segment *segment);

#endif
