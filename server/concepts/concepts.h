/* Which topics a place in the code is about, and in which role. */
#ifndef PYLORE_CONCEPTS_CONCEPTS_H
#define PYLORE_CONCEPTS_CONCEPTS_H

#include "knowledge/knowledge.h"
#include "semantics/view.h"

typedef struct Concept {
  const Topic *topic;
  Slice role;
  NodeId node; /* the token or expression that it is about */
  bool is_also; /* it is a further topic here, and never leads */
} Concept;

enum { CONCEPTS_AT_MOST = 16 };

/* The topics for the leaf `leaf`, the most specific first: name, construct, keyword, enclosing
 * construct. Nothing for plain names and punctuation, nor where no topic leads; comments and text
 * of strings only have topics whose triggers name their kind. */
uint32_t concepts_at(const SegmentView *view, const Knowledge *knowledge, NodeId leaf,
                     Concept found[CONCEPTS_AT_MOST], Arena *arena);

#endif
