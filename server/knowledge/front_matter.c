#include "knowledge/front_matter.h"

#include <yaml.h>

/* Where the reader stands: events come one by one, and a page nests at most one mapping in the
 * outermost one and a list in each. */
typedef struct Reader {
  FrontMatter *front;
  Faults *faults;
  uint32_t first_line;
  uint32_t depth; /* of mappings */
  bool has_key;
  bool is_in_list;
  Slice key; /* that waits for its value */
  uint32_t key_line;
  Slice group; /* key of the inner mapping */
  uint32_t entry_capacity;
  uint32_t value_capacity; /* of the last entry */
} Reader;

static uint32_t line_of(const Reader *reader, const yaml_mark_t *mark) {
  return reader->first_line + (uint32_t)mark->line;
}

static bool fail(Reader *reader, const yaml_mark_t *mark, const char *message) {
  faults_add(reader->faults, reader->front->path, line_of(reader, mark), "%s", message);
  return false;
}

static void open_entry(Reader *reader, bool is_list) {
  FrontMatter *front = reader->front;
  if (front->count == reader->entry_capacity) {
    uint32_t capacity = front->count == 0 ? 16 : front->count * 2;
    front->entries = arena_grow(reader->faults->arena, front->entries, front->count, capacity,
                                sizeof(FrontEntry));
    reader->entry_capacity = capacity;
  }
  front->entries[front->count++] =
      (FrontEntry){.key = reader->key, .line = reader->key_line, .is_list = is_list};
  reader->value_capacity = 0;
}

static void add_value(Reader *reader, const yaml_event_t *event) {
  Slice text = {(const char *)event->data.scalar.value, event->data.scalar.length};
  bool is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (is_plain && text.len == 0) return;
  FrontEntry *entry = &reader->front->entries[reader->front->count - 1];
  if (entry->count == reader->value_capacity) {
    uint32_t capacity = entry->count == 0 ? 4 : entry->count * 2;
    entry->values = arena_grow(reader->faults->arena, entry->values, entry->count, capacity,
                               sizeof(FrontValue));
    reader->value_capacity = capacity;
  }
  entry->values[entry->count++] = (FrontValue){
      .text = arena_copy(reader->faults->arena, text),
      .line = line_of(reader, &event->start_mark),
      .is_double_quoted = event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
  };
}

static void take_key(Reader *reader, const yaml_event_t *event) {
  Slice name = {(const char *)event->data.scalar.value, event->data.scalar.length};
  if (reader->depth == 1)
    reader->key = arena_copy(reader->faults->arena, name);
  else
    reader->key = arena_format(reader->faults->arena, "%.*s.%.*s", FAULT_TEXT(reader->group),
                               FAULT_TEXT(name));
  reader->key_line = line_of(reader, &event->start_mark);
  reader->has_key = true;
}

static bool take_scalar(Reader *reader, const yaml_event_t *event) {
  if (event->data.scalar.anchor != NULL)
    return fail(reader, &event->start_mark, "anchors (`&name`) are not allowed in front matter");
  if (reader->depth == 0)
    return fail(reader, &event->start_mark, "front matter must be lines of `key: value`");
  if (reader->is_in_list) {
    add_value(reader, event);
  } else if (!reader->has_key) {
    take_key(reader, event);
  } else {
    open_entry(reader, false);
    add_value(reader, event);
    reader->has_key = false;
  }
  return true;
}

static bool take_list(Reader *reader, const yaml_event_t *event) {
  if (!reader->has_key || reader->is_in_list)
    return fail(reader, &event->start_mark, "a list can only stand behind a key");
  open_entry(reader, true);
  reader->is_in_list = true;
  return true;
}

static bool take_mapping(Reader *reader, const yaml_event_t *event) {
  if (reader->is_in_list)
    return fail(reader, &event->start_mark,
                "`key: value` cannot stand in a list; put the item into single quotes");
  if (reader->depth == 2 || (reader->depth == 1 && !reader->has_key))
    return fail(reader, &event->start_mark,
                "front matter is nested too deep: only `triggers` has keys of its own");
  if (reader->depth == 1) reader->group = reader->key;
  reader->depth++;
  reader->has_key = false;
  return true;
}

/* True to go on. */
static bool take_event(Reader *reader, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_SCALAR_EVENT: return take_scalar(reader, event);
  case YAML_SEQUENCE_START_EVENT: return take_list(reader, event);
  case YAML_MAPPING_START_EVENT: return take_mapping(reader, event);
  case YAML_ALIAS_EVENT:
    return fail(reader, &event->start_mark,
                "aliases (`*name`) are not allowed; put the item into single quotes");
  case YAML_SEQUENCE_END_EVENT:
    reader->is_in_list = false;
    reader->has_key = false;
    return true;
  case YAML_MAPPING_END_EVENT:
    reader->depth--;
    reader->has_key = false;
    return true;
  default: return true;
  }
}

/* Something behind a closing quote is what authors of selectors get wrong. */
static const char *hint_for(Slice yaml, size_t line) {
  Slice text = {NULL, 0};
  for (size_t i = 0; i <= line; i++)
    if (!slice_split(&yaml, '\n', &text)) return "";
  text = slice_trim(text);
  if (!slice_starts_with(text, SLICE("- \""))) return "";
  return "; a selector that begins with a quote is written '\"in\" as role'";
}

static bool read_events(Reader *reader, yaml_parser_t *parser, Slice yaml) {
  for (bool is_done = false; !is_done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      const yaml_mark_t *mark = &parser->problem_mark;
      faults_add(reader->faults, reader->front->path, line_of(reader, mark),
                 "front matter is not YAML: %s%s",
                 parser->problem == NULL ? "it cannot be read" : parser->problem,
                 hint_for(yaml, mark->line));
      return false;
    }
    is_done = event.type == YAML_STREAM_END_EVENT;
    bool goes_on = take_event(reader, &event);
    yaml_event_delete(&event);
    if (!goes_on) return false;
  }
  return true;
}

bool front_matter_read(Slice yaml, Slice path, uint32_t first_line, FrontMatter *front,
                       Faults *faults) {
  *front = (FrontMatter){.path = path};
  Reader reader = {.front = front, .faults = faults, .first_line = first_line};
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) return false;
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.ptr, yaml.len);
  bool is_read = read_events(&reader, &parser, yaml);
  yaml_parser_delete(&parser);
  return is_read;
}
