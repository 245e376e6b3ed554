/* Which functions make coroutines when they are called. It goes by `async def` alone: what a
 * decorator, a base class or another file makes of a name is not known here. */
#ifndef PYLORE_SEMANTICS_COROUTINES_H
#define PYLORE_SEMANTICS_COROUTINES_H

#include "semantics/names_data.h"

/* True for a binding by an undecorated `async def` without `yield` of its own, the only binding of
 * its name in the segment. */
bool coroutine_binding(const Names *names, const Binding *binding);

#endif
