#include "session/session.h"

#include <string.h>

#include "base/clock.h"
#include "base/parallel.h"
#include "text/uri.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void session_init(Session *session, const char *known_path) {
  *session = (Session){.settings = settings_default(), .knowledge = knowledge_builtin()};
  session->linters = linters_default();
  session->settings.linters = &session->linters;
  known_init(&session->known, known_path);
  session->parsers[0] = parser_create();
  projects_init(&session->projects, &session->settings, session->root, session->knowledge);
  session->projects.honours_exclude = true;
}

void session_release(Session *session) {
  notebooks_release(&session->notebooks);
  documents_release(&session->documents);
  projects_release(&session->projects);
  for (uint32_t i = 0; i < WORKERS_AT_MOST; i++) parser_destroy(session->parsers[i]);
  arena_release(&session->settings_arena);
  arena_release(&session->knowledge_arena);
  arena_release(&session->linters_arena);
  arena_release(&session->lent_arena);
  known_release(&session->known);
}

static Analyzer analyzer_of(const Session *session, const OpenDocument *document, uint32_t worker) {
  return (Analyzer){.parser = session->parsers[worker],
                    .selection = document->rules->selection,
                    .settings = &session->settings,
                    .knowledge = session->knowledge};
}

static void analyze_document(const Session *session, OpenDocument *document, uint32_t worker,
                             uint64_t deadline) {
  Analyzer analyzer = analyzer_of(session, document, worker);
  bool is_done = !documents_is_explained(document) ||
                 document_analyze(document->document, &analyzer, deadline);
  document->is_stale = !is_done;
  document->is_ready = is_done;
}

Analyzer session_analyzer(Session *session, const OpenDocument *document) {
  OpenDocument *cell = document->cell_before;
  while (cell != NULL && cell->cell_before != NULL) cell = cell->cell_before;
  for (; cell != NULL && cell != document; cell = cell->cell_after) {
    if (cell->is_stale) analyze_document(session, cell, 0, UINT64_MAX);
    notebook_pass_names(cell);
  }
  return analyzer_of(session, document, 0);
}

void session_place(Session *session, OpenDocument *document) {
  Buffer path;
  buffer_init(&path);
  uri_add_path(document->notebook != NULL ? document->notebook->uri : document->uri, &path);
  bool is_cell = document->cell_text != NULL;
  document->rules = is_cell ? projects_cell_rules(&session->projects, buffer_slice(&path))
                            : projects_rules(&session->projects, buffer_slice(&path));
  buffer_release(&path);
}

/* Everything that was found rested on what has changed. */
static void start_anew(Session *session) {
  projects_release(&session->projects);
  projects_init(&session->projects, &session->settings, session->root, session->knowledge);
  session->projects.honours_exclude = true;
  for (uint32_t i = 0; i < session->documents.count; i++) {
    session_place(session, session->documents.items[i]);
    document_invalidate(session->documents.items[i]->document);
    session->documents.items[i]->is_stale = true;
    session->documents.items[i]->is_ready = false;
  }
}

bool session_refresh_projects(Session *session) {
  if (!projects_are_outdated(&session->projects)) return false;
  start_anew(session);
  return true;
}

static uint32_t place_in_use(const Session *session, const OpenDocument *document) {
  uint32_t place = 0;
  while (place < DOCUMENTS_IN_USE && session->in_use[place] != document) place++;
  return place;
}

void session_use(Session *session, OpenDocument *document) {
  uint32_t place = place_in_use(session, document);
  if (place == DOCUMENTS_IN_USE) {
    OpenDocument *last = session->in_use[--place];
    if (last != NULL) document_rest(last->document);
  }
  memmove(session->in_use + 1, session->in_use, place * sizeof session->in_use[0]);
  session->in_use[0] = document;
  document_use(document->document);
}

static bool has_links(const Session *session) {
  return session->client.wants_markdown && session->client.follows_commands;
}

void session_meet(Session *session, Client client) {
  session->client = client;
  session->settings.hover_links = has_links(session);
}

void session_configure(Session *session, Settings settings, Arena *arena) {
  arena_release(&session->settings_arena);
  session->settings_arena = *arena;
  session->settings = settings;
  session->settings.hover_known = session->known.ids;
  session->settings.linters = &session->linters;
  session->settings.hover_links = has_links(session);
  arena_init(arena);
  start_anew(session);
}

void session_use_knowledge(Session *session, const Knowledge *knowledge, Arena *arena) {
  Arena before = session->knowledge_arena;
  session->knowledge_arena = *arena;
  session->knowledge = knowledge;
  arena_init(arena);
  start_anew(session);
  if (session->loans > 0)
    arena_adopt(&session->lent_arena, &before);
  else
    arena_release(&before);
}

