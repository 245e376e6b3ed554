#include "semantics/literals.h"

#include <string.h>

static const Slice classes[PYTHON_SYMBOL_COUNT] = {
    [NODE_LIST] = SLICE_INIT("builtins.list"),
    [NODE_LIST_COMPREHENSION] = SLICE_INIT("builtins.list"),
    [NODE_DICTIONARY] = SLICE_INIT("builtins.dict"),
    [NODE_DICTIONARY_COMPREHENSION] = SLICE_INIT("builtins.dict"),
    [NODE_SET] = SLICE_INIT("builtins.set"),
    [NODE_SET_COMPREHENSION] = SLICE_INIT("builtins.set"),
    [NODE_TUPLE] = SLICE_INIT("builtins.tuple"),
    [NODE_EXPRESSION_LIST] = SLICE_INIT("builtins.tuple"),
    [NODE_TRUE] = SLICE_INIT("builtins.bool"),
    [NODE_FALSE] = SLICE_INIT("builtins.bool"),
    [NODE_NOT_OPERATOR] = SLICE_INIT("builtins.bool"),
};

static bool has_any(Slice text, const char *characters) {
  for (size_t i = 0; i < text.len; i++)
    if (strchr(characters, text.ptr[i]) != NULL) return true;
  return false;
}

static Slice string_class(const Nodes *nodes, NodeId string) {
  Slice prefix = nodes_text(nodes, nodes_child_with_symbol(nodes, string, NODE_STRING_START));
  if (prefix.len == 0 || has_any(prefix, "tT`")) return (Slice){0};
  return has_any(prefix, "bB") ? SLICE("builtins.bytes") : SLICE("builtins.str");
}

static Slice number_class(Slice text, Slice plain) {
  bool is_hexadecimal =
      slice_starts_with(text, SLICE("0x")) || slice_starts_with(text, SLICE("0X"));
  return !is_hexadecimal && has_any(text, "jJ") ? SLICE("builtins.complex") : plain;
}

Slice literal_class(const Nodes *nodes, NodeId expression) {
  uint16_t symbol = nodes_symbol(nodes, expression);
  switch (symbol) {
  case NODE_STRING: return string_class(nodes, expression);
  case NODE_CONCATENATED_STRING:
    return string_class(nodes, nodes_first_named_child(nodes, expression));
  case NODE_INTEGER: return number_class(nodes_text(nodes, expression), SLICE("builtins.int"));
  case NODE_FLOAT: return number_class(nodes_text(nodes, expression), SLICE("builtins.float"));
  default: return symbol < PYTHON_SYMBOL_COUNT ? classes[symbol] : (Slice){0};
  }
}

/* Where the mode stands among the positional arguments. */
typedef struct Opener {
  Slice callee;
  uint32_t mode;
} Opener;

static const Opener openers[] = {
    {SLICE_INIT("builtins.open"), 1},
    {SLICE_INIT("io.open"), 1},
    {SLICE_INIT("pathlib.Path.open"), 0},
};

/* The mode, NO_NODE where it is left out. `is_plain` becomes false where the arguments hide it, or
 * `buffering` makes it another class. */
static NodeId mode_argument(const Nodes *nodes, NodeId call, uint32_t position, bool *is_plain) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  NodeId mode = NO_NODE;
  uint32_t index = 0;
  *is_plain = nodes_is(nodes, arguments, NODE_ARGUMENT_LIST);
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT)) {
      Slice name = nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME));
      if (slice_is(name, "buffering")) *is_plain = false;
      if (slice_is(name, "mode")) mode = nodes_child_by_field(nodes, argument, FIELD_VALUE);
    } else if (nodes_is(nodes, argument, NODE_LIST_SPLAT) ||
               nodes_is(nodes, argument, NODE_DICTIONARY_SPLAT) || index > position) {
      *is_plain = false;
    } else if (index++ == position) {
      mode = argument;
    }
  }
  return mode;
}

static Slice mode_class(Slice mode) {
  if (!has_any(mode, "b")) return SLICE("io.TextIOWrapper");
  if (has_any(mode, "+")) return SLICE("io.BufferedRandom");
  return has_any(mode, "wax") ? SLICE("io.BufferedWriter") : SLICE("io.BufferedReader");
}

static Slice opened_class(const Nodes *nodes, NodeId call, uint32_t position) {
  bool is_plain = false;
  NodeId mode = mode_argument(nodes, call, position, &is_plain);
  if (!is_plain) return (Slice){0};
  if (mode == NO_NODE) return SLICE("io.TextIOWrapper");
  if (!nodes_is(nodes, mode, NODE_STRING)) return (Slice){0};
  return mode_class(nodes_text(nodes, nodes_child_with_symbol(nodes, mode, NODE_STRING_CONTENT)));
}

/* A call to something that is not looked up yet but called `open`. With a mode, only the bare name
 * is clear: other things that are called so take the mode elsewhere. */
static Value opened_later(const Nodes *nodes, NodeId call, Value callee, Value result,
                          Arena *arena) {
  if (slice_is(callee.path, "open")) {
    Slice class_name = opened_class(nodes, call, 1);
    return class_name.len == 0 ? (Value){0} : value_open_call(callee, class_name, arena);
  }
  if (!slice_ends_with(callee.path, SLICE(".open"))) return result;
  bool is_clear = slice_is(opened_class(nodes, call, 0), "io.TextIOWrapper");
  return is_clear ? result : value_open_call(callee, SLICE(VALUE_OPENED_UNCLEAR), arena);
}

Value literal_opened(const Nodes *nodes, NodeId call, Value callee, Value result, Arena *arena) {
  if (result.kind == VALUE_OPEN) return opened_later(nodes, call, callee, result, arena);
  for (size_t i = 0; i < sizeof openers / sizeof openers[0]; i++) {
    if (!slice_equal(openers[i].callee, callee.path)) continue;
    Slice class_name = opened_class(nodes, call, openers[i].mode);
    return (Value){class_name.len == 0 ? VALUE_UNKNOWN : VALUE_OBJECT, class_name};
  }
  return result;
}
