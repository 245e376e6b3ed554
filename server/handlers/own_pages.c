/* source  LSP 3.17, "DidChangeWatchedFiles Notification". */
#include "handlers/own_pages.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/memory.h"
#include "concepts/predicates.h"
#include "handlers/code_lens.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"
#include "handlers/notices.h"
#include "handlers/params.h"
#include "handlers/topic.h"
#include "text/uri.h"

enum { FAULTS_SHOWN = 3 };

#define SECONDS(n) (UINT64_C(1000000000) * (n))

typedef struct PagesJob {
  BackgroundJob base;
  Server *server; /* for `done` alone */
  Arena arena; /* of everything below; goes to the session with the knowledge */
  SliceList folders;
  bool is_look; /* only read if the stamp is another one */
  uint64_t known_stamp;
  atomic_bool is_stopped;
  uint64_t stamp;
  uint64_t took;
  bool is_read;
  OwnPages own;
} PagesJob;

static void work(BackgroundJob *base) {
  PagesJob *job = (PagesJob *)base;
  uint64_t start = clock_now();
  job->stamp = knowledge_stamp(job->folders, &job->is_stopped);
  job->took = clock_now() - start;
  job->is_read = !job->is_look || job->stamp != job->known_stamp;
  if (job->is_read)
    job->own = knowledge_load(job->folders, predicate_exists, &job->is_stopped, &job->arena);
}

static bool is_among(Slice message, SliceList messages) {
  for (uint32_t i = 0; i < messages.count; i++)
    if (slice_equal(message, messages.items[i])) return true;
  return false;
}

/* Those that the user has not been told yet: the first few before the eyes, the rest in the log. */
static void tell_faults(Server *server, SliceList messages) {
  uint32_t told = 0;
  uint32_t logged = 0;
  for (uint32_t i = 0; i < messages.count; i++) {
    if (is_among(messages.items[i], server->own_pages.messages)) continue;
    if (told++ < FAULTS_SHOWN) {
      notices_show(server, NOTICE_WARNING, messages.items[i]);
      continue;
    }
    notices_log(server, NOTICE_WARNING, messages.items[i]);
    logged++;
  }
  if (logged == 0) return;
  Buffer more;
  buffer_init(&more);
  buffer_add_format(&more, "%u more faults in your pages are in the log", logged);
  notices_show(server, NOTICE_WARNING, buffer_slice(&more));
  buffer_release(&more);
}

static void log_count(Server *server, const OwnPages *own) {
  Buffer line;
  buffer_init(&line);
  buffer_add_format(&line, "own pages: %u, notes on topics: %u, faults: %u", own->pages, own->notes,
                    own->messages.count);
  notices_log(server, NOTICE_INFORMATION, buffer_slice(&line));
  buffer_release(&line);
}

static void take(Server *server, PagesJob *job) {
  tell_faults(server, job->own.messages);
  log_count(server, &job->own);
  session_use_knowledge(&server->session, job->own.knowledge, &job->arena);
  server->own_pages.messages = job->own.messages;
  diagnostics_refresh(server);
  code_lens_refresh(server);
  topic_refresh(server);
}

static void read_again(Server *server);
static void start(Server *server, bool is_look);

static void done(BackgroundJob *base) {
  PagesJob *job = (PagesJob *)base;
  Server *server = job->server;
  OwnPagesState *state = &server->own_pages;
  state->job = NULL;
  bool is_running = server->connection.phase == PHASE_RUNNING;
  bool counts = is_running && !atomic_load(&job->is_stopped);
  if (counts) {
    state->stamp = job->stamp;
    state->look_took = job->took;
  }
  if (counts && job->is_read) take(server, job);
  arena_release(&job->arena);
  free(job);
  if (is_running && state->next == NEXT_READ) read_again(server);
  if (is_running && state->next == NEXT_LOOK) start(server, true);
}

static void start(Server *server, bool is_look) {
  PagesJob *job = memory_create(1, sizeof *job);
  *job = (PagesJob){.base = {.work = work, .done = done},
                    .server = server,
                    .is_look = is_look,
                    .known_stamp = server->own_pages.stamp};
  job->folders = arena_copy_list(&job->arena, server->session.settings.knowledge_paths);
  server->own_pages.job = job;
  server->own_pages.next = NEXT_NOTHING;
  server->own_pages.looked_at = clock_now();
  server_start_job(server, &job->base);
}

