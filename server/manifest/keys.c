#include "manifest/keys.h"

void keys_add(Keys *keys, Slice key) {
  if (keys->count < KEYS_AT_MOST) keys->items[keys->count] = key;
  keys->count++;
}

void keys_add_dotted(Keys *keys, Slice name) {
  for (Slice part; slice_split(&name, '.', &part);) keys_add(keys, slice_trim(part));
}

ManifestPlace keys_place(const Keys *keys, ManifestPart part, Slice text, uint32_t start,
                         uint32_t end, Arena *arena) {
  if (keys->count > KEYS_AT_MOST) return (ManifestPlace){0};
  Slice *copy = ARENA_ARRAY(arena, Slice, keys->count);
  for (uint32_t i = 0; i < keys->count; i++) copy[i] = keys->items[i];
  return (ManifestPlace){part, {copy, keys->count}, text, start, end};
}

size_t line_end(Slice text, size_t start) {
  size_t end = start;
  while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r') end++;
  return end;
}

size_t line_next(Slice text, size_t start) {
  size_t end = line_end(text, start);
  if (end == text.len) return end;
  bool is_pair = text.ptr[end] == '\r' && end + 1 < text.len && text.ptr[end + 1] == '\n';
  return end + (is_pair ? 2 : 1);
}

bool is_line_blank(char c) {
  return c == ' ' || c == '\t';
}
