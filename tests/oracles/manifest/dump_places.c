/* Prints what stands in a file that is none of Python's: `dump_places NAME < FILE` reads it as the
 * file NAME. For each place a line of JSON: part, start and end in bytes, keys, text. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/json.h"
#include "manifest/manifest.h"

static void read_all(FILE *file, Buffer *buffer) {
  size_t got;
  do {
    got = fread(buffer_reserve(buffer, 65536), 1, 65536, file);
    buffer->len += got;
  } while (got > 0);
}

static void print_place(const ManifestPlace *place, Buffer *out) {
  static const char *const parts[] = {"none", "table", "key", "value"};
  buffer_clear(out);
  buffer_add_char(out, '{');
  json_add_text(out, "part", slice_from_cstr(parts[place->part]));
  json_add_key(out, "start");
  buffer_add_u64(out, place->start);
  json_add_key(out, "end");
  buffer_add_u64(out, place->end);
  json_add_key(out, "keys");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < place->keys.count; i++) {
    json_add_comma(out);
    json_add_string(out, place->keys.items[i]);
  }
  buffer_add_char(out, ']');
  json_add_text(out, "text", place->text);
  buffer_add(out, SLICE("}\n"));
  fwrite(out->ptr, 1, out->len, stdout);
}

int main(int argc, char **argv) {
  if (argc != 2) return EXIT_FAILURE;
  Buffer buffer = {0};
  Buffer out = {0};
  read_all(stdin, &buffer);
  Slice text = buffer_slice(&buffer);
  ManifestKind kind = manifest_kind(slice_from_cstr(argv[1]));
  Arena arena;
  arena_init(&arena);
  for (uint32_t offset = 0; offset < text.len;) {
    arena_reset(&arena);
    ManifestPlace place = manifest_place(kind, text, offset, &arena);
    bool is_here = place.part != PART_NONE;
    if (is_here && (offset < place.start || offset >= place.end)) return EXIT_FAILURE;
    if (is_here) print_place(&place, &out);
    offset = is_here ? place.end : offset + 1;
  }
  arena_release(&arena);
  buffer_release(&out);
  buffer_release(&buffer);
  return EXIT_SUCCESS;
}
