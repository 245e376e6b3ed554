#include "session/workspace.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "session/projects.h"
#include "session/python_files.h"
#include "session/workspace_file.h"

enum {
  FILES_AT_MOST = 2000,
  ENTRIES_FOR_EACH = 50, /* so many are looked at for each file that may be found */
};

typedef struct FileTable {
  WorkspaceFile **items; /* by path; NULL where one was taken out */
  uint32_t count;
} FileTable;

typedef struct OpenText {
  Slice path;
  Slice text;
} OpenText;

struct Workspace {
  const Knowledge *knowledge;
  PositionEncoding encoding;
  uint32_t files_at_most;
  atomic_bool is_stopped;
  Parser *parser;
  FileTable known; /* of the looks before */
  FileTable files; /* of this one */
  uint32_t done; /* of `files` */
  bool is_listed;
  bool is_cut;
  /* Of one look, in `arena`. */
  Settings settings;
  SliceList folders;
  Slice base_folder;
  OpenText *texts;
  uint32_t text_count;
  uint32_t text_capacity;
  Arena arena;
};

Workspace *workspace_create(const Knowledge *knowledge, PositionEncoding encoding,
                            uint32_t files_at_most) {
  Workspace *self = memory_create(1, sizeof *self);
  *self = (Workspace){.knowledge = knowledge,
                      .encoding = encoding,
                      .files_at_most = files_at_most > 0 ? files_at_most : FILES_AT_MOST,
                      .parser = parser_create()};
  return self;
}

static void forget_files(FileTable *table) {
  for (uint32_t i = 0; i < table->count; i++) workspace_file_destroy(table->items[i]);
  free(table->items);
  *table = (FileTable){0};
}

void workspace_destroy(Workspace *self) {
  if (self == NULL) return;
  forget_files(&self->known);
  forget_files(&self->files);
  parser_destroy(self->parser);
  arena_release(&self->arena);
  free(self);
}

static int compare_paths(const void *a, const void *b) {
  const WorkspaceFile *left = *(WorkspaceFile *const *)a;
  const WorkspaceFile *right = *(WorkspaceFile *const *)b;
  return slice_compare(left->path, right->path);
}

/* Takes what is known of the file out of the table of the looks before; NULL for nothing. */
static WorkspaceFile *take_known(FileTable *known, const WorkspaceFile *file) {
  uint32_t from = 0;
  uint32_t to = known->count;
  while (from < to) {
    uint32_t middle = from + (to - from) / 2;
    /* Only what lies before the files of this look has been taken out. */
    if (known->items[middle] == NULL || compare_paths(&known->items[middle], &file) < 0)
      from = middle + 1;
    else
      to = middle;
  }
  WorkspaceFile *found = from < known->count ? known->items[from] : NULL;
  if (found == NULL || !slice_equal(found->path, file->path)) return NULL;
  known->items[from] = NULL;
  return found;
}

/* Ends a look after its first `kept` files. Of the others, what was known stays known. */
static void settle(Workspace *self, uint32_t kept) {
  for (uint32_t i = kept; i < self->files.count; i++) {
    WorkspaceFile *known = take_known(&self->known, self->files.items[i]);
    workspace_file_destroy(self->files.items[i]);
    if (known != NULL) self->files.items[kept++] = known;
  }
  self->files.count = self->done = kept;
  self->is_cut = true;
}

/* What was found last is what is known now. */
static void start_anew(Workspace *self) {
  if (self->done < self->files.count) settle(self, self->done);
  forget_files(&self->known);
  self->known = self->files;
  self->files = (FileTable){0};
  self->done = 0;
  self->is_listed = self->is_cut = false;
  self->texts = NULL;
  self->text_count = self->text_capacity = 0;
  atomic_store(&self->is_stopped, false);
  arena_release(&self->arena);
}

/* Of the settings, what leaves files out: nothing else matters here. */
static Settings exclusions(const Settings *settings, Arena *arena) {
  uint32_t bits = UINT32_C(1) << SETTING_EXCLUDE | UINT32_C(1) << SETTING_EXTEND_EXCLUDE;
  Settings copy = settings_default();
  copy.lint = LINT_OFF;
  copy.given = settings->given & bits;
  copy.exclude = arena_copy_list(arena, settings->exclude);
  copy.extend_exclude = arena_copy_list(arena, settings->extend_exclude);
  return copy;
}

void workspace_begin(Workspace *self, const WorkspaceFolders *folders) {
  start_anew(self);
  self->settings = exclusions(folders->settings, &self->arena);
  self->folders = arena_copy_list(&self->arena, folders->paths);
  self->base_folder = arena_copy(&self->arena, folders->base_folder);
}

