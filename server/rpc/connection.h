/* Bytes of the client in, methods called, bytes for the client out. The errors of the protocol are
 * made here and nowhere else, and each request leaves with exactly one answer. */
#ifndef PYLORE_RPC_CONNECTION_H
#define PYLORE_RPC_CONNECTION_H

#include "rpc/peer.h"

/* LSP 3.17, "$/logTrace". */
typedef enum TraceLevel { TRACE_OFF, TRACE_MESSAGES, TRACE_VERBOSE } TraceLevel;

typedef struct Connection {
  Peer peer;
  const Method *methods; /* ends with an empty name */
  Server *server;
  Phase phase; /* moved on by the life cycle's methods */
  bool has_ended; /* `exit` has come: what follows is not read */
  bool logs_methods; /* a line to stderr for each method: milliseconds and bytes */
  TraceLevel trace;
  Buffer input; /* the beginning of a message that is not whole yet */
  Buffer result; /* of the request being answered */
  bool is_out_of_step; /* in bytes that are no message; said once */
} Connection;

void connection_init(Connection *connection, const Method *methods, Server *server, Output output);
void connection_release(Connection *connection);

/* Takes bytes as they come, in pieces of any size, and does all messages that are whole. */
void connection_receive(Connection *connection, Slice bytes);

/* Does one message; `body` is its JSON. */
void connection_dispatch(Connection *connection, Slice body);

#endif
