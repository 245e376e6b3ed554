#include "handlers/params.h"

#include <string.h>

const json_t *params_at(const json_t *object, const char *path) {
  while (object != NULL) {
    const char *dot = strchr(path, '.');
    if (dot == NULL) return json_object_get(object, path);
    object = json_object_getn(object, path, (size_t)(dot - path));
    path = dot + 1;
  }
  return NULL;
}

static Slice text_of(const json_t *value) {
  if (!json_is_string(value)) return (Slice){NULL, 0};
  return (Slice){json_string_value(value), json_string_length(value)};
}

Slice params_text(const json_t *object, const char *path) {
  return text_of(params_at(object, path));
}

bool params_is_true(const json_t *object, const char *path) {
  return json_is_true(params_at(object, path));
}

bool params_lists(const json_t *object, const char *path, const char *text) {
  const json_t *list = params_at(object, path);
  for (size_t i = 0; i < json_array_size(list); i++)
    if (slice_is(text_of(json_array_get(list, i)), text)) return true;
  return false;
}

static bool read_number(const json_t *value, uint32_t *number) {
  if (!json_is_number(value)) return false;
  double wide = json_number_value(value);
  if (!(wide >= 0)) return false;
  *number = wide >= UINT32_MAX ? UINT32_MAX : (uint32_t)wide;
  return true;
}

bool params_position(const json_t *value, Position *position) {
  return read_number(json_object_get(value, "line"), &position->line) &&
         read_number(json_object_get(value, "character"), &position->character);
}

bool params_range(const json_t *value, Position *start, Position *end) {
  return params_position(json_object_get(value, "start"), start) &&
         params_position(json_object_get(value, "end"), end);
}
