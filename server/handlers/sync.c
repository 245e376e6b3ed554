/* The client's documents, kept equal to what the user sees.
 *   source  LSP 3.17, "Text Document Synchronization". */
#include "handlers/sync.h"
#include "base/log.h"
#include "handlers/diagnostics.h"
#include "handlers/methods.h"
#include "handlers/params.h"
#include "handlers/project_files.h"
#include "session/changes.h"

#include <strings.h>

static OpenDocument *find_document(Server *server, const json_t *item, const char *what) {
  Slice uri = params_text(item, "uri");
  OpenDocument *document = uri.ptr == NULL ? NULL : documents_find(&server->session.documents, uri);
  if (document == NULL) log_line("%s of a document that is not open", what);
  return document;
}

/* Clients send any number here, or none: it is only ever handed back. */
static void take_version(OpenDocument *document, const json_t *item) {
  const json_t *version = params_at(item, "version");
  document->has_version = json_is_integer(version);
  document->version = json_integer_value(version);
}

/* The language is what the client says it is, whatever the file is called; only a file that is none
 * of Python's by its name is never taken for it. */
static bool is_python(const json_t *item) {
  Slice language = params_text(item, "languageId");
  bool is_unknown = language.len == 0;
  return is_unknown || (language.len == 6 && strncasecmp(language.ptr, "python", 6) == 0);
}

OpenDocument *sync_add_document(Server *server, const json_t *item, Slice notebook) {
  Slice uri = params_text(item, "uri");
  Slice text = params_text(item, "text");
  if (uri.ptr == NULL || text.ptr == NULL) {
    log_line("a document without uri and text is not opened");
    return NULL;
  }
  OpenDocument *document = documents_open(&server->session.documents, uri, text, notebook);
  document->is_python = is_python(item) && !document_is_manifest(document->document);
  take_version(document, item);
  session_place(&server->session, document);
  return document;
}

void sync_open(Server *server, const json_t *params) {
  project_files_look(server);
  const Slice no_notebook = {NULL, 0};
  OpenDocument *document =
      sync_add_document(server, params_at(params, "textDocument"), no_notebook);
  if (document == NULL) return;
  project_files_tell(server);
  session_touch(&server->session, document);
}

static bool read_change(const json_t *value, Change *change) {
  const json_t *range = json_object_get(value, "range");
  change->text = params_text(value, "text");
  change->is_whole = range == NULL || json_is_null(range);
  if (change->text.ptr == NULL) return false;
  return change->is_whole || params_range(range, &change->start, &change->end);
}

static bool apply_changes(Server *server, OpenDocument *document, const json_t *list) {
  Arena arena;
  arena_init(&arena);
  uint32_t count = (uint32_t)json_array_size(list);
  Change *changes = ARENA_ARRAY(&arena, Change, count);
  uint32_t read = 0;
  while (read < count && read_change(json_array_get(list, read), &changes[read])) read++;
  bool is_done = read == count && changes_apply(documents_text(document), changes, count,
                                                server->session.client.encoding);
  arena_release(&arena);
  return is_done;
}

void sync_change_document(Server *server, const json_t *item, const json_t *changes) {
  OpenDocument *document = find_document(server, item, "didChange");
  if (document == NULL) return;
  if (!apply_changes(server, document, changes)) {
    log_line("a change that does not fit the document is left out as a whole");
    return;
  }
  documents_edited(document);
  take_version(document, item);
  session_touch(&server->session, document);
}

void sync_change(Server *server, const json_t *params) {
  sync_change_document(server, params_at(params, "textDocument"),
                       params_at(params, "contentChanges"));
}

void sync_close_document(Server *server, const json_t *item) {
  OpenDocument *document = find_document(server, item, "didClose");
  if (document == NULL) return;
  diagnostics_withdraw(server, document);
  session_close(&server->session, document);
}

void sync_close(Server *server, const json_t *params) {
  sync_close_document(server, params_at(params, "textDocument"));
}
