/* All that can be known about one segment while a question about it is answered. */
#ifndef PYLORE_SEMANTICS_VIEW_H
#define PYLORE_SEMANTICS_VIEW_H

#include "semantics/names.h"

typedef struct SegmentView SegmentView;
typedef struct FileView FileView;

/* The other segments of the file, each looked at only when something asks for it. */
struct FileView {
  const void *document; /* what the functions below need, and nobody else reads */
  const void *analyzer;
  bool (*open)(const FileView *file, uint32_t segment, SegmentView *view, Arena *arena);
  uint32_t (*header)(const FileView *file, uint32_t segment);
  const OuterClass *(*body)(const FileView *file, uint32_t header);
};

struct SegmentView {
  const Nodes *nodes;
  const Names *names;
  uint32_t first_line; /* zero-based, of the segment in its file */
  bool is_first; /* the segment opens its module or class body; not to be asked by rules, whose
                    findings follow from the segment */
  const uint32_t *segment_lines; /* the first lines of all segments, for ModuleBinding.segment */
  uint32_t segment;
  const FileView *file; /* NULL where the segment is all there is */
};

/* The zero-based line of the file on which byte `offset` of the segment stands. */
uint32_t view_line(const SegmentView *view, uint32_t offset);

/* The zero-based line of the file on which a name of the module's level, or of a class body, is
 * first bound; false where that is not known, or it is in no line of this file. */
bool view_binding_line(const SegmentView *view, const ModuleBinding *binding, uint32_t *line);

/* A view of another segment of the file; false where there is none, or it is too large for a tree.
 *   owns    everything lives in `arena`. */
bool view_open(const SegmentView *view, uint32_t segment, SegmentView *other, Arena *arena);

/* The segment with the header of the class in whose body the segment stands directly; NO_SEGMENT at
 * the module's level. */
uint32_t view_class_header(const SegmentView *view);

/* What the statements below the class header that this segment is bind; NULL where it is none. */
const OuterClass *view_class_body(const SegmentView *view);

#endif
