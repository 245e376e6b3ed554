#include "knowledge/selector.h"

#include "python_symbols.h"
#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

/* One of the up to two steps of a selector. */
typedef struct Step {
  bool is_token; /* it was in quotes */
  Slice name;
  Slice field; /* behind the dot; empty for none */
} Step;

typedef struct Reading {
  Slice rest;
  Slice path;
  uint32_t line;
  Faults *faults;
} Reading;

static bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static Slice take_word(Reading *reading) {
  size_t length = 0;
  while (length < reading->rest.len && is_word_character(reading->rest.ptr[length])) length++;
  Slice word = slice_sub(reading->rest, 0, length);
  reading->rest = slice_sub(reading->rest, length, reading->rest.len);
  return word;
}

static bool take_character(Reading *reading, char c) {
  if (reading->rest.len == 0 || reading->rest.ptr[0] != c) return false;
  reading->rest = slice_sub(reading->rest, 1, reading->rest.len);
  return true;
}

static bool take_step(Reading *reading, Step *step) {
  *step = (Step){0};
  if (take_character(reading, '"')) {
    size_t end = slice_find(reading->rest, SLICE("\""), 0);
    step->is_token = true;
    step->name = slice_sub(reading->rest, 0, end);
    reading->rest = slice_sub(reading->rest, end, reading->rest.len);
    return take_character(reading, '"') && step->name.len > 0;
  }
  step->name = take_word(reading);
  if (take_character(reading, '.')) {
    step->field = take_word(reading);
    if (step->field.len == 0) return false;
  }
  return step->name.len > 0;
}

/* The grammar's public number of a token or of a kind of node that is seen in trees; 0 for none. */
static uint16_t find_symbol(Slice name, bool is_token) {
  const TSLanguage *language = tree_sitter_python();
  TSSymbol symbol = ts_language_symbol_for_name(language, name.ptr, (uint32_t)name.len, !is_token);
  TSSymbolType wanted = is_token ? TSSymbolTypeAnonymous : TSSymbolTypeRegular;
  bool is_found = symbol < PYTHON_SYMBOL_COUNT && /* ERROR is beyond */
                  ts_language_symbol_type(language, symbol) == wanted;
  return is_found ? symbol : 0;
}

/* The same, with a fault where there is none. */
static uint16_t symbol_of(Reading *reading, const Step *step) {
  uint16_t symbol = find_symbol(step->name, step->is_token);
  if (symbol != 0) return symbol;
  const char *hint = "";
  if (find_symbol(step->name, !step->is_token) != 0)
    hint = step->is_token ? "; without quotes it is a kind of node" : "; in quotes it is a token";
  faults_add(reading->faults, reading->path, reading->line, "the grammar has no %s `%.*s`%s",
             step->is_token ? "token" : "kind of node", FAULT_TEXT(step->name), hint);
  return 0;
}

static bool resolve_field(Reading *reading, const Step *step, Trigger *trigger) {
  TSFieldId field = ts_language_field_id_for_name(tree_sitter_python(), step->field.ptr,
                                                  (uint32_t)step->field.len);
  if (field == 0)
    faults_add(reading->faults, reading->path, reading->line, "the grammar has no field `%.*s`",
               FAULT_TEXT(step->field));
  trigger->field = (uint8_t)field;
  return field != 0;
}

/* Kinds without children: the grammar numbers its tokens, named ones too, before `module`, and
 * string_content hides the token that it is made of. */
static bool is_leaf_kind(uint16_t symbol) {
  return symbol < NODE_MODULE || symbol == NODE_STRING_CONTENT;
}

static bool resolve_steps(Reading *reading, const Step *steps, uint32_t count, Trigger *trigger) {
  uint16_t first = symbol_of(reading, &steps[0]);
  if (first == 0) return false;
  if (count == 2) {
    trigger->parent = first;
    trigger->symbol = symbol_of(reading, &steps[1]);
    return trigger->symbol != 0;
  }
  if (steps[0].field.len > 0) {
    trigger->parent = first;
    return resolve_field(reading, &steps[0], trigger);
  }
  if (steps[0].is_token || is_leaf_kind(first))
    trigger->symbol = first;
  else
    trigger->parent = first;
  return true;
}

static bool fail(Reading *reading, const FrontValue *line) {
  faults_add(reading->faults, reading->path, reading->line,
             "`%.*s` is not a selector: kind, kind.field, \"token\", kind > kind or kind > "
             "\"token\", then perhaps :predicate, then perhaps ` as ROLE`",
             FAULT_TEXT(line->text));
  return false;
}

