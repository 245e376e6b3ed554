/* What the handlers share; only they see it. */
#ifndef PYLORE_HANDLERS_STATE_H
#define PYLORE_HANDLERS_STATE_H

#include "handlers/server.h"
#include "rpc/connection.h"
#include "session/session.h"

/* A pull of findings that waits until they are whole. */
typedef struct WaitingPull {
  const OpenDocument *document;
  uint64_t ticket;
  uint64_t known_result; /* resultId of what the client has; 0: none */
} WaitingPull;

/* What is going on with the user's own pages; own_pages.c alone looks inside. */
typedef struct OwnPagesState {
  struct PagesJob *job; /* that reads them just now; NULL: none */
  enum { NEXT_NOTHING, NEXT_LOOK, NEXT_READ } next; /* what is to be done after that */
  bool is_watched; /* the client tells of changes */
  bool may_register; /* `initialized` has come */
  bool is_registered; /* with the client */
  uint64_t registration; /* number of the last one */
  uint64_t stamp; /* of the files as they were read */
  uint64_t looked_at; /* when it was last asked for, on clock_now(), and how long that took */
  uint64_t look_took;
  SliceList messages; /* that the user has been told; they live with the knowledge */
} OwnPagesState;

/* The concepts of the workspace; workspace_concepts.c alone looks inside. */
typedef struct WorkspaceState {
  struct Workspace *workspace; /* what was found last; NULL: nothing yet */
  const Knowledge *knowledge; /* that it rests on, lent by the session */
  bool is_busy; /* a step is under way */
  bool is_stopped; /* none is begun any more */
  SliceList folders; /* of the look; in `arena` */
  Arena arena;
  struct WaitingReport *waiting; /* requests that the look is for */
  uint32_t waiting_count;
  uint32_t waiting_capacity;
} WorkspaceState;

struct Server {
  Connection connection;
  Session session;
  ServerOptions options;
  Settings initial; /* the defaults with initializationOptions: later settings are laid over it */
  Slice root; /* path of the folder that the client has open, or empty */
  Arena initial_arena; /* of both */
  WaitingPull *pulls;
  uint32_t pull_count;
  uint32_t pull_capacity;
  OwnPagesState own_pages;
  WorkspaceState workspace;
  /* Of other_linters.c alone. */
  bool looks_for_linters; /* a job is under way */
  bool editor_lints[LINTER_COUNT]; /* the editor has this linter */
  bool linters_told[LINTER_COUNT]; /* the user knows */
  BackgroundJob *jobs; /* for server_work, where nobody else does them */
  struct MarkJob *marks; /* topics to be marked, one after the other; the first is under way */
  SliceList told_problems; /* in project files, that the user has been told; in told_arena */
  Arena told_arena;
  SliceList read_pages; /* URIs of topic pages that the client shows, owned */
};

/* Does the job in the background. */
void server_start_job(Server *server, BackgroundJob *job);

#endif
