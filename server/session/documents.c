#include "session/documents.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/file_place.h"
#include "text/uri.h"

static Slice copy_owned(Slice text) {
  char *copy = memory_create(text.len, 1);
  if (text.len > 0) memcpy(copy, text.ptr, text.len);
  return (Slice){copy, text.len};
}

/* Where the file lies: read from the disk, once, while it is opened. */
static void place(OpenDocument *document) {
  Arena arena;
  arena_init(&arena);
  FilePlace at = file_place_find(document->uri, &arena);
  document_set_place(document->document, &at);
  arena_release(&arena);
}

/* Leaves the document empty, with its place in the table. */
static void clear(OpenDocument *document) {
  document_destroy(document->document);
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

OpenDocument *documents_open(Documents *documents, Slice uri, Slice text) {
  Buffer key = {0};
  uri_add_key(uri, &key);
  OpenDocument *document = find_by_key(documents, buffer_slice(&key));
  if (document == NULL)
    document = add(documents);
  else
    clear(document);
  document->uri = copy_owned(uri);
  document->key = copy_owned(buffer_slice(&key));
  document->document = document_create(text);
  place(document);
  buffer_release(&key);
  return document;
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
