/* What a file is opened for: the mode of `open`, and the encoding that nobody named. */
#include "cards/text_value.h"
#include "cards/words.h"

typedef struct Mode {
  char action; /* one of r, w, a, x; 0 for a mode that raises */
  bool is_both; /* + */
  bool is_bytes;
} Mode;

static const struct {
  char action;
  const char *alone;
  const char *both;
} actions[] = {
    {'r', "reads a file that has to exist", "reads and writes a file that has to exist"},
    {'w', "empties the file, or makes it, and writes",
     "empties the file, or makes it, and writes and reads"},
    {'a', "writes at the end of the file, which it makes if it is missing",
     "writes at the end of the file, which it makes if it is missing, and reads"},
    {'x', "makes the file, which must not exist yet, and writes",
     "makes the file, which must not exist yet, and writes and reads"},
};

static const char *action_words(Mode mode) {
  for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
    if (actions[i].action == mode.action) return mode.is_both ? actions[i].both : actions[i].alone;
  return NULL;
}

/* Each letter once, exactly one of `rwax`, and not both of `b` and `t`. */
static Mode read_mode(Slice text) {
  Mode mode = {0};
  const Mode none = {0};
  bool is_text = false;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.ptr[i];
    bool is_action = c == 'r' || c == 'w' || c == 'a' || c == 'x';
    if ((is_action && mode.action != 0) || (c == '+' && mode.is_both) ||
        (c == 'b' && mode.is_bytes) || (c == 't' && is_text))
      return none;
    if (is_action)
      mode.action = c;
    else if (c == '+')
      mode.is_both = true;
    else if (c == 'b')
      mode.is_bytes = true;
    else if (c == 't')
      is_text = true;
    else
      return none;
  }
  return is_text && mode.is_bytes ? none : mode;
}

/* Whether the call surely names no encoding; and no mode. */
static bool lacks_argument(const Nodes *nodes, NodeId call, const char *keyword,
                           uint32_t position) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  if (!nodes_is(nodes, arguments, NODE_ARGUMENT_LIST)) return false;
  uint32_t count = 0;
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (nodes_is(nodes, argument, NODE_LIST_SPLAT) ||
        nodes_is(nodes, argument, NODE_DICTIONARY_SPLAT))
      return false;
    Slice name = nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME));
    if (!nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT))
      count++;
    else if (slice_is(name, keyword))
      return false;
  }
  return count > 0 && count <= position;
}

static bool is_plain_open(const FactPlace *place, NodeId call) {
  NodeId callee = nodes_child_by_field(place->view->nodes, call, FIELD_FUNCTION);
  Slice name =
      callee == NO_NODE ? (Slice){0} : names_qualified(place->view->names, callee, place->arena);
  return slice_is(name, "builtins.open") || slice_is(name, "io.open");
}

static const char *content_words(Mode mode, bool is_unnamed) {
  if (mode.is_bytes) return "What goes through it is bytes.";
  return is_unnamed ? "What goes through it is text, in the locale's encoding, as no `encoding=` "
                      "is given."
                    : "What goes through it is text.";
}

Fact fact_of_file(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  TextValue text = text_value_at(place);
  NodeId call = text_call_at(place);
  if (call == NO_NODE && text.node != NO_NODE) call = nodes_ancestor(nodes, text.node, NODE_CALL);
  bool is_open = is_plain_open(place, call);
  bool is_unnamed = is_open && lacks_argument(nodes, call, "encoding", 3);
  if (text.node == NO_NODE) {
    if (!is_unnamed || !lacks_argument(nodes, call, "mode", 1)) return (Fact){0};
    Slice content = slice_from_cstr(content_words((Mode){.action = 'r'}, true));
    return (Fact){.words =
                      words_fill(place->arena, "Without a mode it reads. {}", (Holes){{content}})};
  }
  if (text.meaning != TEXT_FILE_MODE) return (Fact){0};
  Mode mode = read_mode(text.value);
  Slice shown = words_code(text.value, place->arena);
  if (shown.len == 0) return (Fact){0};
  if (mode.action == 0)
    return (Fact){.words = words_fill(place->arena, "{} is no mode: it raises `ValueError`.",
                                      (Holes){{shown}})};
  Holes values = {{shown, slice_from_cstr(action_words(mode)),
                   slice_from_cstr(content_words(mode, is_unnamed))}};
  return (Fact){.words = words_fill(place->arena, "{} {}. {}", values)};
}
