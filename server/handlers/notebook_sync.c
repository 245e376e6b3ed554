/* Notebooks: their cells are documents that know each other's names.
 *   source  LSP 3.17, "Notebook Document Synchronization". */
#include "base/log.h"
#include "handlers/methods.h"
#include "handlers/params.h"
#include "handlers/project_files.h"
#include "handlers/sync.h"

/* The documents that a list of NotebookCells names; NULL for those that are not open. */
static OpenDocument **find_cells(const Server *server, const json_t *list, Arena *arena) {
  size_t count = json_array_size(list);
  OpenDocument **cells = ARENA_ARRAY(arena, OpenDocument *, count);
  for (size_t i = 0; i < count; i++) {
    Slice uri = params_text(json_array_get(list, i), "document");
    if (uri.ptr != NULL) cells[i] = documents_find(&server->session.documents, uri);
  }
  return cells;
}

static void open_documents(Server *server, const Notebook *notebook, const json_t *items) {
  for (size_t i = 0; i < json_array_size(items); i++)
    sync_add_document(server, json_array_get(items, i), notebook->uri);
}

static void splice(Server *server, Notebook *notebook, uint32_t start, uint32_t removed,
                   const json_t *list) {
  Arena arena;
  arena_init(&arena);
  OpenDocument **cells = find_cells(server, list, &arena);
  uint32_t count = (uint32_t)json_array_size(list);
  notebook_splice(notebook, start, removed, cells, count);
  for (uint32_t i = 0; i < count; i++) {
    if (cells[i] == NULL || cells[i]->notebook != notebook) continue;
    session_place(&server->session, cells[i]); /* the notebook's */
    session_touch(&server->session, cells[i]);
  }
  project_files_tell(server);
  arena_release(&arena);
}

void notebook_open(Server *server, const json_t *params) {
  Slice uri = params_text(params, "notebookDocument.uri");
  if (uri.len == 0) {
    log_line("a notebook without uri is not opened");
    return;
  }
  project_files_look(server);
  Notebook *notebook = notebooks_open(&server->session.notebooks, uri);
  open_documents(server, notebook, params_at(params, "cellTextDocuments"));
  splice(server, notebook, 0, 0, params_at(params, "notebookDocument.cells"));
}

static void close_documents(Server *server, const json_t *items) {
  for (size_t i = 0; i < json_array_size(items); i++)
    sync_close_document(server, json_array_get(items, i));
}

static uint32_t read_count(const json_t *value) {
  json_int_t number = json_integer_value(value);
  if (number < 0) return 0;
  return number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
}

static void change_structure(Server *server, Notebook *notebook, const json_t *structure) {
  const json_t *array = params_at(structure, "array");
  open_documents(server, notebook, params_at(structure, "didOpen"));
  splice(server, notebook, read_count(params_at(array, "start")),
         read_count(params_at(array, "deleteCount")), params_at(array, "cells"));
  close_documents(server, params_at(structure, "didClose"));
}

void notebook_change(Server *server, const json_t *params) {
  Slice uri = params_text(params, "notebookDocument.uri");
  Notebook *notebook = notebooks_find(&server->session.notebooks, uri);
  if (notebook == NULL) {
    log_line("didChange of a notebook that is not open");
    return;
  }
  const json_t *structure = params_at(params, "change.cells.structure");
  if (structure != NULL) change_structure(server, notebook, structure);
  const json_t *texts = params_at(params, "change.cells.textContent");
  for (size_t i = 0; i < json_array_size(texts); i++) {
    const json_t *item = json_array_get(texts, i);
    sync_change_document(server, params_at(item, "document"), params_at(item, "changes"));
  }
}

void notebook_save(Server *server, const json_t *params) {
  (void)params;
  project_files_look(server);
}

void notebook_close(Server *server, const json_t *params) {
  Slice uri = params_text(params, "notebookDocument.uri");
  Notebook *notebook = notebooks_find(&server->session.notebooks, uri);
  if (notebook != NULL) notebooks_close(&server->session.notebooks, notebook);
  close_documents(server, params_at(params, "cellTextDocuments"));
}
