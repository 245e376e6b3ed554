/* What code uses, counted: which topics, how often and where, by group. */
#ifndef PYLORE_CLI_CONCEPTS_TALLY_H
#define PYLORE_CLI_CONCEPTS_TALLY_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

typedef struct UsePlace {
  Slice file; /* as the output names it */
  Slice role;
  uint32_t line; /* zero-based, as all here */
  uint32_t column; /* bytes */
  uint32_t end_line;
  uint32_t end_column;
} UsePlace;

typedef struct TopicUse {
  const Topic *topic;
  UsePlace *places;
  uint32_t count;
  uint32_t capacity;
  bool is_known; /* marked by the user */
  bool is_unmet; /* needed by what is used, and neither used nor known */
} TopicUse;

typedef struct ConceptsTally {
  TopicUse *uses; /* one for each topic, in the order of the topics */
  uint32_t count;
  Slice folder; /* what the names of all files begin with, up to a slash; all of it for one file */
  uint32_t files;
  uint32_t places;
  Arena arena;
} ConceptsTally;

void concepts_tally_init(ConceptsTally *tally, const Knowledge *knowledge, SliceList known);
void concepts_tally_release(ConceptsTally *tally);

/* Counts a file, whether it has something or not. All texts are borrowed. */
void concepts_tally_add_file(ConceptsTally *tally, Slice file);
void concepts_tally_add(ConceptsTally *tally, const Topic *topic, UsePlace place);

/* Adds the whole report, once all is counted: as JSON in one object, or as Markdown with a table
 * for each group, what is needed first and not met yet, and a summary. */
void concepts_tally_write_json(ConceptsTally *tally, Buffer *out);
void concepts_tally_write_markdown(ConceptsTally *tally, Buffer *out);

#endif
