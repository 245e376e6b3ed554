/* The client, as one who is spoken to: answers, notifications and our own requests, each written
 * straight into bytes. Sees to it that every request is answered exactly once, and that requests of
 * ours which the client never answers do not pile up. */
#ifndef PYLORE_RPC_PEER_H
#define PYLORE_RPC_PEER_H

#include "rpc/message.h"
#include "rpc/method.h"

/* Where bytes for the client go. */
typedef struct Output {
  void (*write)(void *context, Slice bytes);
  void *context;
} Output;

/* Called with the client's answer; `result` is NULL where it is an error. */
typedef void (*ResponseHandler)(Server *server, const json_t *result);

/* Our requests that wait for an answer; a new one takes the place of the oldest. */
enum { PEER_REQUEST_LIMIT = 100 };

typedef struct PendingAnswer {
  uint64_t ticket;
  json_t *id;
  Slice raw_id; /* owned */
} PendingAnswer;

typedef struct Peer {
  Output output;
  Buffer message; /* being written */
  PendingAnswer *pending; /* requests of the client's that are answered later */
  uint32_t pending_count;
  uint32_t pending_capacity;
  uint64_t last_ticket;
  uint64_t last_request;
  ResponseHandler requests[PEER_REQUEST_LIMIT]; /* by id modulo the limit */
} Peer;

void peer_init(Peer *peer, Output output);
void peer_release(Peer *peer);

/* Each begins a message up to where its params or result are to be written; peer_send ends it. No
 * other message may be begun in between. Without a `handler` the answer to a request is ignored.
 *   owns    the buffer is the peer's. */
Buffer *peer_begin_notification(Peer *peer, const char *method);
Buffer *peer_begin_request(Peer *peer, const char *method, ResponseHandler handler);
Buffer *peer_begin_answer(Peer *peer, uint64_t ticket); /* NULL: cancelled or answered already */
void peer_send(Peer *peer);

/* Answers a deferred request with an error, unless it is answered already. */
void peer_fail(Peer *peer, uint64_t ticket, RpcError error, const char *problem);

/* Answers at once. */
void peer_reply(Peer *peer, Slice raw_id, Slice result);
void peer_reply_error(Peer *peer, Slice raw_id, RpcError error, const char *problem);

/* A number that no other request has had, and that can stand for one that is answered later. */
uint64_t peer_next_ticket(Peer *peer);
void peer_defer(Peer *peer, uint64_t ticket, Slice raw_id, const json_t *id);

/* Whether the request with that ticket still waits for its answer. */
bool peer_is_waiting(const Peer *peer, uint64_t ticket);

/* Answers deferred requests with -32800: that with this id, or all of them. */
void peer_cancel(Peer *peer, const json_t *id);
void peer_cancel_all(Peer *peer);

/* Hands the client's answer to whoever asked. An unknown id, or a second answer, is ignored. */
void peer_take_response(Peer *peer, Server *server, const Message *response);

#endif
