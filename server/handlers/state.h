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
};

#endif
