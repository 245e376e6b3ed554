#include "transport/channel.h"

enum { CONNECT_WAITS = 1 }; /* libuv's codes for errors are negative */

static int open_pipe(Channel *channel, uv_loop_t *loop, uv_file descriptor) {
  int error = uv_pipe_init(loop, &channel->uv.pipe, 0);
  if (error == 0) error = uv_pipe_open(&channel->uv.pipe, descriptor);
  return error;
}

static int open_socket(Channel *channel, uv_loop_t *loop, uv_file descriptor) {
  int error = uv_tcp_init(loop, &channel->uv.tcp);
  if (error == 0) error = uv_tcp_open(&channel->uv.tcp, descriptor);
  return error;
}

int channel_open(Channel *channel, uv_loop_t *loop, uv_file descriptor) {
  *channel = (Channel){.kind = CHANNEL_STREAM, .file = descriptor};
  switch (uv_guess_handle(descriptor)) {
  case UV_NAMED_PIPE: return open_pipe(channel, loop, descriptor);
  case UV_TCP: return open_socket(channel, loop, descriptor);
  case UV_TTY: return uv_tty_init(loop, &channel->uv.tty, descriptor, 0);
  case UV_FILE: channel->kind = CHANNEL_FILE; return 0;
  default: channel->kind = CHANNEL_CLOSED; return UV_EBADF;
  }
}

static void on_connect(uv_connect_t *request, int status) {
  *(int *)request->data = status;
}

static int wait_for(uv_loop_t *loop, const int *status) {
  while (*status == CONNECT_WAITS) uv_run(loop, UV_RUN_ONCE);
  return *status;
}

int channel_connect_pipe(Channel *channel, uv_loop_t *loop, const char *path) {
  *channel = (Channel){.kind = CHANNEL_STREAM};
  int error = uv_pipe_init(loop, &channel->uv.pipe, 0);
  if (error != 0) return error;
  int status = CONNECT_WAITS;
  uv_connect_t request = {.data = &status};
  uv_pipe_connect(&request, &channel->uv.pipe, path, on_connect);
  return wait_for(loop, &status);
}

int channel_connect_port(Channel *channel, uv_loop_t *loop, uint16_t port) {
  *channel = (Channel){.kind = CHANNEL_STREAM};
  int error = uv_tcp_init(loop, &channel->uv.tcp);
  if (error != 0) return error;
  struct sockaddr_in address;
  uv_ip4_addr("127.0.0.1", port, &address);
  int status = CONNECT_WAITS;
  uv_connect_t request = {.data = &status};
  error = uv_tcp_connect(&request, &channel->uv.tcp, (const struct sockaddr *)&address, on_connect);
  if (error == 0) error = wait_for(loop, &status);
  if (error == 0) error = uv_tcp_nodelay(&channel->uv.tcp, 1);
  return error;
}
