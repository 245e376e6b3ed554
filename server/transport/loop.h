/* The event loop between a client and a service. The service sees bytes and time, nothing of the
 * operating system, so that it runs as well in memory.
 * Everything that can be read is given to the service before it is let work; work goes in slices,
 * and rests while the client does not take what it is sent. */
#ifndef PYLORE_TRANSPORT_LOOP_H
#define PYLORE_TRANSPORT_LOOP_H

#include "base/background.h"
#include "base/slice.h"

typedef enum EndpointKind { ENDPOINT_STDIO, ENDPOINT_PIPE, ENDPOINT_PORT } EndpointKind;

typedef struct Endpoint {
  EndpointKind kind;
  const char *path; /* of the pipe on which the client listens */
  uint16_t port; /* on this machine, where the client listens */
} Endpoint;

typedef struct Service {
  void (*receive)(void *context, Slice bytes);
  bool (*has_work)(const void *context);
  void (*work)(void *context, uint64_t deadline); /* clock_now() to give way at */
  bool (*has_ended)(const void *context); /* the client has said goodbye */
  int64_t (*watched_process)(const void *context); /* the loop ends with it; 0: none */
  void *context;
} Service;

typedef struct Loop Loop;

/* NULL, with a reason logged, where the client cannot be reached. */
Loop *loop_create(Endpoint endpoint);
void loop_destroy(Loop *loop);

/* Queues bytes for the client; `loop` is a Loop. For use by the service while it runs. */
void loop_write(void *loop, Slice bytes);

/* Does a job on libuv's pool; `loop` is a Loop. Jobs that are under way when the loop is destroyed
 * are waited for. */
void loop_start_job(void *loop, BackgroundJob *job);

/* Serves until the client says goodbye, hangs up, or dies. */
void loop_run(Loop *loop, Service service);

#endif
