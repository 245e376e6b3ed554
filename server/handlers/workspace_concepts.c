/* pylore/workspaceConcepts: which topics the files of the open folders use, and where.
 *   source  LSP 3.17, "Work Done Progress", for how the client is told how far it is. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/memory.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/state.h"
#include "session/workspace.h"
#include "text/uri.h"

enum { STEP_NANOSECONDS = 100 * 1000 * 1000, PLACES_AT_MOST = 100 };

/* A request, and the token of its progress. */
typedef struct WaitingReport {
  uint64_t ticket;
  Slice token; /* a JSON value, owned; empty: the client wants to hear nothing */
} WaitingReport;

typedef struct WorkspaceJob {
  BackgroundJob base;
  Server *server; /* for `done` alone */
  Workspace *workspace;
  bool is_done;
} WorkspaceJob;

static void add_place(const UsePlace *place, Buffer *out) {
  Buffer uri;
  buffer_init(&uri);
  uri_add_file(place->file, &uri);
  buffer_add_char(out, '{');
  json_add_text(out, "uri", buffer_slice(&uri));
  json_add_number(out, "line", place->line);
  json_add_number(out, "character", place->column);
  json_add_number(out, "count", place->count);
  json_add_text(out, "text", place->text);
  buffer_add_char(out, '}');
  buffer_release(&uri);
}

static void add_report(Server *server, const Workspace *workspace, Buffer *out) {
  session_refresh_known(&server->session);
  ConceptsTally tally;
  tally_init(&tally, server->session.knowledge, server->session.known.ids);
  tally.kept_at_most = PLACES_AT_MOST;
  bool is_cut = workspace != NULL && workspace_count(workspace, &tally);
  buffer_add_char(out, '{');
  json_add_bool(out, "isCut", is_cut);
  tally_add_json(&tally, add_place, out);
  buffer_add_char(out, '}');
  tally_release(&tally);
}

/* `value` is what the client's token begins, reports or ends. */
static void tell_progress(Server *server, const WaitingReport *waiting, Slice value) {
  if (waiting->token.len == 0) return;
  Buffer *out = peer_begin_notification(&server->connection.peer, "$/progress");
  buffer_add_char(out, '{');
  json_add_key(out, "token");
  buffer_add(out, waiting->token);
  json_add_key(out, "value");
  buffer_add(out, value);
  buffer_add_char(out, '}');
  peer_send(&server->connection.peer);
}

static void tell_all(Server *server) {
  const WorkspaceState *state = &server->workspace;
  uint32_t total;
  uint32_t done = workspace_progress(state->workspace, &total);
  Buffer value;
  buffer_init(&value);
  buffer_add(&value, SLICE("{\"kind\":\"report\""));
  json_add_number(&value, "percentage", total == 0 ? 0 : UINT64_C(100) * done / total);
  json_add_key(&value, "message");
  buffer_add_format(&value, "\"%u of %u files\"}", done, total);
  for (uint32_t i = 0; i < state->waiting_count; i++)
    tell_progress(server, &state->waiting[i], buffer_slice(&value));
  buffer_release(&value);
}

static void end_waiting(Server *server, WaitingReport *waiting) {
  tell_progress(server, waiting, SLICE("{\"kind\":\"end\"}"));
  free((char *)waiting->token.ptr);
}

/* Requests that were cancelled meanwhile are forgotten. */
static void drop_cancelled(Server *server) {
  WorkspaceState *state = &server->workspace;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < state->waiting_count; i++) {
    if (peer_is_waiting(&server->connection.peer, state->waiting[i].ticket))
      state->waiting[kept++] = state->waiting[i];
    else
      end_waiting(server, &state->waiting[i]);
  }
  state->waiting_count = kept;
}

static void answer_all(Server *server) {
  WorkspaceState *state = &server->workspace;
  Buffer report;
  buffer_init(&report);
  add_report(server, state->workspace, &report);
  for (uint32_t i = 0; i < state->waiting_count; i++) {
    end_waiting(server, &state->waiting[i]);
    Buffer *out = peer_begin_answer(&server->connection.peer, state->waiting[i].ticket);
    if (out == NULL) continue;
    buffer_add(out, buffer_slice(&report));
    peer_send(&server->connection.peer);
  }
  state->waiting_count = 0;
  buffer_release(&report);
}

static void forget(Server *server) {
  WorkspaceState *state = &server->workspace;
  if (state->workspace == NULL) return;
  workspace_destroy(state->workspace);
  state->workspace = NULL;
  session_return_knowledge(&server->session);
}

static void work(BackgroundJob *base) {
  WorkspaceJob *job = (WorkspaceJob *)base;
  job->is_done = workspace_step(job->workspace, clock_now() + STEP_NANOSECONDS);
}

static void done(BackgroundJob *base);

static void start_step(Server *server) {
  WorkspaceJob *job = memory_create(1, sizeof *job);
  *job = (WorkspaceJob){.base = {.work = work, .done = done},
                        .server = server,
                        .workspace = server->workspace.workspace};
  server->workspace.is_busy = true;
  server_start_job(server, &job->base);
}

