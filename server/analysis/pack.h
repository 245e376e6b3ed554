/* Results that outlive their analysis, each in one block of just its size: a file has thousands of
 * segments, and most of them rest. */
#ifndef PYLORE_ANALYSIS_PACK_H
#define PYLORE_ANALYSIS_PACK_H

#include "rules/run.h"
#include "semantics/names.h"

/* Where a finding stands, counted from the segment's first line. */
typedef struct FindingPlace {
  uint32_t start_line; /* zero-based lines, and the bytes at which they start */
  uint32_t start_line_offset;
  uint32_t end_line;
  uint32_t end_line_offset;
} FindingPlace;

typedef struct PackedFindings {
  const Finding *items;
  const FindingPlace *places;
  uint32_t count;
  SliceList file_noqa;
} PackedFindings;

/* What other segments must know of one: all names that it adds to the module or to its class. */
typedef struct Summary {
  const ModuleBinding *root;
  const ModuleBinding *globals;
  const ModuleBinding *attributes;
  uint32_t root_count;
  uint32_t global_count;
  uint32_t attribute_count;
  Slice class_name; /* of a class header, else empty */
  SliceList type_parameters;
  const ClassLine *classes;
  uint32_t class_count;
  SliceList wrapped;
} Summary;

/*   owns    the results are single blocks, to be freed with free(). */
PackedFindings *pack_findings(const SegmentOutput *output, Slice text);
Summary *pack_summary(const Names *names, bool is_class_header, Arena *scratch);

/* NULL is a summary of nothing. Lines within the segment count: cards name them. */
bool summary_equal(const Summary *a, const Summary *b);

#endif
