/* What either side can do, as it is said in `initialize`.
 *   source  LSP 3.17, "Initialize Request". */
#ifndef PYLORE_HANDLERS_CAPABILITIES_H
#define PYLORE_HANDLERS_CAPABILITIES_H

#include "handlers/state.h"

/* Everything in `params` may be missing, null or of a wrong type: then the client cannot do it. */
Client capabilities_read(const json_t *params, const ServerOptions *options);

/* Adds the InitializeResult: only what is there, and only what the client can use. `keeps_known`
 * tells whether topics can be marked as known. */
void capabilities_add(Buffer *out, const Client *client, bool keeps_known);

#endif
