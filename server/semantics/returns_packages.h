/* What well-known calls of packages outside of the standard library return. `C.__getitem__` is an
 * item of an object of C, `C.__call__` what such an object returns when it is called. One table,
 * each row of which tests/oracles/qualified holds against the packages of
 * tests/knowledge/requirements.txt. */
#ifndef PYLORE_SEMANTICS_RETURNS_PACKAGES_H
#define PYLORE_SEMANTICS_RETURNS_PACKAGES_H

#include "base/slice.h"

typedef struct ReturnRow {
  Slice name;
  Slice class_name;
} ReturnRow;

/* Sorted by name. */
const ReturnRow *returns_of_packages(size_t *count);

#endif
