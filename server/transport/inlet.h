/* Bytes from the client. Reading is always on, whatever else goes on. */
#ifndef PYLORE_TRANSPORT_INLET_H
#define PYLORE_TRANSPORT_INLET_H

#include "transport/channel.h"

enum { INLET_PIECE_BYTES = 64 * 1024 };

typedef struct Inlet {
  Channel *channel;
  uv_loop_t *loop;
  void (*on_bytes)(void *context, Slice bytes);
  void (*on_end)(void *context); /* the client has hung up, or reading fails */
  void *context;
  uv_fs_t request; /* of a file */
  bool is_stopped;
  char piece[INLET_PIECE_BYTES];
} Inlet;

/* Begins to read from `inlet->channel`; the functions are called from the loop. */
void inlet_start(Inlet *inlet);
void inlet_stop(Inlet *inlet);

#endif
