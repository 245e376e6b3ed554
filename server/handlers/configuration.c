#include "handlers/configuration.h"

#include "base/json.h"
#include "handlers/code_lens.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"
#include "handlers/notices.h"
#include "handlers/other_linters.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/settings_json.h"
#include "text/uri.h"

static void report(Server *server, const Buffer *problems) {
  if (problems->len > 0) notices_log(server, NOTICE_WARNING, buffer_slice(problems));
}

static bool by_file_equal(PerFileIgnores a, PerFileIgnores b) {
  if (a.count != b.count) return false;
  for (uint32_t i = 0; i < a.count; i++)
    if (!slice_equal(a.items[i].pattern, b.items[i].pattern) ||
        !slice_equal(a.items[i].codes, b.items[i].codes))
      return false;
  return true;
}

static bool naming_equal(const Settings *a, const Settings *b) {
  return slice_lists_equal(a->ignore_names, b->ignore_names) &&
         slice_lists_equal(a->extend_ignore_names, b->extend_ignore_names) &&
         slice_lists_equal(a->classmethod_decorators, b->classmethod_decorators) &&
         slice_lists_equal(a->staticmethod_decorators, b->staticmethod_decorators);
}

static bool settings_equal(const Settings *a, const Settings *b) {
  return a->lint == b->lint && a->given == b->given && a->line_length == b->line_length &&
         a->doc_length == b->doc_length && a->indent_size == b->indent_size &&
         a->hang_closing == b->hang_closing && naming_equal(a, b) &&
         by_file_equal(a->per_file_ignores, b->per_file_ignores) &&
         slice_lists_equal(a->exclude, b->exclude) &&
         slice_lists_equal(a->extend_exclude, b->extend_exclude) &&
         a->hover_level == b->hover_level && a->code_lens == b->code_lens &&
         slice_lists_equal(a->select, b->select) && slice_lists_equal(a->ignore, b->ignore) &&
         slice_lists_equal(a->extend_select, b->extend_select) &&
         slice_lists_equal(a->extend_ignore, b->extend_ignore) &&
         slice_lists_equal(a->hover_mute, b->hover_mute) &&
         slice_lists_equal(a->knowledge_paths, b->knowledge_paths);
}

/* The path of the first folder that the client has open; empty where there is none. */
static Slice find_root(const json_t *params, Arena *arena) {
  const json_t *folders = params_at(params, "workspaceFolders");
  Slice uri = params_text(json_array_get(folders, 0), "uri");
  if (uri.ptr == NULL) uri = params_text(params, "rootUri");
  Buffer path = {0};
  if (uri.ptr == NULL || !uri_add_path(uri, &path))
    buffer_add(&path, params_text(params, "rootPath"));
  Slice root = arena_copy(arena, buffer_slice(&path));
  buffer_release(&path);
  return root;
}

static SliceList below_root(SliceList paths, Slice root, Arena *arena) {
  Slice *items = ARENA_ARRAY(arena, Slice, paths.count);
  for (uint32_t i = 0; i < paths.count; i++) {
    Slice path = paths.items[i];
    bool is_absolute = root.len == 0 || slice_starts_with(path, SLICE("/"));
    items[i] = is_absolute ? path
                           : arena_format(arena, "%.*s/%.*s", (int)root.len, root.ptr,
                                          (int)path.len, path.ptr);
  }
  return (SliceList){items, paths.count};
}

static PerFileIgnores from_root(PerFileIgnores list, Slice root, Arena *arena) {
  PerFileIgnore *items = ARENA_ARRAY(arena, PerFileIgnore, list.count);
  for (uint32_t i = 0; i < list.count; i++) {
    items[i] = list.items[i];
    items[i].folder = root;
  }
  return (PerFileIgnores){items, list.count};
}

/* Takes over `settings` and their `arena`. Clients send the same settings by several ways: then
 * nothing is looked at anew. */
static void use(Server *server, Settings settings, Arena *arena) {
  const Settings *before = &server->session.settings;
  settings.knowledge_paths = below_root(settings.knowledge_paths, server->root, arena);
  settings.per_file_ignores = from_root(settings.per_file_ignores, server->root, arena);
  if (settings_equal(&settings, before)) {
    arena_release(arena);
    return;
  }
  bool has_new_folders = !slice_lists_equal(settings.knowledge_paths, before->knowledge_paths);
  session_configure(&server->session, settings, arena);
  if (has_new_folders) own_pages_read(server);
  other_linters_tell(server);
  diagnostics_refresh(server);
  code_lens_refresh(server);
}

void configuration_begin(Server *server, const json_t *params) {
  server->root = find_root(params, &server->initial_arena);
  server->session.root = server->root;
  Buffer problems = {0};
  settings_read_json(&server->initial, params_at(params, "initializationOptions"), &problems,
                     &server->initial_arena);
  report(server, &problems);
  buffer_release(&problems);
  Arena arena;
  arena_init(&arena);
  use(server, server->initial, &arena);
  other_linters_look(server);
}

static void lay_over(Server *server, const json_t *json) {
  Arena arena;
  arena_init(&arena);
  Buffer problems = {0};
  Settings settings = server->initial;
  settings_read_json(&settings, json, &problems, &arena);
  report(server, &problems);
  buffer_release(&problems);
  use(server, settings, &arena);
}

static void take_answer(Server *server, const json_t *result) {
  if (json_array_size(result) == 0) return;
  lay_over(server, json_array_get(result, 0));
  other_linters_take(server, result, 1);
}

static void ask_for_settings(Server *server) {
  Buffer *out =
      peer_begin_request(&server->connection.peer, "workspace/configuration", take_answer);
  buffer_add(out, SLICE("{\"items\":[{\"section\":\"pylore\"}"));
  other_linters_add_items(out);
  buffer_add(out, SLICE("]}"));
  peer_send(&server->connection.peer);
}

void configuration_ask(Server *server) {
  const Client *client = &server->session.client;
  if (client->has_configuration) ask_for_settings(server);
  if (!client->can_register_configuration) return;
  Buffer *out = peer_begin_request(&server->connection.peer, "client/registerCapability", NULL);
  buffer_add(out, SLICE("{\"registrations\":[{\"id\":\"pylore-configuration\","
                        "\"method\":\"workspace/didChangeConfiguration\","
                        "\"registerOptions\":{\"section\":\"pylore\"}}]}"));
  peer_send(&server->connection.peer);
}

void configuration_changed(Server *server, const json_t *params) {
  const json_t *settings = params_at(params, "settings");
  other_linters_look(server);
  bool says_something = json_object_size(settings) > 0;
  if (!says_something && server->session.client.has_configuration) {
    ask_for_settings(server);
    return;
  }
  lay_over(server, settings);
  other_linters_take_sent(server, settings);
}