void workspace_add_text(Workspace *self, Slice path, Slice text) {
  if (self->text_count == self->text_capacity) {
    self->text_capacity = self->text_capacity * 2 + 8;
    self->texts = arena_grow(&self->arena, self->texts, self->text_count, self->text_capacity,
                             sizeof(OpenText));
  }
  self->texts[self->text_count++] =
      (OpenText){arena_copy(&self->arena, path), arena_copy(&self->arena, text)};
}

void workspace_stop(Workspace *self) {
  atomic_store(&self->is_stopped, true);
}

static bool is_excluded(void *context, Slice path) {
  return projects_rules(context, path)->is_excluded;
}

/* A folder may lie in another one: each file is kept once. */
static void make_table(FileTable *table, const FileList *list) {
  table->items = memory_create(list->count, sizeof(WorkspaceFile *));
  for (uint32_t i = 0; i < list->count; i++)
    if (list->is_found[i])
      table->items[table->count++] = workspace_file_create(slice_from_cstr(list->paths[i]));
  if (table->count == 0) return;
  qsort(table->items, table->count, sizeof *table->items, compare_paths);
  uint32_t kept = 1;
  for (uint32_t i = 1; i < table->count; i++) {
    if (compare_paths(&table->items[kept - 1], &table->items[i]) == 0)
      workspace_file_destroy(table->items[i]);
    else
      table->items[kept++] = table->items[i];
  }
  table->count = kept;
}

static void list_files(Workspace *self) {
  Arena arena;
  arena_init(&arena);
  Projects projects;
  projects_init(&projects, &self->settings, self->base_folder, self->knowledge);
  const FolderWalk walk = {
      .leaves_out = is_excluded,
      .context = &projects,
      .files_at_most = self->files_at_most,
      .entries_at_most = self->files_at_most * ENTRIES_FOR_EACH,
      .is_stopped = &self->is_stopped,
  };
  FileList list = {0};
  for (uint32_t i = 0; i < self->folders.count; i++) {
    const char *folder = self->folders.items[i].ptr;
    if (strcmp(folder, "/") == 0) continue; /* a whole disk is nobody's workspace */
    if (!python_files_add(&list, folder, &walk, &arena)) self->is_cut = true;
  }
  make_table(&self->files, &list);
  projects_release(&projects);
  arena_release(&arena);
  self->is_listed = true;
}

static const Slice *open_text(const Workspace *self, Slice path) {
  for (uint32_t i = 0; i < self->text_count; i++)
    if (slice_equal(self->texts[i].path, path)) return &self->texts[i].text;
  return NULL;
}

static void look_at_next(Workspace *self) {
  WorkspaceFile **file = &self->files.items[self->done++];
  const Slice *open = open_text(self, (*file)->path);
  uint64_t stamp = workspace_file_stamp(*file, open);
  WorkspaceFile *known = take_known(&self->known, *file);
  if (known != NULL && known->stamp == stamp) {
    workspace_file_destroy(*file);
    *file = known;
    return;
  }
  workspace_file_destroy(known);
  (*file)->stamp = stamp;
  const FileLook look = {.parser = self->parser,
                         .settings = &self->settings,
                         .knowledge = self->knowledge,
                         .encoding = self->encoding,
                         .is_stopped = &self->is_stopped};
  if (stamp != 0) workspace_file_look(*file, &look, open);
}

bool workspace_step(Workspace *self, uint64_t deadline) {
  if (!self->is_listed) list_files(self);
  while (self->done < self->files.count) {
    look_at_next(self);
    if (atomic_load(&self->is_stopped)) {
      settle(self, self->done - 1); /* the last file may be left half looked at */
      return true;
    }
    if (clock_now() >= deadline) break;
  }
  return self->done == self->files.count;
}

uint32_t workspace_progress(const Workspace *self, uint32_t *total) {
  *total = self->files.count;
  return self->done;
}

bool workspace_count(const Workspace *self, ConceptsTally *tally) {
  for (uint32_t i = 0; i < self->files.count; i++) {
    const WorkspaceFile *file = self->files.items[i];
    tally_add_file(tally, file->path);
    for (uint32_t k = 0; k < file->use_count; k++) {
      const FileUse *use = &file->uses[k];
      tally_add(tally, use->topic,
                (UsePlace){.file = file->path,
                           .text = use->line_text,
                           .count = use->count,
                           .line = use->line,
                           .column = use->character});
    }
  }
  return self->is_cut;
}