const Knowledge *session_lend_knowledge(Session *session) {
  session->loans++;
  return session->knowledge;
}

void session_return_knowledge(Session *session) {
  if (--session->loans == 0) arena_release(&session->lent_arena);
}

static bool is_any_in_use(const Linters *linters) {
  for (int kind = 0; kind < LINTER_COUNT; kind++)
    if (linters->items[kind].is_in_use) return true;
  return false;
}

void session_use_linters(Session *session, Linters linters, Arena *arena) {
  bool matters = is_any_in_use(&session->linters) || is_any_in_use(&linters);
  Arena before = session->linters_arena;
  session->linters_arena = *arena;
  session->linters = linters;
  arena_init(arena);
  if (matters && session->settings.lint == LINT_AUTO) start_anew(session);
  arena_release(&before);
}

void session_refresh_known(Session *session) {
  if (known_refresh(&session->known)) session->settings.hover_known = session->known.ids;
}

void session_touch(Session *session, OpenDocument *document) {
  session_use(session, document);
  document->stamp = ++session->last_stamp;
  document->is_stale = true;
  document->is_ready = false;
}

void session_close(Session *session, OpenDocument *document) {
  session->closed_bytes += document_length(document->document);
  uint32_t place = place_in_use(session, document);
  for (; place < DOCUMENTS_IN_USE; place++)
    session->in_use[place] = place + 1 < DOCUMENTS_IN_USE ? session->in_use[place + 1] : NULL;
  documents_close(&session->documents, document);
}

/* A cell is looked at when the one before it is done, for it rests on its names. */
static bool is_waiting_for_cell(const OpenDocument *document) {
  return document->cell_before != NULL && document->cell_before->is_stale;
}

/* The stale documents that changed last, up to BATCH_AT_MOST; the newest first. */
static uint32_t newest_stale(const Session *session, OpenDocument *newest[BATCH_AT_MOST]) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < session->documents.count; i++) {
    OpenDocument *document = session->documents.items[i];
    if (!document->is_stale || is_waiting_for_cell(document)) continue;
    uint32_t place = count;
    while (place > 0 && newest[place - 1]->stamp < document->stamp) place--;
    if (place == BATCH_AT_MOST) continue;
    if (count < BATCH_AT_MOST) count++;
    for (uint32_t k = count - 1; k > place; k--) newest[k] = newest[k - 1];
    newest[place] = document;
  }
  return count;
}

static OpenDocument *take_ready(const Session *session) {
  for (uint32_t i = 0; i < session->documents.count; i++) {
    OpenDocument *document = session->documents.items[i];
    if (!document->is_ready) continue;
    document->is_ready = false;
    return document;
  }
  return NULL;
}

/* The allocator keeps what documents leave behind; after enough of them it is asked to let go. */
static bool is_memory_worth_returning(const Session *session) {
  enum { WORTHWHILE_BYTES = 4 * 1024 * 1024 };
  return session->closed_bytes >= WORTHWHILE_BYTES;
}

static void return_memory(Session *session) {
  session->closed_bytes = 0;
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

typedef struct AnalysisRun {
  const Session *session;
  OpenDocument **documents;
  uint32_t workers;
  uint64_t deadline;
} AnalysisRun;

static void analyze_one(void *context, uint32_t worker, uint32_t index) {
  const AnalysisRun *run = context;
  bool is_first = index < run->workers; /* something is done however late it is */
  if (!is_first && clock_now() >= run->deadline) return;
  analyze_document(run->session, run->documents[index], worker, run->deadline);
}

static uint32_t workers_for(uint32_t documents) {
  if (documents < 2) return documents; /* to ask how many processors there are opens a file */
  uint32_t workers = parallel_processors();
  if (workers > WORKERS_AT_MOST) workers = WORKERS_AT_MOST;
  return workers < documents ? workers : documents;
}

OpenDocument *session_analyze(Session *session, uint64_t deadline) {
  OpenDocument *ready = take_ready(session);
  if (ready != NULL) return ready;
  OpenDocument *stale[BATCH_AT_MOST];
  uint32_t count = newest_stale(session, stale);
  if (count == 0 && is_memory_worth_returning(session)) return_memory(session);
  uint32_t workers = workers_for(count);
  for (uint32_t i = 1; i < workers; i++)
    if (session->parsers[i] == NULL) session->parsers[i] = parser_create();
  AnalysisRun run = {session, stale, workers, deadline};
  parallel_run(workers, count, analyze_one, &run);
  for (uint32_t i = 0; i < count; i++) notebook_pass_names(stale[i]);
  return take_ready(session);
}

bool session_has_work(const Session *session) {
  for (uint32_t i = 0; i < session->documents.count; i++)
    if (session->documents.items[i]->is_stale || session->documents.items[i]->is_ready) return true;
  return is_memory_worth_returning(session);
}
