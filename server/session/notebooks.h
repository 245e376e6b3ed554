/* The open notebooks: which documents are their cells, and in which order. A cell knows what the
 * cells before it bind, as if they had been run. */
#ifndef PYLORE_SESSION_NOTEBOOKS_H
#define PYLORE_SESSION_NOTEBOOKS_H

#include "session/documents.h"

typedef struct Notebook {
  Slice uri; /* owned, as is `key` */
  Slice key; /* uri_add_key of it */
  OpenDocument **cells; /* NULL for one that the client names and has not opened */
  uint32_t count;
  uint32_t capacity;
} Notebook;

typedef struct Notebooks {
  Notebook **items; /* in no order */
  uint32_t count;
  uint32_t capacity;
} Notebooks;

/* Releases the tables; the cells are the documents' own. */
void notebooks_release(Notebooks *notebooks);

/* The open notebook, or NULL. */
Notebook *notebooks_find(const Notebooks *notebooks, Slice uri);

/* A notebook without cells; one that is open under this URI is emptied. */
Notebook *notebooks_open(Notebooks *notebooks, Slice uri);
void notebooks_close(Notebooks *notebooks, Notebook *notebook);

/* Replaces up to `removed` cells from `start` on by `count` new ones; what lies past the end is
 * added there. A document that is a cell already is no second one. Cells that have another one
 * before them are stale. */
void notebook_splice(Notebook *notebook, uint32_t start, uint32_t removed,
                     OpenDocument *const *cells, uint32_t count);

/* The document has been analysed: where it is a cell, the next one knows its names, and is stale if
 * they are others than before. */
void notebook_pass_names(const OpenDocument *document);

/* The document is no cell any more; it need not be one. */
void notebook_forget(OpenDocument *cell);

#endif
