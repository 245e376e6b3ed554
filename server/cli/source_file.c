#include "cli/source_file.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "session/file_place.h"

static const Slice byte_order_mark = SLICE_INIT("\xEF\xBB\xBF");

bool source_is_stdin(const char *path) {
  return strcmp(path, "-") == 0;
}

bool source_read(const char *path, Buffer *source, const char **error) {
  bool is_read = source_is_stdin(path) ? file_read_descriptor(STDIN_FILENO, source, error)
                                       : file_read(path, source, error);
  if (!is_read) return false;
  if (utf8_is_valid(buffer_slice(source))) return true;
  *error = "not valid UTF-8";
  return false;
}

size_t source_mark_length(const Buffer *source) {
  return slice_starts_with(buffer_slice(source), byte_order_mark) ? byte_order_mark.len : 0;
}

Slice source_text(const Buffer *source) {
  return slice_sub(buffer_slice(source), source_mark_length(source), source->len);
}

void source_set_place(Document *document, const char *path) {
  Arena arena;
  arena_init(&arena);
  FilePlace place = file_place_of_path(slice_from_cstr(path), &arena);
  document_set_place(document, &place);
  arena_release(&arena);
}
