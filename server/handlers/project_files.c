/* source  LSP 3.17, "DidChangeWatchedFiles Notification", "DidSaveTextDocument Notification". */
#include "handlers/project_files.h"

#include "base/json.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"
#include "handlers/notices.h"
#include "handlers/other_linters.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"

static bool is_told(const Server *server, Slice problem) {
  for (uint32_t i = 0; i < server->told_problems.count; i++)
    if (slice_equal(server->told_problems.items[i], problem)) return true;
  return false;
}

void project_files_tell(Server *server) {
  const SliceList problems = server->session.projects.problems;
  Arena arena;
  arena_init(&arena);
  Slice *told = ARENA_ARRAY(&arena, Slice, problems.count);
  for (uint32_t i = 0; i < problems.count; i++) {
    if (!is_told(server, problems.items[i]))
      notices_show(server, NOTICE_WARNING, problems.items[i]);
    told[i] = arena_copy(&arena, problems.items[i]);
  }
  arena_release(&server->told_arena);
  server->told_arena = arena;
  server->told_problems = (SliceList){told, problems.count};
}

void project_files_look(Server *server) {
  if (!session_refresh_projects(&server->session)) return;
  diagnostics_refresh(server);
  project_files_tell(server);
}

void project_files_watch(Server *server) {
  if (!server->session.client.can_register_patterns) return;
  Buffer *out = peer_begin_request(&server->connection.peer, "client/registerCapability", NULL);
  buffer_add(out, SLICE("{\"registrations\":[{\"id\":\"pylore-projects\","
                        "\"method\":\"workspace/didChangeWatchedFiles\",\"registerOptions\":"
                        "{\"watchers\":[{\"globPattern\":\"**/{"));
  for (uint32_t i = 0; i < PROJECT_FILE_COUNT; i++) {
    if (i > 0) buffer_add_char(out, ',');
    buffer_add(out, project_file_name(i));
  }
  buffer_add(out, SLICE("}\"}]}}]}"));
  peer_send(&server->connection.peer);
}

void watched_files_changed(Server *server, const json_t *params) {
  const json_t *changes = params_at(params, "changes");
  for (size_t i = 0; i < json_array_size(changes); i++) {
    if (!project_file_is_one(params_text(json_array_get(changes, i), "uri"))) continue;
    project_files_look(server);
    other_linters_look(server);
    break;
  }
  own_pages_changed(server, params);
}

void sync_save(Server *server, const json_t *params) {
  (void)params;
  project_files_look(server);
}
