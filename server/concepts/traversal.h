/* Loops that take one thing of a store at a time and put into it what that leads to: the shape of
 * all visits of trees and graphs. */
#ifndef PYLORE_CONCEPTS_TRAVERSAL_H
#define PYLORE_CONCEPTS_TRAVERSAL_H

#include "syntax/nodes.h"

typedef enum TraversalKind {
  TRAVERSAL_NONE, /* no such loop, or one that takes from both ends */
  TRAVERSAL_QUEUE, /* the oldest comes first: `popleft`, `pop(0)` */
  TRAVERSAL_STACK, /* the newest comes first: `pop` */
} TraversalKind;

typedef struct Traversal {
  TraversalKind kind;
  NodeId take; /* the first call that takes */
  NodeId add; /* the first call that adds at the end */
} Traversal;

/* What the while_statement does with the store that is its condition. */
Traversal traversal_of_loop(const Nodes *nodes, NodeId loop);

#endif
