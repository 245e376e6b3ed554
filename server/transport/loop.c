#include "transport/loop.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "transport/inlet.h"
#include "transport/outlet.h"

enum {
  SLICE_NANOSECONDS = 5 * 1000 * 1000,
  WATCH_MILLISECONDS = 2000,
  FAREWELL_MILLISECONDS = 1000, /* for the client to take what is still queued */
};

struct Loop {
  uv_loop_t uv;
  Channel input;
  Channel output; /* of stdio only; otherwise both ways are `input`'s */
  Inlet inlet;
  Outlet outlet;
  uv_idle_t worker;
  uv_timer_t watch;
  uv_timer_t farewell;
  Service service;
  bool is_ending;
};

static int connect_endpoint(Loop *loop, Endpoint endpoint) {
  switch (endpoint.kind) {
  case ENDPOINT_PIPE: return channel_connect_pipe(&loop->input, &loop->uv, endpoint.path);
  case ENDPOINT_PORT: return channel_connect_port(&loop->input, &loop->uv, endpoint.port);
  case ENDPOINT_STDIO: break;
  }
  int error = channel_open(&loop->input, &loop->uv, STDIN_FILENO);
  return error != 0 ? error : channel_open(&loop->output, &loop->uv, STDOUT_FILENO);
}

static void end(Loop *loop);
static void schedule(Loop *loop);

static void on_queue_change(void *context) {
  Loop *loop = context;
  if (loop->outlet.has_failed) end(loop);
  if (loop->is_ending && outlet_is_empty(&loop->outlet)) uv_stop(&loop->uv);
  schedule(loop);
}

/* A standard descriptor that was closed when we were started would be given to the next file that
 * is opened, be it the loop's own. */
static void occupy_standard_descriptors(void) {
  int descriptor = open("/dev/null", O_RDWR);
  while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = open("/dev/null", O_RDWR);
  if (descriptor > STDERR_FILENO) close(descriptor);
}

Loop *loop_create(Endpoint endpoint) {
  occupy_standard_descriptors();
  signal(SIGPIPE, SIG_IGN);
  Loop *loop = memory_create(1, sizeof(Loop));
  uv_loop_init(&loop->uv);
  uv_idle_init(&loop->uv, &loop->worker);
  uv_timer_init(&loop->uv, &loop->watch);
  uv_timer_init(&loop->uv, &loop->farewell);
  loop->worker.data = loop->watch.data = loop->farewell.data = loop;
  int error = connect_endpoint(loop, endpoint);
  Channel *output = endpoint.kind == ENDPOINT_STDIO ? &loop->output : &loop->input;
  outlet_init(&loop->outlet, output, on_queue_change, loop);
  if (error == 0) return loop;
  log_line("the client cannot be reached: %s", uv_strerror(error));
  loop_destroy(loop);
  return NULL;
}

static void close_handle(uv_handle_t *handle, void *context) {
  (void)context;
  if (!uv_is_closing(handle)) uv_close(handle, NULL);
}

void loop_destroy(Loop *loop) {
  uv_walk(&loop->uv, close_handle, NULL);
  while (uv_loop_close(&loop->uv) == UV_EBUSY) uv_run(&loop->uv, UV_RUN_DEFAULT);
  outlet_release(&loop->outlet);
  free(loop);
}

void loop_write(void *loop, Slice bytes) {
  if (((Loop *)loop)->is_ending) return;
  outlet_write(&((Loop *)loop)->outlet, bytes);
}

/* A job on its way through the pool. */
typedef struct PoolJob {
  uv_work_t request;
  Loop *loop;
  BackgroundJob *job;
} PoolJob;

static void on_pool_work(uv_work_t *request) {
  BackgroundJob *job = ((PoolJob *)request->data)->job;
  job->work(job);
}

static void on_pool_done(uv_work_t *request, int status) {
  PoolJob *pooled = request->data;
  Loop *loop = pooled->loop;
  (void)status; /* nothing is ever cancelled */
  pooled->job->done(pooled->job);
  free(pooled);
  if (loop->is_ending) return;
  outlet_flush(&loop->outlet);
  schedule(loop);
}

void loop_start_job(void *loop, BackgroundJob *job) {
  PoolJob *pooled = memory_create(1, sizeof *pooled);
  *pooled = (PoolJob){.loop = loop, .job = job};
  pooled->request.data = pooled;
  uv_queue_work(&((Loop *)loop)->uv, &pooled->request, on_pool_work, on_pool_done);
}

static void on_farewell_over(uv_timer_t *timer) {
  uv_stop(timer->loop);
}

/* Nothing more is read; what is queued may still go out. */
static void end(Loop *loop) {
  if (loop->is_ending) return;
  loop->is_ending = true;
  inlet_stop(&loop->inlet);
  uv_timer_stop(&loop->watch);
  uv_idle_stop(&loop->worker);
  outlet_flush(&loop->outlet);
  if (outlet_is_empty(&loop->outlet))
    uv_stop(&loop->uv);
  else
    uv_timer_start(&loop->farewell, on_farewell_over, FAREWELL_MILLISECONDS, 0);
}

static void on_idle(uv_idle_t *worker) {
  Loop *loop = worker->data;
  loop->service.work(loop->service.context, clock_now() + SLICE_NANOSECONDS);
  outlet_flush(&loop->outlet);
  schedule(loop);
}

/* Lets the service work whenever the loop has nothing to read, as long as there is work. */
static void schedule(Loop *loop) {
  bool is_working = !loop->is_ending && !outlet_is_crowded(&loop->outlet) &&
                    loop->service.has_work(loop->service.context);
  if (is_working)
    uv_idle_start(&loop->worker, on_idle);
  else
    uv_idle_stop(&loop->worker);
}

static void on_watch(uv_timer_t *watch) {
  Loop *loop = watch->data;
  int64_t process = loop->service.watched_process(loop->service.context);
  if (uv_kill((int)process, 0) == UV_ESRCH) end(loop);
}

static void watch_process(Loop *loop) {
  int64_t process = loop->service.watched_process(loop->service.context);
  bool is_process = process > 0 && process <= INT32_MAX;
  if (!is_process || uv_is_active((const uv_handle_t *)&loop->watch)) return;
  uv_timer_start(&loop->watch, on_watch, WATCH_MILLISECONDS, WATCH_MILLISECONDS);
}

static void on_bytes(void *context, Slice bytes) {
  Loop *loop = context;
  loop->service.receive(loop->service.context, bytes);
  outlet_flush(&loop->outlet);
  if (loop->service.has_ended(loop->service.context)) end(loop);
  if (loop->is_ending) return;
  watch_process(loop);
  schedule(loop);
}

static void on_end(void *context) {
  end(context);
}

void loop_run(Loop *loop, Service service) {
  loop->service = service;
  loop->inlet.channel = &loop->input;
  loop->inlet.loop = &loop->uv;
  loop->inlet.on_bytes = on_bytes;
  loop->inlet.on_end = on_end;
  loop->inlet.context = loop;
  watch_process(loop);
  inlet_start(&loop->inlet);
  uv_run(&loop->uv, UV_RUN_DEFAULT);
}
