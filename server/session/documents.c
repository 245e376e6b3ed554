#include "session/documents.h"

#include <stdlib.h>

#include "base/memory.h"
#include "session/cell_text.h"
#include "session/changes.h"
#include "session/file_place.h"
#include "session/notebooks.h"
#include "text/uri.h"

/* Where the file lies: read from the disk, once, while it is opened. */
static void place(OpenDocument *document, Slice uri) {
  Arena arena;
  arena_init(&arena);
  FilePlace at = file_place_find(uri, &arena);
  document_set_place(document->document, &at);
  arena_release(&arena);
}

/* Leaves the document empty, with its place in the table. */
static void clear(OpenDocument *document) {
  notebook_forget(document);
  document_destroy(document->document);
  document_destroy(document->cell_text);
  free((char *)document->uri.ptr);
  free((char *)document->key.ptr);
  *document = (OpenDocument){0};
}

void documents_release(Documents *documents) {
  while (documents->count > 0) documents_close(documents, documents->items[0]);
  free(documents->items);
  *documents = (Documents){0};
}

static OpenDocument *find_by_key(const Documents *documents, Slice key) {
  for (uint32_t i = 0; i < documents->count; i++)
    if (slice_equal(documents->items[i]->key, key)) return documents->items[i];
  return NULL;
}

OpenDocument *documents_find(const Documents *documents, Slice uri) {
  /* Nearly always the client spells as it did before. */
  for (uint32_t i = 0; i < documents->count; i++)
    if (slice_equal(documents->items[i]->uri, uri)) return documents->items[i];
  Buffer key = {0};
  uri_add_key(uri, &key);
  OpenDocument *document = find_by_key(documents, buffer_slice(&key));
  buffer_release(&key);
  return document;
}

static OpenDocument *add(Documents *documents) {
  if (documents->count == documents->capacity) {
    documents->capacity = (uint32_t)memory_grown(documents->capacity, documents->count + 1u);
    documents->items = memory_resize(documents->items, documents->capacity, sizeof(OpenDocument *));
  }
  OpenDocument *document = memory_create(1, sizeof(OpenDocument));
  documents->items[documents->count++] = document;
  return document;
}

/* Clients that know nothing of notebooks in the protocol open cells as they open files. */
static bool is_cell(Slice uri, Slice notebook) {
  return notebook.len > 0 || slice_starts_with(uri, SLICE("vscode-notebook-cell:"));
}

static void make_text(OpenDocument *document, Slice text, bool is_cell) {
  if (!is_cell) {
    document->document = document_create(text);
    return;
  }
  Buffer python = {0};
  cell_text_add(text, &python);
  document->cell_text = document_create(text);
  document->document = document_create(buffer_slice(&python));
  document_follow(document->document, NULL);
  buffer_release(&python);
}

OpenDocument *documents_open(Documents *documents, Slice uri, Slice text, Slice notebook) {
  Buffer key = {0};
  uri_add_key(uri, &key);
  OpenDocument *document = find_by_key(documents, buffer_slice(&key));
  if (document == NULL)
    document = add(documents);
  else
    clear(document);
  document->uri = memory_copy(uri);
  document->key = memory_copy(buffer_slice(&key));
  make_text(document, text, is_cell(uri, notebook));
  place(document, notebook.len > 0 ? notebook : uri);
  buffer_release(&key);
  return document;
}

Document *documents_text(const OpenDocument *document) {
  return document->cell_text != NULL ? document->cell_text : document->document;
}

void documents_edited(OpenDocument *document) {
  if (document->cell_text == NULL) return;
  Arena arena;
  Buffer python = {0};
  arena_init(&arena);
  uint32_t length = document_length(document->cell_text);
  cell_text_add(document_text(document->cell_text, 0, length, &arena), &python);
  changes_set_text(document->document, buffer_slice(&python));
  buffer_release(&python);
  arena_release(&arena);
}

void documents_close(Documents *documents, OpenDocument *document) {
  for (uint32_t i = 0; i < documents->count; i++) {
    if (documents->items[i] != document) continue;
    documents->items[i] = documents->items[--documents->count];
    clear(document);
    free(document);
    return;
  }
}

static bool is_too_large(const OpenDocument *document) {
  return document_length(document->document) > DOCUMENT_SIZE_LIMIT;
}

bool documents_is_explained(const OpenDocument *document) {
  return document->is_python && !is_too_large(document);
}

bool documents_has_cards(const OpenDocument *document) {
  return (document->is_python || document_is_manifest(document->document)) &&
         !is_too_large(document);
}
