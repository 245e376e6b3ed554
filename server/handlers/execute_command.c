/* What the user does about topics: they are marked as known, and forgotten again.
 *   source  LSP 3.17, "Execute Command Request". */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "handlers/code_lens.h"
#include "handlers/methods.h"
#include "handlers/params.h"
#include "handlers/state.h"

typedef struct MarkJob {
  BackgroundJob base;
  Server *server; /* for `done` alone */
  uint64_t ticket;
  const char *path;
  char id[128];
  size_t id_length;
  bool is_known; /* what it is to be */
  atomic_bool is_stopped;
  const char *error; /* NULL: done */
  struct MarkJob *following; /* that waits for this one */
} MarkJob;

static void work(BackgroundJob *base) {
  MarkJob *job = (MarkJob *)base;
  const char *error = NULL;
  bool is_done = known_change(job->path, (Slice){job->id, job->id_length}, job->is_known,
                              &job->is_stopped, &error);
  job->error = is_done ? NULL : error;
}

static void answer(Server *server, const MarkJob *job) {
  Peer *peer = &server->connection.peer;
  if (job->error != NULL) {
    Buffer problem;
    buffer_init(&problem);
    buffer_add_format(&problem, "%s: %s", job->path, job->error);
    buffer_add_char(&problem, '\0');
    peer_fail(peer, job->ticket, RPC_REQUEST_FAILED, problem.ptr);
    buffer_release(&problem);
    return;
  }
  Buffer *out = peer_begin_answer(peer, job->ticket);
  if (out == NULL) return;
  buffer_add(out, SLICE("null"));
  peer_send(peer);
  if (server->session.settings.code_lens) code_lens_refresh(server);
}

static void done(BackgroundJob *base) {
  MarkJob *job = (MarkJob *)base;
  Server *server = job->server;
  server->marks = job->following;
  if (server->connection.phase == PHASE_RUNNING) answer(server, job);
  free(job);
  if (server->marks != NULL) server_start_job(server, &server->marks->base);
}

/* One at a time: what is marked and then forgotten must not end up known. */
static void add_job(Server *server, uint64_t ticket, Slice id, bool is_known) {
  MarkJob *job = memory_create(1, sizeof *job);
  *job = (MarkJob){.base = {.work = work, .done = done},
                   .server = server,
                   .ticket = ticket,
                   .path = server->options.known_path,
                   .id_length = id.len,
                   .is_known = is_known};
  memcpy(job->id, id.ptr, id.len);
  MarkJob **last = &server->marks;
  while (*last != NULL) last = &(*last)->following;
  *last = job;
  if (server->marks == job) server_start_job(server, &job->base);
}

void execute_command_stop(Server *server) {
  for (MarkJob *job = server->marks; job != NULL; job = job->following)
    atomic_store(&job->is_stopped, true);
}

/* `{"topic": "generators"}`, or the id alone. */
static Slice read_id(const json_t *params) {
  const json_t *argument = json_array_get(params_at(params, "arguments"), 0);
  if (json_is_string(argument))
    return (Slice){json_string_value(argument), json_string_length(argument)};
  return params_text(argument, "topic");
}

Outcome execute_command_answer(Server *server, const json_t *params, Reply *reply) {
  Slice command = params_text(params, "command");
  bool is_known = slice_is(command, "pylore.markKnown");
  if (server->options.known_path == NULL || (!is_known && !slice_is(command, "pylore.forget"))) {
    reply->problem = "there is no such command";
    return OUTCOME_BAD_PARAMS;
  }
  Slice id = read_id(params);
  bool is_topic = knowledge_topic(server->session.knowledge, id) != NULL;
  if (id.len == 0 || !known_is_id(id) || (is_known && !is_topic)) {
    reply->problem = "the argument is to be {\"topic\": ID}, with the id of a topic";
    return OUTCOME_BAD_PARAMS;
  }
  add_job(server, reply->ticket, id, is_known);
  return OUTCOME_LATER;
}
