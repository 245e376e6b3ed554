/* All that lives between two messages: the client's abilities, the open documents, the settings,
 * and which document is to be analysed next. Knows nothing of JSON and nothing of the loop. */
#ifndef PYLORE_SESSION_SESSION_H
#define PYLORE_SESSION_SESSION_H

#include "session/client.h"
#include "session/documents.h"

typedef struct Session {
  Client client;
  Documents documents;
  Settings settings;
  Arena settings_arena; /* of the lists in `settings` */
  Arena knowledge_arena; /* of the user's pages */
  const Knowledge *knowledge;
  RuleSelection *selection;
  Parser *parser;
  uint64_t last_stamp;
  size_t closed_bytes; /* of documents closed since memory was last given back */
} Session;

void session_init(Session *session);
void session_release(Session *session);

/* What documents are to be asked with; it borrows from the session. */
Analyzer session_analyzer(const Session *session);

/* Takes over `settings`, and `arena` where their lists live, and looks at all documents anew. What
 * is wrong with the user's pages is in `messages`, which lives until the next call. */
void session_configure(Session *session, Settings settings, Arena *arena, SliceList *messages);

/* The document has changed: it is analysed before all others. */
void session_touch(Session *session, OpenDocument *document);

void session_close(Session *session, OpenDocument *document);

/* Analyses stale documents, the last changed first, until one is up to date, which is returned, or
 * the clock has passed `deadline` or nothing is left to do: NULL. */
OpenDocument *session_analyze(Session *session, uint64_t deadline);
bool session_has_work(const Session *session);

#endif
