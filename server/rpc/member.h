/* The raw text of one member of a JSON object, found without parsing the whole: for ids, which go
 * back byte for byte, also out of objects that a JSON reader refuses. */
#ifndef PYLORE_RPC_MEMBER_H
#define PYLORE_RPC_MEMBER_H

#include "base/slice.h"

/* The value of the last member called `name` of the outermost object of `json`, without the blanks
 * around it. Its `ptr` is NULL where there is none.
 *   owns    nothing; borrows from `json`. */
Slice member_find(Slice json, Slice name);

#endif
