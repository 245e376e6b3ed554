/* All that can be known about one segment while a question about it is answered. */
#ifndef PYLORE_SEMANTICS_VIEW_H
#define PYLORE_SEMANTICS_VIEW_H

#include "semantics/names.h"

typedef struct SegmentView {
  const Nodes *nodes;
  const Names *names;
  uint32_t first_line; /* zero-based, of the segment in its file */
  const uint32_t *segment_lines; /* the first lines of all segments, for ModuleBinding.segment */
} SegmentView;

/* The zero-based line of the file on which byte `offset` of the segment stands. */
uint32_t view_line(const SegmentView *view, uint32_t offset);

#endif
