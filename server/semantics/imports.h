/* The qualified names that import statements bring in.
 *   source  Python language reference, "The import statement". */
#ifndef PYLORE_SEMANTICS_IMPORTS_H
#define PYLORE_SEMANTICS_IMPORTS_H

#include "semantics/names.h"

/* What an imported name leads to: `import a.b` binds "a", `import a.b as c` "a.b", `from m import
 * x` "m.x". Empty for relative imports where the file's own module is not known. */
Slice import_binding_path(const Nodes *nodes, const OuterNames *outer, const Binding *binding,
                          Arena *arena);

/* What the identifier `id` in an import statement stands for, up to its own part of a dotted name;
 * empty for identifiers elsewhere. */
Slice import_identifier_path(const Nodes *nodes, const OuterNames *outer, NodeId id, Arena *arena);

#endif
