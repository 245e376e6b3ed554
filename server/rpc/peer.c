#include "rpc/peer.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"

void peer_init(Peer *peer, Output output) {
  *peer = (Peer){.output = output};
}

static void forget(Peer *peer, uint32_t index) {
  PendingAnswer *answer = &peer->pending[index];
  json_decref(answer->id);
  free((char *)answer->raw_id.ptr);
  *answer = peer->pending[--peer->pending_count];
}

void peer_release(Peer *peer) {
  while (peer->pending_count > 0) forget(peer, peer->pending_count - 1);
  free(peer->pending);
  buffer_release(&peer->message);
  *peer = (Peer){0};
}

static Buffer *begin(Peer *peer) {
  buffer_clear(&peer->message);
  buffer_add(&peer->message, SLICE("{\"jsonrpc\":\"2.0\""));
  return &peer->message;
}

Buffer *peer_begin_notification(Peer *peer, const char *method) {
  Buffer *out = begin(peer);
  json_add_text(out, "method", slice_from_cstr(method));
  json_add_key(out, "params");
  return out;
}

Buffer *peer_begin_request(Peer *peer, const char *method, ResponseHandler handler) {
  uint64_t id = ++peer->last_request;
  peer->requests[id % PEER_REQUEST_LIMIT] = handler;
  Buffer *out = begin(peer);
  json_add_number(out, "id", id);
  json_add_text(out, "method", slice_from_cstr(method));
  json_add_key(out, "params");
  return out;
}

static Buffer *begin_result(Peer *peer, Slice raw_id) {
  Buffer *out = begin(peer);
  json_add_key(out, "id");
  buffer_add(out, raw_id);
  json_add_key(out, "result");
  return out;
}

Buffer *peer_begin_answer(Peer *peer, uint64_t ticket) {
  for (uint32_t i = 0; i < peer->pending_count; i++) {
    if (peer->pending[i].ticket != ticket) continue;
    Buffer *out = begin_result(peer, peer->pending[i].raw_id);
    forget(peer, i);
    return out;
  }
  return NULL;
}

void peer_send(Peer *peer) {
  enum { BUFFER_KEPT = 1 << 20 };
  char header[64];
  buffer_add_char(&peer->message, '}');
  int length = snprintf(header, sizeof header, "Content-Length: %zu\r\n\r\n", peer->message.len);
  peer->output.write(peer->output.context, (Slice){header, (size_t)length});
  peer->output.write(peer->output.context, buffer_slice(&peer->message));
  if (peer->message.capacity > BUFFER_KEPT) buffer_release(&peer->message);
}

void peer_reply(Peer *peer, Slice raw_id, Slice result) {
  buffer_add(begin_result(peer, raw_id), result.len > 0 ? result : SLICE("null"));
  peer_send(peer);
}

void peer_reply_error(Peer *peer, Slice raw_id, RpcError error, const char *problem) {
  Buffer *out = begin(peer);
  json_add_key(out, "id");
  buffer_add(out, raw_id);
  json_add_key(out, "error");
  buffer_add_format(out, "{\"code\":%d", error);
  json_add_text(out, "message", slice_from_cstr(problem));
  buffer_add_char(out, '}');
  peer_send(peer);
}

void peer_fail(Peer *peer, uint64_t ticket, RpcError error, const char *problem) {
  for (uint32_t i = 0; i < peer->pending_count; i++) {
    if (peer->pending[i].ticket != ticket) continue;
    peer_reply_error(peer, peer->pending[i].raw_id, error, problem);
    forget(peer, i);
    return;
  }
}

uint64_t peer_next_ticket(Peer *peer) {
  return ++peer->last_ticket;
}

void peer_defer(Peer *peer, uint64_t ticket, Slice raw_id, const json_t *id) {
  if (peer->pending_count == peer->pending_capacity) {
    peer->pending_capacity =
        (uint32_t)memory_grown(peer->pending_capacity, peer->pending_count + 1u);
    peer->pending = memory_resize(peer->pending, peer->pending_capacity, sizeof(PendingAnswer));
  }
  peer->pending[peer->pending_count++] =
      (PendingAnswer){.ticket = ticket, .id = json_deep_copy(id), .raw_id = memory_copy(raw_id)};
}

bool peer_is_waiting(const Peer *peer, uint64_t ticket) {
  for (uint32_t i = 0; i < peer->pending_count; i++)
    if (peer->pending[i].ticket == ticket) return true;
  return false;
}

static void cancel(Peer *peer, uint32_t index) {
  peer_reply_error(peer, peer->pending[index].raw_id, RPC_REQUEST_CANCELLED, "cancelled");
  forget(peer, index);
}

void peer_cancel(Peer *peer, const json_t *id) {
  for (uint32_t i = 0; i < peer->pending_count; i++) {
    if (!json_equal(peer->pending[i].id, id)) continue;
    cancel(peer, i);
    return;
  }
}

void peer_cancel_all(Peer *peer) {
  while (peer->pending_count > 0) cancel(peer, peer->pending_count - 1);
}

void peer_take_response(Peer *peer, Server *server, const Message *response) {
  if (!json_is_integer(response->id_value)) return;
  uint64_t id = (uint64_t)json_integer_value(response->id_value);
  bool is_ours =
      id != 0 && id <= peer->last_request && id + PEER_REQUEST_LIMIT > peer->last_request;
  ResponseHandler handler = is_ours ? peer->requests[id % PEER_REQUEST_LIMIT] : NULL;
  if (handler == NULL) return;
  peer->requests[id % PEER_REQUEST_LIMIT] = NULL;
  handler(server, response->result);
}
