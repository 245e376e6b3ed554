#include "session/workspace_file.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "concepts/uses.h"
#include "session/file_place.h"
#include "text/lines.h"

enum { FILE_BYTES_AT_MOST = 1 << 20, LINE_SHOWN = 120 /* bytes */ };

WorkspaceFile *workspace_file_create(Slice path) {
  WorkspaceFile *file = memory_create(1, sizeof *file);
  file->path = arena_copy(&file->arena, path);
  return file;
}

void workspace_file_destroy(WorkspaceFile *file) {
  if (file == NULL) return;
  arena_release(&file->arena);
  free(file);
}

uint64_t workspace_file_stamp(const WorkspaceFile *file, const Slice *open) {
  if (open != NULL) return slice_hash(*open) | 1;
  struct stat status;
  if (stat(file->path.ptr, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  if (status.st_size > FILE_BYTES_AT_MOST) return 0;
  uint64_t parts[] = {(uint64_t)status.st_size, (uint64_t)status.st_mtim.tv_sec,
                      (uint64_t)status.st_mtim.tv_nsec, (uint64_t)status.st_ino};
  return slice_hash((Slice){(const char *)parts, sizeof parts}) | 1;
}

/* What a visit of the file's segments needs. */
typedef struct FileVisit {
  const FileLook *look;
  WorkspaceFile *file;
} FileVisit;

static Slice shown_line(Slice text, uint32_t start) {
  Slice line = slice_trim(slice_sub(text, start, lines_end(text, start)));
  if (line.len <= LINE_SHOWN) return line;
  size_t end = LINE_SHOWN;
  while (end > 0 && ((unsigned char)line.ptr[end] & 0xC0) == 0x80) end--;
  return slice_sub(line, 0, end);
}

static void add_use(const FileVisit *visit, const SegmentView *view, const Concept *concept) {
  WorkspaceFile *file = visit->file;
  if (file->use_count == file->capacity) {
    file->capacity = file->capacity * 2 + 8;
    file->uses =
        arena_grow(&file->arena, file->uses, file->use_count, file->capacity, sizeof(FileUse));
  }
  Slice text = view->nodes->text;
  uint32_t offset = nodes_get(view->nodes, concept->node)->start;
  uint32_t start = lines_start(text, offset);
  Slice before = slice_sub(text, start, offset);
  file->uses[file->use_count++] = (FileUse){
      .topic = concept->topic,
      .line_text = arena_copy(&file->arena, shown_line(text, start)),
      .line = view_line(view, offset),
      .character = position_character(before, offset - start, visit->look->encoding),
      .count = 1,
  };
}

static void visit_use(void *context, const SegmentView *view, const Concept *concept) {
  const FileVisit *visit = context;
  if (concept->is_also) return; /* good to know here, and not what the code does */
  for (uint32_t i = 0; i < visit->file->use_count; i++) {
    if (visit->file->uses[i].topic != concept->topic) continue;
    visit->file->uses[i].count++;
    return;
  }
  add_use(visit, view, concept);
}

static void visit_segment(void *context, const SegmentView *view, uint32_t offset) {
  const FileVisit *visit = context;
  (void)offset;
  if (!atomic_load(visit->look->is_stopped))
    uses_visit(view, visit->look->knowledge, visit_use, context);
}

static void look_at_text(WorkspaceFile *file, const FileLook *look, Slice text) {
  text = slice_sub(text, utf8_mark_length(text), text.len);
  Arena arena;
  arena_init(&arena);
  RuleSelection *selection = rule_selection_create(look->settings, look->knowledge);
  const Analyzer analyzer = {look->parser, selection, look->settings, look->knowledge};
  FilePlace place = file_place_of_path(file->path, &arena);
  Document *document = document_create(text);
  document_set_place(document, &place);
  FileVisit visit = {look, file};
  document_use(document); /* what is asked about one statement often leads to another one */
  document_visit_segments(document, &analyzer, visit_segment, &visit);
  document_destroy(document);
  rule_selection_destroy(selection);
  arena_release(&arena);
}

void workspace_file_look(WorkspaceFile *file, const FileLook *look, const Slice *open) {
  if (open != NULL) {
    look_at_text(file, look, *open);
    return;
  }
  const char *error = NULL;
  Buffer source;
  buffer_init(&source);
  bool is_read = file_read_start(file->path.ptr, FILE_BYTES_AT_MOST, &source, &error);
  if (is_read && utf8_is_valid(buffer_slice(&source)))
    look_at_text(file, look, buffer_slice(&source));
  buffer_release(&source);
}
