/* One end of the way to the client: a stream that the loop polls (pipe, socket, terminal), or a
 * file or device that is always ready. Reading and writing never block the loop. */
#ifndef PYLORE_TRANSPORT_CHANNEL_H
#define PYLORE_TRANSPORT_CHANNEL_H

#include <uv.h>

#include "base/buffer.h"

typedef enum ChannelKind { CHANNEL_CLOSED, CHANNEL_STREAM, CHANNEL_FILE } ChannelKind;

typedef struct Channel {
  ChannelKind kind;
  uv_file file;
  union {
    uv_handle_t handle;
    uv_stream_t stream;
    uv_pipe_t pipe;
    uv_tcp_t tcp;
    uv_tty_t tty;
  } uv;
} Channel;

/* All return 0 or a libuv error code. The channel is the caller's memory, and may be freed only
 * when the loop has closed its handles. */
int channel_open(Channel *channel, uv_loop_t *loop, uv_file descriptor);

/* Connect to the client, which listens; these wait until it answers. */
int channel_connect_pipe(Channel *channel, uv_loop_t *loop, const char *path);
int channel_connect_port(Channel *channel, uv_loop_t *loop, uint16_t port); /* on this machine */

#endif
