/* Python lines in the making: what every part of an unrolled comprehension is written with. */
#ifndef PYLORE_CARDS_UNROLL_WRITER_H
#define PYLORE_CARDS_UNROLL_WRITER_H

#include "base/buffer.h"
#include "semantics/view.h"

typedef struct UnrollWriter {
  const SegmentView *view;
  NodeId comprehension;
  Slice result; /* the variable that the loops fill */
  Buffer out;
  size_t line_start;
  uint32_t depth;
  uint32_t lines;
  bool is_good; /* false: something could not be written, or is too long */
} UnrollWriter;

/* Between these two stands one line, at the writer's depth. The second looks whether it fits. */
void unroll_begin_line(UnrollWriter *writer);
void unroll_end_line(UnrollWriter *writer);

void unroll_add_text(UnrollWriter *writer, const char *text);

/* The reader's source, on one line. */
void unroll_add_source(UnrollWriter *writer, NodeId node);

/* A name among `candidates` (ends with NULL) that means nothing yet where the comprehension stands,
 * nor in it. */
Slice unroll_free_name(UnrollWriter *writer, const char *const *candidates);

#endif
