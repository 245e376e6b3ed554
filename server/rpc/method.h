/* What a method of the protocol is to the dispatcher: a record, with the function that does it. */
#ifndef PYLORE_RPC_METHOD_H
#define PYLORE_RPC_METHOD_H

#include <jansson.h>

#include "base/buffer.h"

/* Where the client is in its life with us.
 *   source  LSP 3.17, "Lifecycle Messages". */
typedef enum Phase {
  PHASE_NEW = 1, /* before initialize */
  PHASE_RUNNING = 2, /* from initialize on */
  PHASE_SHUT_DOWN = 4, /* from shutdown on */
  PHASE_ANY = 7,
} Phase;

typedef enum Outcome {
  OUTCOME_DONE,
  OUTCOME_BAD_PARAMS, /* refused with -32602 */
  OUTCOME_LATER, /* the answer comes by peer_begin_answer, with the reply's ticket */
} Outcome;

typedef struct Reply {
  Buffer *result; /* for one JSON value; nothing written is null */
  uint64_t ticket;
  const char *problem; /* constant words for OUTCOME_BAD_PARAMS; NULL: the usual ones */
} Reply;

/* What the methods work on; nothing here looks into it. */
typedef struct Server Server;

/* `params` is an object or a list, or NULL; it lives as long as the call. A method is a request or
 * a notification by which of the two functions it has. */
typedef struct Method {
  Slice name;
  unsigned phases; /* in which it is allowed, one or more of Phase */
  Outcome (*answer)(Server *server, const json_t *params, Reply *reply);
  void (*notice)(Server *server, const json_t *params);
} Method;

#endif
