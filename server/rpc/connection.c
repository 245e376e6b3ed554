#include "rpc/connection.h"

#include "base/log.h"
#include "transport/framing.h"

void connection_init(Connection *connection, const Method *methods, Server *server, Output output) {
  *connection = (Connection){.methods = methods, .server = server, .phase = PHASE_NEW};
  peer_init(&connection->peer, output);
}

void connection_release(Connection *connection) {
  peer_release(&connection->peer);
  buffer_release(&connection->input);
  buffer_release(&connection->result);
}

static void refuse_charset(Connection *connection, Slice body) {
  peer_reply_error(&connection->peer, message_recover_id(body), RPC_INVALID_REQUEST,
                   "only UTF-8 is understood");
}

static void take_frame(Connection *connection, const Frame *frame) {
  bool was_out_of_step = connection->is_out_of_step;
  connection->is_out_of_step = frame->status == FRAME_BAD || frame->status == FRAME_TOO_LARGE;
  switch (frame->status) {
  case FRAME_PARTIAL: break;
  case FRAME_BLANK: connection->is_out_of_step = was_out_of_step; break;
  case FRAME_MESSAGE:
    if (frame->has_duplicate_length) log_line("two Content-Length headers, the last one counts");
    if (frame->foreign_charset.len > 0)
      refuse_charset(connection, frame->body);
    else
      connection_dispatch(connection, frame->body);
    break;
  case FRAME_TOO_LARGE:
    peer_reply_error(&connection->peer, SLICE("null"), RPC_INVALID_REQUEST, "message too large");
    break;
  case FRAME_BAD:
    if (!was_out_of_step) log_line("bytes that are no message are skipped up to the next header");
    break;
  }
}

/* Does all whole messages at the front of `bytes` and returns what is left. */
static Slice take_messages(Connection *connection, Slice bytes) {
  while (!connection->has_ended && bytes.len > 0) {
    Frame frame = framing_next(bytes);
    if (frame.status == FRAME_PARTIAL) break;
    take_frame(connection, &frame);
    bytes = slice_sub(bytes, frame.consumed, bytes.len);
  }
  return bytes;
}

void connection_receive(Connection *connection, Slice bytes) {
  enum { BUFFER_KEPT = 1 << 20 };
  Buffer *input = &connection->input;
  if (input->len == 0) {
    buffer_add(input, take_messages(connection, bytes));
    return;
  }
  buffer_add(input, bytes);
  Slice rest = take_messages(connection, buffer_slice(input));
  buffer_splice(input, 0, input->len - rest.len, (Slice){NULL, 0});
  if (input->len == 0 && input->capacity > BUFFER_KEPT) buffer_release(input);
}
