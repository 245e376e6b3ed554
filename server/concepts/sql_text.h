/* Strings that are SQL, as far as their first word shows it, and how they are put together. */
#ifndef PYLORE_CONCEPTS_SQL_TEXT_H
#define PYLORE_CONCEPTS_SQL_TEXT_H

#include "semantics/view.h"

/* True for an expression that pastes values into SQL: an f-string, `%`, `+` or `.format(...)`; also
 * for a name that is bound once, to such an expression. */
bool sql_text_is_built(const SegmentView *view, NodeId expression);

/* True for SQL that stands there as a plain string. */
bool sql_text_is_constant(const SegmentView *view, NodeId expression);

/* The first expression whose value is pasted in, as far as it can be pointed at.
 * NO_NODE for SQL into which nothing is pasted, and for what is no SQL. */
NodeId sql_text_pasted(const SegmentView *view, NodeId expression);

/* The same for any text that begins with a string written out. */
NodeId sql_text_any_pasted(const SegmentView *view, NodeId expression);

#endif
