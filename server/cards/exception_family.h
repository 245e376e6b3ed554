/* Which of Python's own exceptions are kinds of which others.
 *   source  Python library reference, "Exception hierarchy". */
#ifndef PYLORE_CARDS_EXCEPTION_FAMILY_H
#define PYLORE_CARDS_EXCEPTION_FAMILY_H

#include "base/slice.h"

/* True when `except ancestor` catches `name`; both are qualified ("builtins.KeyError"). False for
 * exceptions that are not known here, except that each is a kind of itself. */
bool exception_is_kind_of(Slice name, Slice ancestor);

/* The class right above; empty for BaseException and for exceptions that are not known here. */
Slice exception_base(Slice name);

/* The exceptions right below `name`, by name; returns how many, at most `capacity`. */
uint32_t exception_kinds(Slice name, Slice *kinds, uint32_t capacity);

#endif
