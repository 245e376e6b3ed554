/* The whole server in memory, fed with what a client might send. Each line of the input is a
 * message, sent in two pieces; after `!` it is bytes without a frame; an empty line lets the server
 * work. What the server sends must be messages of valid JSON, whatever it was sent. */
#include <jansson.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "handlers/server.h"
#include "rpc/repair.h"
#include "transport/framing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const Slice greeting = SLICE_INIT(
    "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{"
    "\"textDocument\":{\"hover\":{\"contentFormat\":[\"markdown\"]},"
    "\"codeAction\":{\"codeActionLiteralSupport\":{}}}}}}");

static void collect(void *context, Slice bytes) {
  buffer_add(context, bytes);
}

/* Ids go back as they came: numbers of any size, and halves of surrogate pairs. */
static bool is_object(Slice body) {
  enum { FLAGS = JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL };
  Buffer repaired = {0};
  repair_json(body, &repaired);
  json_t *message = json_loadb(repaired.ptr, repaired.len, FLAGS, NULL);
  bool is_one = json_is_object(message);
  json_decref(message);
  buffer_release(&repaired);
  return is_one && utf8_is_valid(body);
}

static void check_output(Buffer *output) {
  Slice rest = buffer_slice(output);
  while (rest.len > 0) {
    Frame frame = framing_next(rest);
    if (frame.status != FRAME_MESSAGE || !is_object(frame.body)) abort();
    rest = slice_sub(rest, frame.consumed, rest.len);
  }
  buffer_clear(output);
}

static void send(Server *server, Slice body, Buffer *frame) {
  buffer_clear(frame);
  buffer_add_format(frame, "Content-Length: %zu\r\n\r\n", body.len);
  buffer_add(frame, body);
  Slice bytes = buffer_slice(frame);
  server_receive(server, slice_sub(bytes, 0, bytes.len / 2));
  server_receive(server, slice_sub(bytes, bytes.len / 2, bytes.len));
}

static void take_line(Server *server, Slice line, Buffer *frame) {
  if (line.len == 0)
    server_work(server, UINT64_MAX);
  else if (line.ptr[0] == '!')
    server_receive(server, slice_sub(line, 1, line.len));
  else
    send(server, line, frame);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Slice rest = {(const char *)data, size};
  Buffer output = {0};
  Buffer frame = {0};
  Server *server = server_create((ServerOptions){.workspace_files = 5}, (Output){collect, &output});
  bool has_own_greeting = slice_find(slice_sub(rest, 0, 80), SLICE("\"initialize\""), 0) < 80;
  if (!has_own_greeting) send(server, greeting, &frame);
  Slice line;
  while (slice_split(&rest, '\n', &line)) {
    take_line(server, line, &frame);
    check_output(&output);
  }
  server_work(server, UINT64_MAX);
  check_output(&output);
  server_destroy(server);
  buffer_release(&frame);
  buffer_release(&output);
  return 0;
}
