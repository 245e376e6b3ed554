/* A comprehension written out as the plain loops that it stands for, with the reader's names.
 *   source  Python language reference, "Displays for lists, sets and dictionaries"; PEP 289, 530,
 *           572. */
#ifndef PYLORE_CARDS_UNROLL_H
#define PYLORE_CARDS_UNROLL_H

#include "semantics/view.h"

/* The loops do the same, in the same order, except that the comprehension's variables stay. Empty
 * where plain loops would not (a class body's names, `locals()` ...), or would be too long. */
Slice unroll_comprehension(const SegmentView *view, NodeId comprehension, Arena *arena);

/* True for list, set and dict comprehensions and generator expressions. */
bool unroll_is_comprehension(const Nodes *nodes, NodeId node);

/* The names that the `for` clauses bind, in the order of the text; at most `capacity`. */
uint32_t unroll_variables(const Nodes *nodes, NodeId comprehension, Slice *names,
                          uint32_t capacity);

#endif
