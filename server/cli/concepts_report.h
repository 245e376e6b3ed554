/* What `pylore concepts` prints for the segments of one file. */
#ifndef PYLORE_CLI_CONCEPTS_REPORT_H
#define PYLORE_CLI_CONCEPTS_REPORT_H

#include "base/buffer.h"
#include "concepts/tally.h"
#include "semantics/view.h"

typedef enum ConceptsKind {
  COUNT_TOPICS, /* into the tally */
  LIST_PLACES, /* a line for each place that a topic is about */
  LIST_NAMES, /* the scope of every name */
  LIST_QUALIFIED, /* what names lead to */
} ConceptsKind;

typedef struct ConceptsReport {
  ConceptsKind kind;
  bool is_json;
  const Knowledge *knowledge;
  Slice file; /* as the output names it */
  Buffer *out;
  ConceptsTally *tally; /* of COUNT_TOPICS */
} ConceptsReport;

/* Counts, or adds a line for each thing found in the segment, in the order of the text. Lines are
 * counted from 0 in JSON and from 1 in text, columns in bytes of UTF-8 likewise. */
void concepts_report_segment(const ConceptsReport *report, const SegmentView *view);

#endif
