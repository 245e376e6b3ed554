/* One JSON-RPC message, told apart: request, notification, response, or none of them.
 *   source  JSON-RPC 2.0, "Request object", "Response object". */
#ifndef PYLORE_RPC_MESSAGE_H
#define PYLORE_RPC_MESSAGE_H

#include <jansson.h>

#include "base/arena.h"

/* LSP 3.17, "Response Message". */
typedef enum RpcError {
  RPC_PARSE_ERROR = -32700,
  RPC_INVALID_REQUEST = -32600,
  RPC_METHOD_NOT_FOUND = -32601,
  RPC_INVALID_PARAMS = -32602,
  RPC_NOT_INITIALIZED = -32002,
  RPC_REQUEST_CANCELLED = -32800,
  RPC_REQUEST_FAILED = -32803,
} RpcError;

typedef enum MessageKind {
  MESSAGE_REQUEST,
  MESSAGE_NOTIFICATION,
  MESSAGE_RESPONSE,
  MESSAGE_INVALID, /* to be answered with `error` and `problem` */
} MessageKind;

typedef struct Message {
  MessageKind kind;
  Slice id; /* as it stood in the text; "null" for what is invalid and has none */
  const json_t *id_value;
  Slice method;
  const json_t *params; /* an object or a list, or NULL */
  const json_t *result; /* of a response; NULL where it is an error */
  RpcError error;
  const char *problem;
  json_t *root;
} Message;

/* Reads `body`, repaired where a client's habits need it.
 *   owns    the message holds its JSON until message_release; slices live as long as `body`,
 *           `arena` and the message do. */
Message message_parse(Slice body, Arena *arena);
void message_release(Message *message);

/* The id of a request that is refused unread; "null" where it has none that can go back.
 *   owns    nothing; borrows from `body`. */
Slice message_recover_id(Slice body);

#endif
