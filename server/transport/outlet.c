#include "transport/outlet.h"

#include "base/log.h"

enum { BUFFER_KEPT = 1024 * 1024 };

void outlet_init(Outlet *outlet, Channel *channel, void (*on_change)(void *context),
                 void *context) {
  *outlet = (Outlet){.channel = channel, .on_change = on_change, .context = context};
}

void outlet_release(Outlet *outlet) {
  buffer_release(&outlet->waiting);
  buffer_release(&outlet->in_flight);
}

static size_t queued_bytes(const Outlet *outlet) {
  return outlet->waiting.len + outlet->in_flight.len;
}

bool outlet_is_empty(const Outlet *outlet) {
  return queued_bytes(outlet) == 0;
}

bool outlet_is_crowded(const Outlet *outlet) {
  return queued_bytes(outlet) > OUTLET_CROWDED_BYTES;
}

static void empty(Buffer *buffer) {
  if (buffer->capacity > BUFFER_KEPT) buffer_release(buffer);
  buffer_clear(buffer);
}

static void fail(Outlet *outlet) {
  outlet->has_failed = true;
  empty(&outlet->waiting);
  if (!outlet->is_writing) empty(&outlet->in_flight);
  outlet->on_change(outlet->context);
}

void outlet_write(Outlet *outlet, Slice bytes) {
  if (outlet->has_failed) return;
  if (queued_bytes(outlet) + bytes.len <= OUTLET_LIMIT_BYTES) {
    buffer_add(&outlet->waiting, bytes);
    return;
  }
  log_line("the client has left %zu bytes unread", queued_bytes(outlet));
  fail(outlet);
}

static void on_written(uv_write_t *request, int status) {
  Outlet *outlet = request->data;
  outlet->is_writing = false;
  empty(&outlet->in_flight);
  if (status < 0) {
    fail(outlet);
    return;
  }
  outlet_flush(outlet);
  outlet->on_change(outlet->context);
}

static void write_to_stream(Outlet *outlet) {
  uv_stream_t *stream = &outlet->channel->uv.stream;
  Buffer *bytes = &outlet->in_flight;
  uv_buf_t piece = uv_buf_init(bytes->ptr, (unsigned)bytes->len);
  int written = uv_try_write(stream, &piece, 1);
  if (written == (int)bytes->len) {
    empty(bytes);
    return;
  }
  size_t done = written > 0 ? (size_t)written : 0;
  piece = uv_buf_init(bytes->ptr + done, (unsigned)(bytes->len - done));
  outlet->request.data = outlet;
  outlet->is_writing = true;
  if (uv_write(&outlet->request, stream, &piece, 1, on_written) == 0) return;
  outlet->is_writing = false;
  fail(outlet);
}

static void write_to_file(Outlet *outlet) {
  Buffer *bytes = &outlet->in_flight;
  size_t done = 0;
  while (done < bytes->len) {
    uv_fs_t request;
    uv_buf_t piece = uv_buf_init(bytes->ptr + done, (unsigned)(bytes->len - done));
    int written = uv_fs_write(NULL, &request, outlet->channel->file, &piece, 1, -1, NULL);
    uv_fs_req_cleanup(&request);
    if (written <= 0) {
      fail(outlet);
      return;
    }
    done += (size_t)written;
  }
  empty(bytes);
}

void outlet_flush(Outlet *outlet) {
  if (outlet->is_writing || outlet->has_failed || outlet->waiting.len == 0) return;
  Buffer free_one = outlet->in_flight;
  outlet->in_flight = outlet->waiting;
  outlet->waiting = free_one;
  if (outlet->channel->kind == CHANNEL_FILE)
    write_to_file(outlet);
  else
    write_to_stream(outlet);
}
