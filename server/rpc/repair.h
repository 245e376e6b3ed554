/* JSON that clients really send and that strict readers refuse, made acceptable: a byte order mark
 * at the front, escapes of half a surrogate pair, malformed UTF-8, integers beyond 64 bits. */
#ifndef PYLORE_RPC_REPAIR_H
#define PYLORE_RPC_REPAIR_H

#include "base/buffer.h"

/* Adds `json` to `out` with U+FFFD for what is no character, and integers of 19 digits and more as
 * reals. What is not JSON stays as it is. */
void repair_json(Slice json, Buffer *out);

#endif
