/* The open documents, found by any spelling of their URI. */
#ifndef PYLORE_SESSION_DOCUMENTS_H
#define PYLORE_SESSION_DOCUMENTS_H

#include "analysis/document.h"

/* Larger texts are kept, but nothing is said about them. */
enum { DOCUMENT_SIZE_LIMIT = 16 * 1024 * 1024 };

typedef struct OpenDocument {
  Slice uri; /* in the client's own spelling; owned, as is `key` */
  Slice key; /* uri_add_key of it */
  Document *document; /* what is analysed */
  Document *cell_text; /* of a cell: what the client has, of which `document` is the Python; changed
                          by documents_edited alone, and never analysed; else NULL */
  struct Notebook *notebook; /* of which it is a cell; NULL for none */
  struct OpenDocument *cell_before; /* the nearest open ones there; NULL at its ends */
  struct OpenDocument *cell_after;
  const struct FileRules *rules; /* owned by the session; made anew with its settings */
  int64_t version;
  bool has_version;
  bool is_python;
  bool is_stale; /* changed since it was analysed */
  bool is_ready; /* analysed since, and nobody has been told */
  bool is_size_reported; /* the client knows that it is too large */
  bool is_cut_reported; /* the client knows that not all findings are shown */
  uint64_t stamp; /* larger: changed later */
} OpenDocument;

typedef struct Documents {
  OpenDocument **items; /* in no order */
  uint32_t count;
  uint32_t capacity;
} Documents;

void documents_release(Documents *documents);

/* The open document, or NULL. */
OpenDocument *documents_find(const Documents *documents, Slice uri);

/* A document with a copy of `uri` and `text`; one that is open under this URI is replaced.
 * `notebook` is the URI of the notebook of which it is to be a cell, empty for none. owns    the
 * table, until documents_close. */
OpenDocument *documents_open(Documents *documents, Slice uri, Slice text, Slice notebook);

/* The text to which the client's edits are to be applied, and what is to be called behind them. */
Document *documents_text(const OpenDocument *document);
void documents_edited(OpenDocument *document);
void documents_close(Documents *documents, OpenDocument *document);

/* True where findings are to be had. */
bool documents_is_explained(const OpenDocument *document);

/* True where cards are: also in files that say what Python code needs. */
bool documents_has_cards(const OpenDocument *document);

#endif
