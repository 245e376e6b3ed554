/* `add_argument(...)` of argparse: the attribute that it makes, and what that holds.
 *   source  Python library reference, "argparse", "The add_argument() method". */
#include "cards/fact.h"
#include "cards/words.h"
#include "syntax/arguments.h"

typedef enum Action {
  ACTION_OTHER,
  ACTION_STORE,
  ACTION_TRUE,
  ACTION_FALSE,
  ACTION_COUNT,
  ACTION_APPEND,
} Action;

typedef struct Argument {
  const FactPlace *place;
  const Nodes *nodes;
  NodeId call;
  Slice name; /* the attribute's */
  bool is_option;
  Action action;
} Argument;

static const Slice nothing = SLICE_INIT("");

static NodeId keyword(const Argument *self, const char *name) {
  return arguments_keyword(self->nodes, self->call, name);
}

static bool is_dash(Slice text, size_t at) {
  return at < text.len && text.ptr[at] == '-';
}

/* The first option with two dashes, else the first one, else the only name; without its dashes. */
static bool find_name(Argument *self) {
  const Nodes *nodes = self->nodes;
  bool is_long = false;
  uint32_t count = 0;
  for (NodeId node = arguments_next(nodes, self->call, NO_NODE); node != NO_NODE;
       node = arguments_next(nodes, self->call, node), count++) {
    Slice text;
    if (!arguments_plain_text(nodes, node, &text) || text.len == 0) return false;
    bool is_option = is_dash(text, 0);
    if (count == 0) self->is_option = is_option;
    if (is_option != self->is_option || (count > 0 && !is_option)) return false;
    if (count > 0 && (is_long || !is_dash(text, 1))) continue;
    is_long = is_option && is_dash(text, 1);
    size_t dashes = 0;
    while (is_dash(text, dashes)) dashes++;
    self->name = slice_sub(text, dashes, text.len);
  }
  NodeId dest = keyword(self, "dest");
  if (dest != NO_NODE) return self->is_option && arguments_plain_text(nodes, dest, &self->name);
  return count > 0 && self->name.len > 0;
}

static bool find_action(Argument *self) {
  static const struct {
    const char *name;
    Action action;
  } known[] = {
      {"store", ACTION_STORE},   {"store_true", ACTION_TRUE}, {"store_false", ACTION_FALSE},
      {"append", ACTION_APPEND}, {"count", ACTION_COUNT},
  };
  NodeId node = keyword(self, "action");
  Slice text;
  self->action = node == NO_NODE ? ACTION_STORE : ACTION_OTHER;
  if (node != NO_NODE && arguments_plain_text(self->nodes, node, &text))
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
      if (slice_is(text, known[i].name)) self->action = known[i].action;
  return self->action != ACTION_OTHER && (self->is_option || self->action == ACTION_STORE);
}

/* As an attribute is written: options have `_` for `-`. */
static Slice attribute_name(const Argument *self) {
  Arena *arena = self->place->arena;
  if (!self->is_option || keyword(self, "dest") != NO_NODE) return self->name;
  char *name = ARENA_ARRAY(arena, char, self->name.len);
  for (size_t i = 0; i < self->name.len; i++)
    name[i] = self->name.ptr[i] == '-' ? '_' : self->name.ptr[i];
  return (Slice){name, self->name.len};
}

/* Letters beyond ASCII count as such. */
static bool is_identifier(Slice text) {
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
                     ((unsigned char)c & 0x80) != 0;
    if (!is_letter && (i == 0 || c < '0' || c > '9')) return false;
  }
  return text.len > 0;
}

static Slice source(const Argument *self, NodeId node) {
  return words_node(self->nodes, node, self->place->arena);
}

/* "one or more" of `nargs`; empty where it is none that is clear. */
static Slice describe_count(const Argument *self, NodeId nargs) {
  Slice text;
  uint32_t number = 0;
  if (arguments_plain_text(self->nodes, nargs, &text)) {
    if (slice_is(text, "+")) return SLICE("one or more");
    if (slice_is(text, "*")) return SLICE("any number of");
    return nothing;
  }
  bool is_number = nodes_is(self->nodes, nargs, NODE_INTEGER) &&
                   slice_parse_u32(nodes_text(self->nodes, nargs), &number) && number > 1;
  return is_number ? arena_format(self->place->arena, "%u", number) : nothing;
}

