#include "transport/inlet.h"

static void offer_piece(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer) {
  (void)suggested;
  Inlet *inlet = handle->data;
  *buffer = uv_buf_init(inlet->piece, INLET_PIECE_BYTES);
}

static void on_stream_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer) {
  Inlet *inlet = stream->data;
  if (count > 0)
    inlet->on_bytes(inlet->context, (Slice){buffer->base, (size_t)count});
  else if (count < 0)
    inlet->on_end(inlet->context);
}

static void read_file(Inlet *inlet);

static void on_file_read(uv_fs_t *request) {
  Inlet *inlet = request->data;
  ssize_t count = request->result;
  uv_fs_req_cleanup(request);
  if (inlet->is_stopped) return;
  if (count <= 0) {
    inlet->on_end(inlet->context);
    return;
  }
  inlet->on_bytes(inlet->context, (Slice){inlet->piece, (size_t)count});
  if (!inlet->is_stopped) read_file(inlet);
}

static void read_file(Inlet *inlet) {
  uv_buf_t piece = uv_buf_init(inlet->piece, INLET_PIECE_BYTES);
  inlet->request.data = inlet;
  int error =
      uv_fs_read(inlet->loop, &inlet->request, inlet->channel->file, &piece, 1, -1, on_file_read);
  if (error != 0) inlet->on_end(inlet->context);
}

void inlet_start(Inlet *inlet) {
  if (inlet->channel->kind == CHANNEL_FILE) {
    read_file(inlet);
    return;
  }
  inlet->channel->uv.handle.data = inlet;
  int error = uv_read_start(&inlet->channel->uv.stream, offer_piece, on_stream_read);
  if (error != 0) inlet->on_end(inlet->context);
}

void inlet_stop(Inlet *inlet) {
  inlet->is_stopped = true;
  if (inlet->channel->kind == CHANNEL_STREAM) uv_read_stop(&inlet->channel->uv.stream);
}
