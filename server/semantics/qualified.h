/* The value of expressions, as far as the code around shows it for certain. */
#ifndef PYLORE_SEMANTICS_QUALIFIED_H
#define PYLORE_SEMANTICS_QUALIFIED_H

#include "semantics/names_data.h"
#include "semantics/value.h"

/* With `is_summary`, names of the module and of builtins are left open: they may be bound in other
 * segments. */
Value qualified_value(const Names *names, NodeId expression, bool is_summary, Arena *arena);
Value qualified_binding_value(const Names *names, BindingId binding, bool is_summary, Arena *arena);

#endif
