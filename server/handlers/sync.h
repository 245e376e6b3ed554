/* What documents and the cells of notebooks have in common when they are opened and changed. */
#ifndef PYLORE_HANDLERS_SYNC_H
#define PYLORE_HANDLERS_SYNC_H

#include <jansson.h>

#include "handlers/state.h"

/* Opens a TextDocumentItem, as a cell of `notebook` if that is not empty. It is not analysed yet.
 *   errors  NULL after a line in the log. */
OpenDocument *sync_add_document(Server *server, const json_t *item, Slice notebook);

/* `document` names the document and its version, `changes` are those of its text. */
void sync_change_document(Server *server, const json_t *document, const json_t *changes);
void sync_close_document(Server *server, const json_t *document);

#endif