/* "a list of one or more values, each made by `int`"; false where that is not clear. */
static bool describe_value(const Argument *self, Slice *words) {
  Arena *arena = self->place->arena;
  NodeId nargs = keyword(self, "nargs");
  NodeId type = keyword(self, "type");
  Holes maker = {{source(self, type)}};
  if (nargs == NO_NODE) {
    *words =
        type == NO_NODE ? SLICE("the text") : words_fill(arena, "the value, made by {}", maker);
    return true;
  }
  Slice count = describe_count(self, nargs);
  Slice items =
      type == NO_NODE ? SLICE("texts") : words_fill(arena, "values, each made by {}", maker);
  *words = words_fill(arena, "a list of {} {}", (Holes){{count, items}});
  return count.len > 0;
}

/* What the attribute is when the option is not on the command line; false where that is not clear.
 */
static bool describe_absence(const Argument *self, const char *absent, Slice *words) {
  Arena *arena = self->place->arena;
  NodeId value = keyword(self, "default");
  Slice text;
  if (nodes_is(self->nodes, keyword(self, "required"), NODE_TRUE)) {
    *words = SLICE("; it has to be given");
    return true;
  }
  if (keyword(self, "required") != NO_NODE) return false;
  if (value == NO_NODE) {
    *words = words_fill(arena, ", {} when it is left out",
                        (Holes){{words_code(slice_from_cstr(absent), arena)}});
    return true;
  }
  if (nodes_is(self->nodes, value, NODE_ATTRIBUTE)) return false; /* it may be SUPPRESS */
  bool is_text = arguments_plain_text(self->nodes, value, &text);
  bool is_converted = keyword(self, "type") != NO_NODE;
  if (is_converted && !is_text && nodes_is(self->nodes, value, NODE_STRING)) return false;
  const char *pattern = is_text && is_converted ? ", and {} goes through {} when it is left out"
                                                : ", {} when it is left out";
  Holes values = {{source(self, value), source(self, keyword(self, "type"))}};
  *words = words_fill(arena, pattern, values);
  return true;
}

static bool describe_stored(const Argument *self, Slice *value, Slice *absence) {
  if (!describe_value(self, value)) return false;
  if (self->is_option) return describe_absence(self, "None", absence);
  Slice text;
  NodeId nargs = keyword(self, "nargs");
  bool may_be_absent =
      nargs != NO_NODE && arguments_plain_text(self->nodes, nargs, &text) && slice_is(text, "*");
  *absence = may_be_absent ? SLICE(", `[]` when there is none") : SLICE("; it has to be given");
  return !may_be_absent || keyword(self, "default") == NO_NODE;
}

/* A count goes on from the default. */
static bool counts_from_zero(const Argument *self) {
  NodeId value = keyword(self, "default");
  return value == NO_NODE || nodes_is(self->nodes, value, NODE_NONE) ||
         slice_is(nodes_text(self->nodes, value), "0");
}

static bool describe(const Argument *self, Slice *value, Slice *absence) {
  switch (self->action) {
  case ACTION_STORE: return describe_stored(self, value, absence);
  case ACTION_TRUE:
    *value = SLICE("`True` when the option is given");
    return describe_absence(self, "False", absence);
  case ACTION_FALSE:
    *value = SLICE("`False` when the option is given");
    return describe_absence(self, "True", absence);
  case ACTION_COUNT:
    *value = SLICE("how often the option is given");
    return counts_from_zero(self) && describe_absence(self, "None", absence);
  case ACTION_APPEND:
    *value = SLICE("a list with an item for each time the option is given");
    return keyword(self, "default") == NO_NODE && describe_absence(self, "None", absence);
  case ACTION_OTHER: break;
  }
  return false;
}

/* `type=bool` is nearly always a mistake. */
static bool converts_by_bool(const Argument *self) {
  NodeId type = keyword(self, "type");
  return names_means_builtin(self->place->view->names, type, "bool");
}

Fact fact_of_argument(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  Argument argument = {.place = place, .nodes = nodes, .call = arguments_call(nodes, place->leaf)};
  if (argument.call == NO_NODE || !slice_is(nodes_text(nodes, place->leaf), "add_argument") ||
      arguments_are_spread(nodes, argument.call) ||
      nodes_has_flag(nodes, argument.call, NODE_HAS_ERROR))
    return (Fact){0};
  Slice value;
  Slice absence;
  if (!find_name(&argument) || !find_action(&argument) || !describe(&argument, &value, &absence))
    return (Fact){0};
  Slice name = attribute_name(&argument);
  Slice bool_note = converts_by_bool(&argument)
                        ? SLICE(" Every text but the empty one is true to `bool`.")
                        : nothing;
  const char *pattern = is_identifier(name)
                            ? "The attribute {} becomes {}{}.{}"
                            : "The attribute {}, which only `getattr` can read, becomes {}{}.{}";
  Holes values = {{words_code(name, place->arena), value, absence, bool_note}};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}
