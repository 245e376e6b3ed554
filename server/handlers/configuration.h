/* The user's settings, by any of the three ways in which editors send them: with `initialize`, in
 * answer to `workspace/configuration`, or by `workspace/didChangeConfiguration`. */
#ifndef PYLORE_HANDLERS_CONFIGURATION_H
#define PYLORE_HANDLERS_CONFIGURATION_H

#include "handlers/state.h"

/* Takes initializationOptions, or NULL; all later settings are laid over them. */
void configuration_begin(Server *server, const json_t *options);

/* Asks a client that can be asked, and to be told of changes. */
void configuration_ask(Server *server);

#endif
