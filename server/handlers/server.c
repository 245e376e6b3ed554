#include "handlers/server.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/topic.h"

Server *server_create(ServerOptions options, Output output) {
  Server *server = memory_create(1, sizeof(Server));
  server->options = options;
  server->initial = settings_default();
  arena_init(&server->initial_arena);
  session_init(&server->session, options.known_path);
  connection_init(&server->connection, server_methods, server, output);
  server->connection.logs_methods = options.logs_methods;
  return server;
}

static void do_jobs(Server *server) {
  while (server->jobs != NULL) {
    BackgroundJob *job = server->jobs;
    server->jobs = job->next;
    job->work(job);
    job->done(job);
  }
}

void server_destroy(Server *server) {
  server_stop(server);
  server->connection.phase = PHASE_SHUT_DOWN;
  do_jobs(server);
  topic_release(server);
  workspace_concepts_release(server);
  connection_release(&server->connection);
  session_release(&server->session);
  arena_release(&server->initial_arena);
  arena_release(&server->told_arena);
  free(server->pulls);
  free(server);
}

void server_receive(Server *server, Slice bytes) {
  connection_receive(&server->connection, bytes);
}

bool server_has_work(const Server *server) {
  return server->jobs != NULL ||
         (server->connection.phase == PHASE_RUNNING && session_has_work(&server->session));
}

void server_start_job(Server *server, BackgroundJob *job) {
  const Background *background = &server->options.background;
  if (background->start != NULL) {
    background->start(background->context, job);
    return;
  }
  BackgroundJob **last = &server->jobs;
  while (*last != NULL) last = &(*last)->next;
  job->next = NULL;
  *last = job;
}

void server_stop(Server *server) {
  own_pages_stop(server);
  execute_command_stop(server);
  workspace_concepts_stop(server);
}

void server_work(Server *server, uint64_t deadline) {
  do_jobs(server);
  while (server_has_work(server)) {
    OpenDocument *document = session_analyze(&server->session, deadline);
    if (document != NULL) diagnostics_ready(server, document);
    if (clock_now() >= deadline) return;
  }
}

bool server_has_ended(const Server *server) {
  return server->connection.has_ended;
}

int server_exit_code(const Server *server) {
  return server->connection.phase == PHASE_SHUT_DOWN ? 0 : 1;
}

int64_t server_watched_process(const Server *server) {
  int64_t said = server->session.client.process_id;
  return said > 0 ? said : server->options.process_id;
}