static bool read_syntax(Reading *reading, const FrontValue *line, Trigger *trigger) {
  Step steps[2];
  uint32_t count = 1;
  if (!take_step(reading, &steps[0])) return fail(reading, line);
  reading->rest = slice_trim(reading->rest);
  if (take_character(reading, '>')) {
    reading->rest = slice_trim(reading->rest);
    if (steps[0].is_token || steps[0].field.len > 0) return fail(reading, line);
    if (!take_step(reading, &steps[count++]) || steps[1].field.len > 0) return fail(reading, line);
  }
  if (take_character(reading, ':')) {
    trigger->predicate = take_word(reading);
    if (trigger->predicate.len == 0) return fail(reading, line);
  }
  reading->rest = slice_trim(reading->rest);
  if (slice_starts_with(reading->rest, SLICE("as "))) {
    trigger->role = slice_trim(slice_sub(reading->rest, 3, reading->rest.len));
    reading->rest = (Slice){NULL, 0};
  }
  if (reading->rest.len > 0) return fail(reading, line);
  return resolve_steps(reading, steps, count, trigger);
}

/* YAML takes the quotes off a selector that is nothing but a token: they are put back. */
static Slice with_quotes(const FrontValue *line, Arena *arena) {
  bool has_quotes = slice_find(line->text, SLICE("\""), 0) < line->text.len;
  if (!line->is_double_quoted || has_quotes) return line->text;
  return arena_format(arena, "\"%.*s\"", FAULT_TEXT(line->text));
}

static bool is_qualified_name(Slice text) {
  Slice part;
  for (bool is_first = true; slice_split(&text, '.', &part); is_first = false) {
    bool is_last = text.ptr == NULL;
    if (slice_is(part, "*")) return is_last && !is_first;
    if (part.len == 0 || (part.ptr[0] >= '0' && part.ptr[0] <= '9')) return false;
    for (size_t i = 0; i < part.len; i++)
      if (!is_word_character(part.ptr[i]) && (unsigned char)part.ptr[i] < 0x80) return false;
  }
  return true;
}

/* NAME, and perhaps ` as ROLE` behind it. */
static bool read_name(Reading *reading, const FrontValue *line, Trigger *trigger) {
  size_t as = slice_find(line->text, SLICE(" as "), 0);
  trigger->pattern = slice_trim(slice_sub(line->text, 0, as));
  trigger->role = slice_trim(slice_sub(line->text, as + 4, line->text.len));
  if (trigger->pattern.len > 0 && is_qualified_name(trigger->pattern)) return true;
  faults_add(reading->faults, reading->path, reading->line,
             "`%.*s` is not a qualified name such as functools.wraps, or functools.*",
             FAULT_TEXT(line->text));
  return false;
}

static bool is_place(Slice text) {
  for (Slice part; slice_split(&text, '.', &part);)
    if (part.len == 0) return false;
  return true;
}

/* PATTERN, PATTERN[PLACE], and either with ` as ROLE` behind it. */
static bool read_file(Reading *reading, const FrontValue *line, Trigger *trigger) {
  Slice text = line->text;
  size_t role = slice_find(text, SLICE(" as "), 0);
  if (role < text.len) trigger->role = slice_trim(slice_sub(text, role + 4, text.len));
  Slice target = slice_trim(slice_sub(text, 0, role));
  size_t bracket = slice_find(target, SLICE("["), 0);
  trigger->pattern = slice_sub(target, 0, bracket);
  bool is_right = trigger->pattern.len > 0;
  if (bracket < target.len) {
    trigger->place = slice_sub(target, bracket + 1, target.len - 1);
    is_right = is_right && slice_ends_with(target, SLICE("]")) && trigger->place.len > 0 &&
               is_place(trigger->place);
  }
  if (is_right) return true;
  faults_add(reading->faults, reading->path, reading->line,
             "`%.*s` is not the name of a file, or a pattern with *, then perhaps [PLACE], then "
             "perhaps ` as ROLE`",
             FAULT_TEXT(text));
  return false;
}

bool selector_read(TriggerKind kind, const FrontValue *line, Slice path, Trigger *trigger,
                   Faults *faults) {
  *trigger = (Trigger){.kind = kind};
  Reading reading = {.path = path, .line = line->line, .faults = faults};
  if (kind == TRIGGER_NAME) return read_name(&reading, line, trigger);
  if (kind == TRIGGER_FILE) return read_file(&reading, line, trigger);
  reading.rest = slice_trim(with_quotes(line, faults->arena));
  return read_syntax(&reading, line, trigger);
}
