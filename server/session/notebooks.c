#include "session/notebooks.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/uri.h"

static void take_out(OpenDocument *cell) {
  cell->notebook = NULL;
  cell->cell_before = cell->cell_after = NULL;
}

static void follow(OpenDocument *cell, const OpenDocument *before) {
  if (!document_follow(cell->document, before == NULL ? NULL : before->document)) return;
  cell->is_stale = true;
  cell->is_ready = false;
}

void notebook_pass_names(const OpenDocument *document) {
  if (!document->is_stale && document->cell_after != NULL) follow(document->cell_after, document);
}

/* Cells lead to their neighbours, over those that are not open. */
static void link_cells(Notebook *notebook) {
  OpenDocument *before = NULL;
  for (uint32_t i = 0; i < notebook->count; i++) {
    OpenDocument *cell = notebook->cells[i];
    if (cell == NULL) continue;
    cell->notebook = notebook;
    cell->cell_before = before;
    cell->cell_after = NULL;
    if (before != NULL) before->cell_after = cell;
    follow(cell, before);
    before = cell;
  }
}

static void release(Notebook *notebook) {
  notebook_splice(notebook, 0, notebook->count, NULL, 0);
  free((char *)notebook->uri.ptr);
  free((char *)notebook->key.ptr);
  free(notebook->cells);
  free(notebook);
}

void notebooks_release(Notebooks *notebooks) {
  for (uint32_t i = 0; i < notebooks->count; i++) release(notebooks->items[i]);
  free(notebooks->items);
  *notebooks = (Notebooks){0};
}

Notebook *notebooks_find(const Notebooks *notebooks, Slice uri) {
  Buffer key = {0};
  uri_add_key(uri, &key);
  Notebook *found = NULL;
  for (uint32_t i = 0; i < notebooks->count && found == NULL; i++)
    if (slice_equal(notebooks->items[i]->key, buffer_slice(&key))) found = notebooks->items[i];
  buffer_release(&key);
  return found;
}

Notebook *notebooks_open(Notebooks *notebooks, Slice uri) {
  Notebook *notebook = notebooks_find(notebooks, uri);
  if (notebook != NULL) {
    notebook_splice(notebook, 0, notebook->count, NULL, 0);
    return notebook;
  }
  if (notebooks->count == notebooks->capacity) {
    notebooks->capacity = (uint32_t)memory_grown(notebooks->capacity, notebooks->count + 1u);
    notebooks->items = memory_resize(notebooks->items, notebooks->capacity, sizeof(Notebook *));
  }
  Buffer key = {0};
  uri_add_key(uri, &key);
  notebook = memory_create(1, sizeof *notebook);
  notebook->uri = memory_copy(uri);
  notebook->key = memory_copy(buffer_slice(&key));
  buffer_release(&key);
  notebooks->items[notebooks->count++] = notebook;
  return notebook;
}

void notebooks_close(Notebooks *notebooks, Notebook *notebook) {
  for (uint32_t i = 0; i < notebooks->count; i++) {
    if (notebooks->items[i] != notebook) continue;
    notebooks->items[i] = notebooks->items[--notebooks->count];
    release(notebook);
    return;
  }
}

static void make_room(Notebook *notebook, uint32_t count) {
  if (count <= notebook->capacity) return;
  notebook->capacity = (uint32_t)memory_grown(notebook->capacity, count);
  notebook->cells = memory_resize(notebook->cells, notebook->capacity, sizeof(OpenDocument *));
}

void notebook_splice(Notebook *notebook, uint32_t start, uint32_t removed,
                     OpenDocument *const *cells, uint32_t count) {
  if (start > notebook->count) start = notebook->count;
  if (removed > notebook->count - start) removed = notebook->count - start;
  for (uint32_t i = start; i < start + removed; i++)
    if (notebook->cells[i] != NULL) take_out(notebook->cells[i]);
  uint32_t behind = notebook->count - start - removed;
  make_room(notebook, start + count + behind);
  if (behind > 0)
    memmove(notebook->cells + start + count, notebook->cells + start + removed,
            behind * sizeof(OpenDocument *));
  notebook->count = start + count + behind;
  for (uint32_t i = 0; i < count; i++) {
    bool is_free = cells[i] != NULL && cells[i]->notebook == NULL;
    notebook->cells[start + i] = is_free ? cells[i] : NULL;
    if (is_free) cells[i]->notebook = notebook;
  }
  link_cells(notebook);
}

void notebook_forget(OpenDocument *cell) {
  Notebook *notebook = cell->notebook;
  if (notebook == NULL) return;
  for (uint32_t i = 0; i < notebook->count; i++)
    if (notebook->cells[i] == cell) notebook->cells[i] = NULL;
  take_out(cell);
  link_cells(notebook);
}