/* The settings name no folder any more. */
static void forget(Server *server) {
  server->own_pages.next = NEXT_NOTHING;
  server->own_pages.messages = (SliceList){NULL, 0};
  if (server->session.knowledge == knowledge_builtin()) return;
  Arena arena;
  arena_init(&arena);
  session_use_knowledge(&server->session, knowledge_builtin(), &arena);
  topic_refresh(server);
}

static void read_again(Server *server) {
  OwnPagesState *state = &server->own_pages;
  if (state->job != NULL) {
    own_pages_stop(server); /* what it reads is out of date */
    state->next = NEXT_READ;
  } else if (server->session.settings.knowledge_paths.count == 0) {
    forget(server);
  } else {
    start(server, false);
  }
}

void own_pages_read(Server *server) {
  read_again(server);
  own_pages_watch(server);
}

void own_pages_look(Server *server) {
  OwnPagesState *state = &server->own_pages;
  if (state->job != NULL || server->session.settings.knowledge_paths.count == 0) return;
  uint64_t pause = state->is_watched ? SECONDS(30) : SECONDS(2);
  if (pause < 20 * state->look_took) pause = 20 * state->look_took;
  if (clock_now() - state->looked_at >= pause) start(server, true);
}

void own_pages_stop(Server *server) {
  if (server->own_pages.job != NULL) atomic_store(&server->own_pages.job->is_stopped, true);
}

static void unregister(Server *server) {
  Buffer *out = peer_begin_request(&server->connection.peer, "client/unregisterCapability", NULL);
  buffer_add_format(out,
                    "{\"unregisterations\":[{\"id\":\"pylore-pages-%llu\","
                    "\"method\":\"workspace/didChangeWatchedFiles\"}]}",
                    (unsigned long long)server->own_pages.registration);
  peer_send(&server->connection.peer);
  server->own_pages.is_registered = false;
}

static void add_watcher(Buffer *out, Slice folder) {
  Buffer uri;
  buffer_init(&uri);
  uri_add_file(folder, &uri);
  json_add_comma(out);
  buffer_add(out, SLICE("{\"globPattern\":{"));
  json_add_text(out, "baseUri", buffer_slice(&uri));
  json_add_text(out, "pattern", SLICE("**/*.md"));
  buffer_add(out, SLICE("}}"));
  buffer_release(&uri);
}

static void register_folders(Server *server, SliceList folders) {
  Buffer *out = peer_begin_request(&server->connection.peer, "client/registerCapability", NULL);
  buffer_add_format(out,
                    "{\"registrations\":[{\"id\":\"pylore-pages-%llu\","
                    "\"method\":\"workspace/didChangeWatchedFiles\",\"registerOptions\":"
                    "{\"watchers\":[",
                    (unsigned long long)++server->own_pages.registration);
  for (uint32_t i = 0; i < folders.count; i++) add_watcher(out, folders.items[i]);
  buffer_add(out, SLICE("]}}]}"));
  peer_send(&server->connection.peer);
  server->own_pages.is_registered = true;
}

static bool are_absolute(SliceList folders) {
  for (uint32_t i = 0; i < folders.count; i++)
    if (!slice_starts_with(folders.items[i], SLICE("/"))) return false;
  return folders.count > 0;
}

void own_pages_watch(Server *server) {
  SliceList folders = server->session.settings.knowledge_paths;
  if (!server->own_pages.may_register) return; /* it will be called again */
  if (server->own_pages.is_registered) unregister(server);
  server->own_pages.is_watched =
      server->session.client.can_register_watchers && are_absolute(folders);
  if (server->own_pages.is_watched) register_folders(server, folders);
}

/* Editors tell of many files at once, and of others too: whether something has changed is seen in
 * the files. */
void own_pages_changed(Server *server, const json_t *params) {
  const json_t *changes = params_at(params, "changes");
  if (server->session.settings.knowledge_paths.count == 0) return;
  for (size_t i = 0; i < json_array_size(changes); i++) {
    if (!slice_ends_with(params_text(json_array_get(changes, i), "uri"), SLICE(".md"))) continue;
    /* What is being read is finished first: files that never rest must not put it off for ever. */
    if (server->own_pages.job == NULL)
      start(server, true);
    else if (server->own_pages.next == NEXT_NOTHING)
      server->own_pages.next = NEXT_LOOK;
    return;
  }
}
