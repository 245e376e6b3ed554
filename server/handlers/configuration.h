/* The user's settings, by any of the three ways in which editors send them: with `initialize`, in
 * answer to `workspace/configuration`, or by `workspace/didChangeConfiguration`. */
#ifndef PYLORE_HANDLERS_CONFIGURATION_H
#define PYLORE_HANDLERS_CONFIGURATION_H

#include "handlers/state.h"

/* Takes the initializationOptions in the params of `initialize`: all later settings are laid over
 * them. Paths in settings are looked for in the first folder that the client has open. */
void configuration_begin(Server *server, const json_t *params);

/* Asks a client that can be asked, and to be told of changes. */
void configuration_ask(Server *server);

#endif