/* What is open counts as it stands in the editor. */
static void add_texts(const Server *server, Workspace *workspace) {
  const Documents *documents = &server->session.documents;
  Buffer path;
  Arena arena;
  buffer_init(&path);
  arena_init(&arena);
  for (uint32_t i = 0; i < documents->count; i++) {
    const OpenDocument *document = documents->items[i];
    buffer_clear(&path);
    arena_reset(&arena);
    if (!documents_is_explained(document) || !uri_add_path(document->uri, &path)) continue;
    uint32_t length = document_length(document->document);
    workspace_add_text(workspace, buffer_slice(&path),
                       document_text(document->document, 0, length, &arena));
  }
  arena_release(&arena);
  buffer_release(&path);
}

static void start_look(Server *server) {
  WorkspaceState *state = &server->workspace;
  if (state->knowledge != server->session.knowledge) forget(server);
  if (state->workspace == NULL) {
    state->knowledge = session_lend_knowledge(&server->session);
    state->workspace = workspace_create(state->knowledge, server->session.client.encoding,
                                        server->options.workspace_files);
  }
  const WorkspaceFolders folders = {
      .paths = state->folders, .settings = &server->session.settings, .base_folder = server->root};
  workspace_begin(state->workspace, &folders);
  add_texts(server, state->workspace);
  start_step(server);
}

static void done(BackgroundJob *base) {
  WorkspaceJob *job = (WorkspaceJob *)base;
  Server *server = job->server;
  WorkspaceState *state = &server->workspace;
  bool is_done = job->is_done;
  state->is_busy = false;
  free(job);
  if (state->is_stopped || server->connection.phase != PHASE_RUNNING) return;
  drop_cancelled(server);
  if (state->waiting_count == 0) return;
  if (state->knowledge != server->session.knowledge) {
    start_look(server);
  } else if (is_done) {
    answer_all(server);
  } else {
    tell_all(server);
    start_step(server);
  }
}

static SliceList read_folders(const Server *server, const json_t *params, Arena *arena) {
  const json_t *uris = params_at(params, "folders");
  size_t count = json_array_size(uris);
  SliceList folders = {.count = 0};
  Slice *items = ARENA_ARRAY(arena, Slice, count + 1);
  for (size_t i = 0; i < count; i++) {
    Buffer path;
    buffer_init(&path);
    const json_t *uri = json_array_get(uris, i);
    bool is_folder = json_is_string(uri) &&
                     uri_add_path((Slice){json_string_value(uri), json_string_length(uri)}, &path);
    if (is_folder) items[folders.count++] = arena_copy(arena, buffer_slice(&path));
    buffer_release(&path);
  }
  if (!json_is_array(uris) && server->root.len > 0) items[folders.count++] = server->root;
  folders.items = items;
  return folders;
}

static Slice read_token(const json_t *params) {
  const json_t *token = params_at(params, "workDoneToken");
  Buffer text;
  buffer_init(&text);
  if (json_is_string(token))
    json_add_string(&text, (Slice){json_string_value(token), json_string_length(token)});
  else if (json_is_integer(token))
    buffer_add_format(&text, "%lld", (long long)json_integer_value(token));
  return buffer_slice(&text);
}

static void add_waiting(Server *server, uint64_t ticket, Slice token) {
  WorkspaceState *state = &server->workspace;
  if (state->waiting_count == state->waiting_capacity) {
    state->waiting_capacity =
        (uint32_t)memory_grown(state->waiting_capacity, state->waiting_count + 1u);
    state->waiting = memory_resize(state->waiting, state->waiting_capacity, sizeof(WaitingReport));
  }
  WaitingReport *waiting = &state->waiting[state->waiting_count++];
  *waiting = (WaitingReport){ticket, token};
  tell_progress(server, waiting,
                SLICE("{\"kind\":\"begin\",\"title\":\"Python concepts\",\"percentage\":0}"));
}

/* While a look is under way, whoever asks gets what it finds. */
Outcome workspace_concepts_answer(Server *server, const json_t *params, Reply *reply) {
  WorkspaceState *state = &server->workspace;
  Arena arena;
  arena_init(&arena);
  SliceList folders = read_folders(server, params, &arena);
  if (folders.count == 0) {
    arena_release(&arena);
    add_report(server, NULL, reply->result);
    return OUTCOME_DONE;
  }
  own_pages_look(server);
  add_waiting(server, reply->ticket, read_token(params));
  if (!state->is_busy) {
    arena_release(&state->arena);
    state->arena = arena;
    state->folders = folders;
    start_look(server);
  } else {
    arena_release(&arena);
  }
  return OUTCOME_LATER;
}

void workspace_concepts_stop(Server *server) {
  server->workspace.is_stopped = true;
  if (server->workspace.is_busy) workspace_stop(server->workspace.workspace);
}

void workspace_concepts_release(Server *server) {
  WorkspaceState *state = &server->workspace;
  for (uint32_t i = 0; i < state->waiting_count; i++) free((char *)state->waiting[i].token.ptr);
  free(state->waiting);
  forget(server);
  arena_release(&state->arena);
}
