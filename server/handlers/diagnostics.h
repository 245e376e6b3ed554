/* Findings as LSP's diagnostics: pushed, or pulled where the client does that, never both. */
#ifndef PYLORE_HANDLERS_DIAGNOSTICS_H
#define PYLORE_HANDLERS_DIAGNOSTICS_H

#include "handlers/state.h"

/* More findings of one document than this are not sent to an editor. */
enum { DIAGNOSTICS_LIMIT = 1000 };

/* The findings of the document are whole: tells the client, and answers those who wait for them. */
void diagnostics_ready(Server *server, OpenDocument *document);

/* The document is being closed: takes its findings back, and answers those who wait for them. */
void diagnostics_withdraw(Server *server, const OpenDocument *document);

/* All findings may have changed: asks a client that pulls to do so again. */
void diagnostics_refresh(Server *server);

#endif
