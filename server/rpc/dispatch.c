/* From a message to the method that it names. */
#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "rpc/connection.h"

static const Method *find_method(const Connection *connection, Slice name) {
  for (const Method *method = connection->methods; method->name.len > 0; method++)
    if (slice_equal(method->name, name)) return method;
  return NULL;
}

static void refuse(Connection *connection, const Message *message, RpcError error,
                   const char *problem) {
  peer_reply_error(&connection->peer, message->id, error, problem);
}

static void answer(Connection *connection, const Message *message, const Method *method) {
  Peer *peer = &connection->peer;
  buffer_clear(&connection->result);
  Reply reply = {.result = &connection->result, .ticket = peer_next_ticket(peer)};
  switch (method->answer(connection->server, message->params, &reply)) {
  case OUTCOME_DONE: peer_reply(peer, message->id, buffer_slice(reply.result)); break;
  case OUTCOME_LATER: peer_defer(peer, reply.ticket, message->id, message->id_value); break;
  case OUTCOME_BAD_PARAMS:
    refuse(connection, message, RPC_INVALID_PARAMS,
           reply.problem != NULL ? reply.problem : "the params do not fit the method");
    break;
  }
}

static void take_request(Connection *connection, const Message *message) {
  const Method *method = find_method(connection, message->method);
  bool is_request = method != NULL && method->answer != NULL;
  bool is_allowed = is_request && (method->phases & connection->phase) != 0;
  if (is_allowed)
    answer(connection, message, method);
  else if (connection->phase == PHASE_NEW)
    refuse(connection, message, RPC_NOT_INITIALIZED, "initialize must come first");
  else if (connection->phase == PHASE_SHUT_DOWN)
    refuse(connection, message, RPC_INVALID_REQUEST, "the server is shut down");
  else if (is_request)
    refuse(connection, message, RPC_INVALID_REQUEST, "not allowed at this point");
  else
    refuse(connection, message, RPC_METHOD_NOT_FOUND, "there is no such request");
}

static void take_notification(Connection *connection, const Message *message) {
  const Method *method = find_method(connection, message->method);
  if (method == NULL || method->notice == NULL) return;
  if ((method->phases & connection->phase) == 0) return;
  method->notice(connection->server, message->params);
}

static void trace(Connection *connection, const Message *message, double milliseconds,
                  size_t bytes) {
  if (connection->trace == TRACE_OFF) return;
  Buffer *out = peer_begin_notification(&connection->peer, "$/logTrace");
  buffer_add_char(out, '{');
  json_add_text(out, "message", message->method);
  if (connection->trace == TRACE_VERBOSE) {
    json_add_key(out, "verbose");
    buffer_add_format(out, "\"%.3f ms, %zu bytes\"", milliseconds, bytes);
  }
  buffer_add_char(out, '}');
  peer_send(&connection->peer);
}

static void report(Connection *connection, const Message *message, uint64_t start, size_t bytes) {
  if (!connection->logs_methods && connection->trace == TRACE_OFF) return;
  double milliseconds = (double)(clock_now() - start) / 1e6;
  int width = message->method.len < 80 ? (int)message->method.len : 80;
  if (connection->logs_methods)
    log_line("%.*s: %.3f ms, %zu bytes", width, message->method.ptr, milliseconds, bytes);
  trace(connection, message, milliseconds, bytes);
}

void connection_dispatch(Connection *connection, Slice body) {
  uint64_t start = clock_now();
  Arena arena;
  arena_init(&arena);
  Message message = message_parse(body, &arena);
  switch (message.kind) {
  case MESSAGE_REQUEST: take_request(connection, &message); break;
  case MESSAGE_NOTIFICATION: take_notification(connection, &message); break;
  case MESSAGE_RESPONSE: peer_take_response(&connection->peer, connection->server, &message); break;
  case MESSAGE_INVALID: refuse(connection, &message, message.error, message.problem); break;
  }
  if (message.method.len > 0) report(connection, &message, start, body.len);
  message_release(&message);
  arena_release(&arena);
}
