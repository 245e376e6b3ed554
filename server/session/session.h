/* All that lives between two messages: the client's abilities, the open documents, the settings,
 * and which document is to be analysed next. Knows nothing of JSON and nothing of the loop. */
#ifndef PYLORE_SESSION_SESSION_H
#define PYLORE_SESSION_SESSION_H

#include "config/known.h"
#include "session/client.h"
#include "session/notebooks.h"
#include "session/projects.h"

/* So many documents have what questions need at hand: those that were changed or asked last. */
enum { DOCUMENTS_IN_USE = 3 };

/* Where many documents are stale, so many of them are analysed at the same time, and at most so
 * many within one slice of time: who is done with one goes on with the next. */
enum { WORKERS_AT_MOST = 8, BATCH_AT_MOST = 64 };

typedef struct Session {
  Client client;
  Documents documents;
  Notebooks notebooks;
  Settings settings;
  Arena settings_arena; /* of the lists in `settings` */
  Arena knowledge_arena; /* of the user's pages */
  const Knowledge *knowledge;
  uint32_t loans; /* jobs that read the knowledge */
  Arena lent_arena; /* of what has been replaced since, for them */
  KnownTopics known;
  Linters linters; /* the other linters of the project */
  Arena linters_arena;
  Projects projects;
  Slice root; /* path of the folder that the client has open, or empty; borrowed */
  Parser *parsers[WORKERS_AT_MOST]; /* one for each thread that analyses; the first is there */
  OpenDocument *in_use[DOCUMENTS_IN_USE]; /* the last one first; NULL at the end */
  uint64_t last_stamp;
  size_t closed_bytes; /* of documents closed since memory was last given back */
} Session;

/* `known_path` is the file of the topics that the user knows, NULL for none; it is borrowed. */
void session_init(Session *session, const char *known_path);
void session_release(Session *session);

/* The client has said what it can do. */
void session_meet(Session *session, Client client);

/* What the document is to be asked with; it borrows from the session. The cells before it in its
 * notebook are brought up to date first. */
Analyzer session_analyzer(Session *session, const OpenDocument *document);

/* The document has just been opened: it gets the rules of its project. */
void session_place(Session *session, OpenDocument *document);

/* Reads project files again if one has changed, and looks at all documents anew then; true so. */
bool session_refresh_projects(Session *session);

/* Takes over `settings`, and `arena` where their lists live, and looks at all documents anew. The
 * knowledge stays as it is. */
void session_configure(Session *session, Settings settings, Arena *arena);

/* Takes over `knowledge`, and `arena` where it lives, and looks at all documents anew. */
void session_use_knowledge(Session *session, const Knowledge *knowledge, Arena *arena);

/* For a job on another thread: what it reads stays as it is until it is given back. */
const Knowledge *session_lend_knowledge(Session *session);
void session_return_knowledge(Session *session);

/* Takes over `linters`, and `arena` where their lists live, and looks at all documents anew where
 * settings heed them. */
void session_use_linters(Session *session, Linters linters, Arena *arena);

/* Reads the user's known topics again if they have been changed; to be called before a card is. */
void session_refresh_known(Session *session);

/* Somebody asks about the document; another one may go to rest. */
void session_use(Session *session, OpenDocument *document);

/* The document has changed: it is analysed before all others. */
void session_touch(Session *session, OpenDocument *document);

void session_close(Session *session, OpenDocument *document);

/* Returns a document that is up to date and of which nobody was told yet. Where there is none,
 * stale ones are analysed, the last changed first, until the clock has passed `deadline` or nothing
 * is left to do; NULL where even so none is. Other threads help meanwhile, each with a document of
 * its own; when this returns, none of them runs. */
OpenDocument *session_analyze(Session *session, uint64_t deadline);
bool session_has_work(const Session *session);

#endif
