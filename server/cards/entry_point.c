#include "cards/entry_point.h"

#include "cards/words.h"

typedef struct EntryPoint {
  Slice module;
  Slice object; /* behind the colon; empty for the module itself */
} EntryPoint;

/* A name with dots, each part of which is a name of Python's. */
static bool is_dotted_name(Slice text) {
  if (text.len == 0 || text.ptr[text.len - 1] == '.') return false;
  for (Slice part; slice_split(&text, '.', &part);) {
    if (part.len == 0 || (part.ptr[0] >= '0' && part.ptr[0] <= '9')) return false;
    for (size_t i = 0; i < part.len; i++) {
      char c = part.ptr[i];
      bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!is_letter && !(c >= '0' && c <= '9') && (unsigned char)c < 0x80) return false;
    }
  }
  return true;
}

static bool read_entry_point(Slice text, EntryPoint *point) {
  size_t colon = slice_find(text, SLICE(":"), 0);
  point->module = slice_trim(slice_sub(text, 0, colon));
  point->object = slice_trim(slice_sub(text, colon + 1, text.len));
  bool has_object = colon < text.len;
  return is_dotted_name(point->module) && (!has_object || is_dotted_name(point->object));
}

static bool is_table(SliceList keys, const char *first, const char *second, const char *third) {
  const char *const wanted[] = {first, second, third};
  uint32_t count = third == NULL ? 2 : 3;
  for (uint32_t i = 0; i < count; i++)
    if (i >= keys.count || !slice_is(keys.items[i], wanted[i])) return false;
  return keys.count == count + 1;
}

static bool is_command(SliceList keys) {
  return is_table(keys, "project", "scripts", NULL) ||
         is_table(keys, "project", "gui-scripts", NULL) ||
         is_table(keys, "tool", "poetry", "scripts");
}

static bool is_in_group(SliceList keys) {
  return keys.count == 4 && slice_is(keys.items[0], "project") &&
         slice_is(keys.items[1], "entry-points");
}

static Fact command_fact(Slice name, const EntryPoint *point, Arena *arena) {
  if (point->object.len == 0) return (Fact){0};
  Slice call = arena_format(arena, "%.*s()", (int)point->object.len, point->object.ptr);
  Holes values = {
      {words_code(name, arena), words_code(point->module, arena), words_code(call, arena)}};
  return (Fact){.words = words_fill(arena,
                                    "The command {} imports {}, calls {} and exits with what that "
                                    "returns.",
                                    values)};
}

static Fact group_fact(Slice group, Slice name, const EntryPoint *point, Arena *arena) {
  Holes values = {{words_code(name, arena), words_code(group, arena),
                   words_code(point->module, arena), words_code(point->object, arena)}};
  return (Fact){.words = words_fill(arena,
                                    point->object.len > 0
                                        ? "{} in the group {} is, once loaded, {}'s {}."
                                        : "{} in the group {} is, once loaded, the module {}.",
                                    values)};
}

Fact entry_point_fact(Slice name, const ManifestPlace *place, Arena *arena) {
  EntryPoint point;
  SliceList keys = place->keys;
  if (place->part != PART_VALUE || !slice_is(name, "pyproject.toml")) return (Fact){0};
  if (!is_command(keys) && !is_in_group(keys)) return (Fact){0};
  if (!read_entry_point(place->text, &point)) return (Fact){0};
  Slice last = keys.items[keys.count - 1];
  return is_command(keys) ? command_fact(last, &point, arena)
                          : group_fact(keys.items[2], last, &point, arena);
}
