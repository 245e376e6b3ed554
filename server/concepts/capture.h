/* The variables of functions and loops around a function that it uses when it is called. */
#ifndef PYLORE_CONCEPTS_CAPTURE_H
#define PYLORE_CONCEPTS_CAPTURE_H

#include "semantics/view.h"

typedef enum CaptureKind {
  CAPTURE_ANY, /* a variable of an enclosing function */
  CAPTURE_OF_LOOP, /* read, and bound by a loop or comprehension around the function */
} CaptureKind;

typedef struct CaptureSearch {
  const SegmentView *view;
  NodeId function;
  ScopeId scope;
  CaptureKind kind;
  uint32_t next_use;
} CaptureSearch;

/* Goes through the uses in a function_definition or lambda, those of functions in it included. */
CaptureSearch capture_search(const SegmentView *view, NodeId function, CaptureKind kind);

/* The binding of the next such variable, once for each use; NULL when there are no more. */
const Binding *capture_next(CaptureSearch *search);

/* The loop or comprehension whose variable that is; NO_NODE for other bindings. */
NodeId capture_loop(const Nodes *nodes, const Binding *binding);

/* The scope of the body of a function or lambda; NO_SCOPE for anything else. */
ScopeId capture_scope(const SegmentView *view, NodeId function);

#endif
