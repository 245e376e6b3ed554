/* The modules that come with Python, of all versions from 3.9 on.
 *   source  `sys.stdlib_module_names`; names that begin with an underscore are left out. */
#ifndef PYLORE_SEMANTICS_STANDARD_MODULES_H
#define PYLORE_SEMANTICS_STANDARD_MODULES_H

#include "base/slice.h"

typedef struct StandardModule {
  const char *name;
  const char *since; /* the first Python that has it; NULL: 3.9 or before */
  const char *until; /* the last one; NULL: it is still there */
  bool is_there_at_start; /* built in (in some builds at least), frozen, or loaded first */
} StandardModule;

/* The module of that name, without dots; NULL where there is none. */
const StandardModule *standard_module(Slice name);

#endif
