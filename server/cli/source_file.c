#include "cli/source_file.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "session/file_place.h"
#include "text/lines.h"
#include "text/source_encoding.h"

static Position place_of(Slice bytes, size_t offset) {
  Slice front = slice_sub(bytes, 0, offset);
  Slice line = slice_sub(front, lines_start(bytes, (uint32_t)offset), front.len);
  return (Position){lines_count(front), (uint32_t)utf8_count_code_points(line)};
}

bool source_file_read(SourceFile *file, const char *path) {
  *file = (SourceFile){0};
  buffer_init(&file->bytes);
  bool is_stdin = strcmp(path, "-") == 0;
  bool is_read = is_stdin ? file_read_descriptor(STDIN_FILENO, &file->bytes, &file->error)
                          : file_read(path, &file->bytes, &file->error);
  if (!is_read) return false;
  SourceDecoding decoding = source_encoding_decode(&file->bytes);
  file->error = decoding.error;
  file->is_latin1 = decoding.is_latin1;
  if (decoding.error == NULL) return true;
  file->has_place = true;
  file->error_at = place_of(buffer_slice(&file->bytes), decoding.error_at);
  return false;
}

void source_file_release(SourceFile *file) {
  buffer_release(&file->bytes);
}

Slice source_file_text(const SourceFile *file) {
  Slice bytes = buffer_slice(&file->bytes);
  return slice_sub(bytes, utf8_mark_length(bytes), bytes.len);
}

void source_file_encode(const SourceFile *file, Buffer *out) {
  if (file->is_latin1)
    source_encoding_add_latin1(buffer_slice(&file->bytes), out);
  else
    buffer_add(out, buffer_slice(&file->bytes));
}

Document *source_file_document(const SourceFile *file, const char *path) {
  Document *document = document_create(source_file_text(file));
  Arena arena;
  arena_init(&arena);
  FilePlace place = file_place_of_path(slice_from_cstr(path), &arena);
  document_set_place(document, &place);
  arena_release(&arena);
  return document;
}
