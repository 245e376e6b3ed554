#include "session/session.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

void session_init(Session *session) {
  *session = (Session){.settings = settings_default(), .knowledge = knowledge_builtin()};
  session->parser = parser_create();
  session->selection = rule_selection_create(&session->settings, session->knowledge);
}

void session_release(Session *session) {
  documents_release(&session->documents);
  rule_selection_destroy(session->selection);
  parser_destroy(session->parser);
  arena_release(&session->settings_arena);
  arena_release(&session->knowledge_arena);
}

Analyzer session_analyzer(const Session *session) {
  return (Analyzer){.parser = session->parser,
                    .selection = session->selection,
                    .settings = &session->settings,
                    .knowledge = session->knowledge};
}

static void load_knowledge(Session *session, SliceList *messages) {
  *messages = (SliceList){0};
  arena_release(&session->knowledge_arena);
  session->knowledge = knowledge_builtin();
  if (session->settings.knowledge_paths.count == 0) return;
  OwnPages own = knowledge_load(session->settings.knowledge_paths, NULL, &session->knowledge_arena);
  session->knowledge = own.knowledge;
  *messages = own.messages;
}

void session_configure(Session *session, Settings settings, Arena *arena, SliceList *messages) {
  arena_release(&session->settings_arena);
  session->settings_arena = *arena;
  session->settings = settings;
  arena_init(arena);
  load_knowledge(session, messages);
  rule_selection_destroy(session->selection);
  session->selection = rule_selection_create(&session->settings, session->knowledge);
  for (uint32_t i = 0; i < session->documents.count; i++) {
    document_invalidate(session->documents.items[i]->document);
    session->documents.items[i]->is_stale = true;
  }
}

void session_touch(Session *session, OpenDocument *document) {
  document->stamp = ++session->last_stamp;
  document->is_stale = true;
}

void session_close(Session *session, OpenDocument *document) {
  session->closed_bytes += document_length(document->document);
  documents_close(&session->documents, document);
}

static OpenDocument *newest_stale(const Session *session) {
  OpenDocument *newest = NULL;
  for (uint32_t i = 0; i < session->documents.count; i++) {
    OpenDocument *document = session->documents.items[i];
    if (document->is_stale && (newest == NULL || document->stamp > newest->stamp))
      newest = document;
  }
  return newest;
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

OpenDocument *session_analyze(Session *session, uint64_t deadline) {
  OpenDocument *document = newest_stale(session);
  if (document == NULL) {
    if (is_memory_worth_returning(session)) return_memory(session);
    return NULL;
  }
  Analyzer analyzer = session_analyzer(session);
  bool is_done = !documents_is_explained(document) ||
                 document_analyze(document->document, &analyzer, deadline);
  if (!is_done) return NULL;
  document->is_stale = false;
  return document;
}

bool session_has_work(const Session *session) {
  return newest_stale(session) != NULL || is_memory_worth_returning(session);
}
