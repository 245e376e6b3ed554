/* The method names that Python's data model gives a meaning; the last one is NULL.
 *   source  Python language reference, "Data model"; dataclasses, copy, pickle and typing. */
#ifndef PYLORE_CONCEPTS_SPECIAL_NAMES_H
#define PYLORE_CONCEPTS_SPECIAL_NAMES_H

#include "base/slice.h"

extern const char *const special_method_names[];

#endif
