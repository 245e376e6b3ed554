/* From initialize to exit.
 *   source  LSP 3.17, "Lifecycle Messages". */
#include "handlers/capabilities.h"
#include "handlers/configuration.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/project_files.h"

static TraceLevel read_trace(Slice level) {
  if (slice_is(level, "verbose")) return TRACE_VERBOSE;
  return slice_is(level, "messages") ? TRACE_MESSAGES : TRACE_OFF;
}

Outcome lifecycle_initialize(Server *server, const json_t *params, Reply *reply) {
  session_meet(&server->session, capabilities_read(params, &server->options));
  server->connection.trace = read_trace(params_text(params, "trace"));
  configuration_begin(server, params);
  capabilities_add(reply->result, &server->session.client, server->options.known_path != NULL);
  server->connection.phase = PHASE_RUNNING;
  return OUTCOME_DONE;
}

void lifecycle_initialized(Server *server, const json_t *params) {
  (void)params;
  configuration_ask(server);
  project_files_watch(server);
  server->own_pages.may_register = true;
  own_pages_watch(server);
}

Outcome lifecycle_shutdown(Server *server, const json_t *params, Reply *reply) {
  (void)params;
  (void)reply;
  server->connection.phase = PHASE_SHUT_DOWN;
  peer_cancel_all(&server->connection.peer);
  return OUTCOME_DONE;
}

void lifecycle_exit(Server *server, const json_t *params) {
  (void)params;
  server->connection.has_ended = true;
}

void lifecycle_cancel(Server *server, const json_t *params) {
  const json_t *id = params_at(params, "id");
  if (id != NULL) peer_cancel(&server->connection.peer, id);
}

void lifecycle_set_trace(Server *server, const json_t *params) {
  server->connection.trace = read_trace(params_text(params, "value"));
}
