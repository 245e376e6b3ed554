/* What code uses, counted: which topics, how often and where, by group. */
#ifndef PYLORE_CONCEPTS_TALLY_H
#define PYLORE_CONCEPTS_TALLY_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

typedef struct UsePlace {
  Slice file; /* as the output names it */
  Slice role;
  Slice text; /* of the line; empty where nobody asks for it */
  uint32_t count; /* of the uses that this place stands for */
  uint32_t line; /* zero-based, as all here */
  uint32_t column; /* in the units of whoever counts */
  uint32_t end_line;
  uint32_t end_column;
} UsePlace;

typedef struct TopicUse {
  const Topic *topic;
  UsePlace *places;
  uint32_t place_count;
  uint32_t capacity;
  uint32_t count; /* of uses */
  bool is_known; /* marked by the user */
  bool is_unmet; /* needed by what is used, and neither used nor known */
} TopicUse;

typedef struct ConceptsTally {
  TopicUse *uses; /* one for each topic, in the order of the topics */
  uint32_t count;
  Slice folder; /* what the names of all files begin with, up to a slash; all of it for one file */
  uint32_t files;
  uint32_t places; /* of all uses */
  uint32_t kept_at_most; /* places of a topic: more are only counted; 0: all */
  Arena arena;
} ConceptsTally;

void tally_init(ConceptsTally *tally, const Knowledge *knowledge, SliceList known);
void tally_release(ConceptsTally *tally);

/* Counts a file, whether it has something or not. All texts are borrowed. */
void tally_add_file(ConceptsTally *tally, Slice file);
void tally_add(ConceptsTally *tally, const Topic *topic, UsePlace place);

/* Finds what is needed for something that is used, or that is itself unmet; returns how many. */
uint32_t tally_find_unmet(ConceptsTally *tally);

/* Whether the topic of `use`, used or unmet, needs `topic`. */
bool tally_needs(const TopicUse *use, const Topic *topic);

/* One group after the other: [start, end) are its topics. Start with a zeroed run; false at the
 * end. */
typedef struct GroupRun {
  Slice title;
  uint32_t start;
  uint32_t end;
  uint32_t topics; /* that are used */
  uint32_t places;
} GroupRun;
bool tally_next_group(const ConceptsTally *tally, GroupRun *run);

/* Adds the members of the whole report to an object of JSON, once all is counted. `add_place`
 * writes one place as an object. */
void tally_add_json(ConceptsTally *tally, void (*add_place)(const UsePlace *place, Buffer *out),
                    Buffer *out);

#endif
