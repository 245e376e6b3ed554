/* What well-known calls of the standard library return, and where attributes lead. One table, each
 * row of which tests/oracles/qualified holds against Python. Calls of other packages are in
 * returns_packages.c. */
#ifndef PYLORE_SEMANTICS_RETURNS_H
#define PYLORE_SEMANTICS_RETURNS_H

#include "base/slice.h"

/* The class of what calling `callee` returns. True with an empty class where the callee looks like
 * a class and is none. */
bool returns_find_call(Slice callee, Slice *class_name);

/* The class of the attribute `member` ("pathlib.Path.parent"). */
bool returns_find_property(Slice member, Slice *class_name);

/* The class that `name` of an annotation stands for ("typing.List" for list). */
bool returns_find_alias(Slice name, Slice *class_name);

#endif
