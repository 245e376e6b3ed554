#include "handlers/other_linters.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "handlers/diagnostics.h"
#include "handlers/notices.h"
#include "handlers/params.h"

typedef struct LintersJob {
  BackgroundJob base;
  Server *server; /* for `done` alone */
  Arena arena; /* of everything below; goes to the session with what was found */
  Slice folder;
  Linters found;
} LintersJob;

/* The sections of the extensions that bring a linter into an editor. VS Code has one where the
 * extension is there, our plugin for Neovim where the linter has shown findings. */
static const struct {
  const char *section;
  const char *switches[2]; /* false: the linter does not run */
  LinterKind kind;
} sections[] = {
    {"ruff", {"enable", "lint.enable"}, LINTER_RUFF},
    {"flake8", {"enabled", "enable"}, LINTER_FLAKE8},
    {"pycodestyle", {"enabled", "enable"}, LINTER_PYCODESTYLE},
    {"pyright", {"enabled", "enable"}, LINTER_PYRIGHT},
    {"basedpyright", {"enabled", "enable"}, LINTER_PYRIGHT},
};
enum { ASKED_COUNT = sizeof sections / sizeof sections[0] };

static void add_codes(Buffer *line, SliceList codes) {
  for (uint32_t i = 0; i < codes.count; i++)
    buffer_add_format(line, "%s%.*s", i > 0 ? ", " : "", (int)codes.items[i].len,
                      codes.items[i].ptr);
}

static void tell(Server *server, const Linter *linter, Slice name) {
  Buffer line;
  buffer_init(&line);
  buffer_add_format(&line, "%.*s reports ", (int)name.len, name.ptr);
  add_codes(&line, linter->select);
  if (linter->source.len > 0)
    buffer_add_format(&line, " here (%.*s)", (int)linter->source.len, linter->source.ptr);
  buffer_add(&line, SLICE(", so pylore leaves these findings to it; with \"pylore.lint.enable\": "
                          "true it shows them as well"));
  notices_log(server, NOTICE_INFORMATION, buffer_slice(&line));
  buffer_release(&line);
}

void other_linters_tell(Server *server) {
  if (server->session.settings.lint != LINT_AUTO) return;
  for (int kind = 0; kind < LINTER_COUNT; kind++) {
    const Linter *linter = &server->session.linters.items[kind];
    if (!linter->is_in_use || server->linters_told[kind]) continue;
    server->linters_told[kind] = true;
    tell(server, linter, linter_name((LinterKind)kind));
  }
}

static void take(Server *server, Linters linters, Arena *arena) {
  for (int kind = 0; kind < LINTER_COUNT; kind++)
    if (server->editor_lints[kind]) linters.items[kind].is_in_use = true;
  session_use_linters(&server->session, linters, arena);
  other_linters_tell(server);
  if (server->session.settings.lint == LINT_AUTO) diagnostics_refresh(server);
}

static void work(BackgroundJob *base) {
  LintersJob *job = (LintersJob *)base;
  job->found = linters_find(job->folder, &job->arena);
}

static void done(BackgroundJob *base) {
  LintersJob *job = (LintersJob *)base;
  Server *server = job->server;
  bool is_running = server->connection.phase == PHASE_RUNNING;
  server->looks_for_linters = false;
  if (is_running) take(server, job->found, &job->arena);
  arena_release(&job->arena);
  free(job);
}

void other_linters_look(Server *server) {
  if (server->root.len == 0 || server->looks_for_linters) return;
  LintersJob *job = memory_create(1, sizeof *job);
  *job = (LintersJob){.base = {.work = work, .done = done}, .server = server};
  job->folder = arena_copy(&job->arena, server->root);
  server->looks_for_linters = true;
  server_start_job(server, &job->base);
}

void other_linters_add_items(Buffer *out) {
  for (int i = 0; i < ASKED_COUNT; i++)
    buffer_add_format(out, ",{\"section\":\"%s\"}", sections[i].section);
}

static bool is_on(const json_t *section, const char *const switches[2]) {
  if (json_object_size(section) == 0) return false;
  for (int i = 0; i < 2; i++)
    if (json_is_false(params_at(section, switches[i]))) return false;
  return true;
}

/* Follows what the editor now says; nothing where it is nothing new. */
static void follow(Server *server, const bool lints[LINTER_COUNT]) {
  if (memcmp(server->editor_lints, lints, sizeof server->editor_lints) == 0) return;
  memcpy(server->editor_lints, lints, sizeof server->editor_lints);
  if (server->root.len > 0) {
    other_linters_look(server);
    return;
  }
  Arena arena;
  arena_init(&arena);
  take(server, linters_default(), &arena);
  arena_release(&arena);
}

void other_linters_take(Server *server, const json_t *answers, size_t first) {
  bool lints[LINTER_COUNT] = {false};
  for (size_t i = 0; i < ASKED_COUNT; i++)
    if (is_on(json_array_get(answers, first + i), sections[i].switches))
      lints[sections[i].kind] = true;
  follow(server, lints);
}

void other_linters_take_sent(Server *server, const json_t *settings) {
  bool lints[LINTER_COUNT];
  memcpy(lints, server->editor_lints, sizeof lints);
  for (size_t i = 0; i < ASKED_COUNT; i++) {
    const json_t *section = params_at(settings, sections[i].section);
    if (section != NULL) lints[sections[i].kind] = is_on(section, sections[i].switches);
  }
  follow(server, lints);
}
