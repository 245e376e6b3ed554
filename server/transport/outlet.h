/* Bytes on their way to the client. Writing never waits: what the client does not take is queued,
 * up to a limit beyond which the client counts as gone. */
#ifndef PYLORE_TRANSPORT_OUTLET_H
#define PYLORE_TRANSPORT_OUTLET_H

#include "transport/channel.h"

/* Above the first, nothing that can wait should be written; the second ends the connection. */
enum { OUTLET_CROWDED_BYTES = 1024 * 1024, OUTLET_LIMIT_BYTES = 256 * 1024 * 1024 };

typedef struct Outlet {
  Channel *channel;
  Buffer waiting; /* not handed over yet */
  Buffer in_flight; /* libuv's until the write is done */
  uv_write_t request;
  bool is_writing;
  bool has_failed; /* the client is gone: all is dropped */
  void (*on_change)(void *context); /* the queue has become shorter, or has failed */
  void *context;
} Outlet;

void outlet_init(Outlet *outlet, Channel *channel, void (*on_change)(void *context), void *context);
void outlet_release(Outlet *outlet);

/* Queues a copy; outlet_flush sends what is queued. */
void outlet_write(Outlet *outlet, Slice bytes);
void outlet_flush(Outlet *outlet);

bool outlet_is_empty(const Outlet *outlet);
bool outlet_is_crowded(const Outlet *outlet);

#endif
