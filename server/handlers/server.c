#include "handlers/server.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/memory.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"

Server *server_create(ServerOptions options, Output output) {
  Server *server = memory_create(1, sizeof(Server));
  server->options = options;
  server->initial = settings_default();
  arena_init(&server->initial_arena);
  session_init(&server->session);
  connection_init(&server->connection, server_methods, server, output);
  server->connection.logs_methods = options.logs_methods;
  return server;
}

void server_destroy(Server *server) {
  connection_release(&server->connection);
  session_release(&server->session);
  arena_release(&server->initial_arena);
  free(server->pulls);
  free(server);
}

void server_receive(Server *server, Slice bytes) {
  connection_receive(&server->connection, bytes);
}

bool server_has_work(const Server *server) {
  return server->connection.phase == PHASE_RUNNING && session_has_work(&server->session);
}

void server_work(Server *server, uint64_t deadline) {
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
