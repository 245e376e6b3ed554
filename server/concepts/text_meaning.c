#include "concepts/text_meaning.h"

typedef struct Taker {
  Slice callee;
  const char *keyword; /* NULL: by position only */
  uint32_t position;
  TextMeaning meaning;
} Taker;

/* In the order of their bytes. */
static const Taker takers[] = {
    {SLICE_INIT("builtins.open"), "mode", 1, TEXT_FILE_MODE},
    {SLICE_INIT("datetime.date.strftime"), "format", 0, TEXT_TIME_WRITTEN},
    {SLICE_INIT("datetime.datetime.strftime"), "format", 0, TEXT_TIME_WRITTEN},
    {SLICE_INIT("datetime.datetime.strptime"), NULL, 1, TEXT_TIME_READ},
    {SLICE_INIT("datetime.time.strftime"), "format", 0, TEXT_TIME_WRITTEN},
    {SLICE_INIT("fnmatch.filter"), "pat", 1, TEXT_GLOB},
    {SLICE_INIT("fnmatch.fnmatch"), "pat", 1, TEXT_GLOB},
    {SLICE_INIT("fnmatch.fnmatchcase"), "pat", 1, TEXT_GLOB},
    {SLICE_INIT("fnmatch.translate"), "pat", 0, TEXT_GLOB},
    {SLICE_INIT("glob.glob"), "pathname", 0, TEXT_GLOB},
    {SLICE_INIT("glob.iglob"), "pathname", 0, TEXT_GLOB},
    {SLICE_INIT("io.open"), "mode", 1, TEXT_FILE_MODE},
    {SLICE_INIT("os.fdopen"), "mode", 1, TEXT_FILE_MODE},
    {SLICE_INIT("pathlib.Path.glob"), "pattern", 0, TEXT_GLOB},
    {SLICE_INIT("pathlib.Path.match"), NULL, 0, TEXT_GLOB},
    {SLICE_INIT("pathlib.Path.open"), "mode", 0, TEXT_FILE_MODE},
    {SLICE_INIT("pathlib.Path.rglob"), "pattern", 0, TEXT_GLOB},
    {SLICE_INIT("re.compile"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.findall"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.finditer"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.fullmatch"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.match"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.search"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.split"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.sub"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("re.subn"), "pattern", 0, TEXT_REGEX},
    {SLICE_INIT("struct.Struct"), "format", 0, TEXT_STRUCT},
    {SLICE_INIT("struct.calcsize"), NULL, 0, TEXT_STRUCT},
    {SLICE_INIT("struct.iter_unpack"), NULL, 0, TEXT_STRUCT},
    {SLICE_INIT("struct.pack"), NULL, 0, TEXT_STRUCT},
    {SLICE_INIT("struct.pack_into"), NULL, 0, TEXT_STRUCT},
    {SLICE_INIT("struct.unpack"), NULL, 0, TEXT_STRUCT},
    {SLICE_INIT("struct.unpack_from"), "format", 0, TEXT_STRUCT},
    {SLICE_INIT("time.strftime"), NULL, 0, TEXT_TIME_WRITTEN},
    {SLICE_INIT("time.strptime"), NULL, 1, TEXT_TIME_READ},
};

/* Methods that mean the same on whatever object has them. */
static const Taker methods[] = {
    {SLICE_INIT("strftime"), "format", 0, TEXT_TIME_WRITTEN},
    {SLICE_INIT("strptime"), NULL, 1, TEXT_TIME_READ},
    {SLICE_INIT("rglob"), "pattern", 0, TEXT_GLOB},
};

static const Taker *find(const Taker *table, size_t count, Slice name) {
  for (size_t i = 0; name.len > 0 && i < count; i++)
    if (slice_equal(table[i].callee, name)) return &table[i];
  return NULL;
}

static const Taker *taker_of(const SegmentView *view, NodeId call) {
  NodeId callee = nodes_child_by_field(view->nodes, call, FIELD_FUNCTION);
  if (callee == NO_NODE) return NULL;
  Arena scratch;
  arena_init(&scratch);
  Slice name = names_qualified(view->names, callee, &scratch);
  bool is_known = name.len > 0;
  const Taker *taker = find(takers, sizeof takers / sizeof takers[0], name);
  arena_release(&scratch);
  if (is_known || !nodes_is(view->nodes, callee, NODE_ATTRIBUTE)) return taker;
  Slice method =
      nodes_text(view->nodes, nodes_child_by_field(view->nodes, callee, FIELD_ATTRIBUTE));
  return find(methods, sizeof methods / sizeof methods[0], method);
}

static bool is_text(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, id, NODE_STRING) || nodes_is(nodes, id, NODE_CONCATENATED_STRING);
}

/* The argument that the taker reads: by its keyword, or by its place when no star stands before. */
static NodeId argument_of(const Nodes *nodes, NodeId call, const Taker *taker) {
  NodeId arguments = nodes_child_by_field(nodes, call, FIELD_ARGUMENTS);
  if (!nodes_is(nodes, arguments, NODE_ARGUMENT_LIST)) return NO_NODE;
  uint32_t position = 0;
  for (NodeId argument = nodes_first_named_child(nodes, arguments); argument != NO_NODE;
       argument = nodes_next_named_sibling(nodes, argument)) {
    if (nodes_is(nodes, argument, NODE_LIST_SPLAT)) return NO_NODE;
    if (nodes_is(nodes, argument, NODE_KEYWORD_ARGUMENT)) {
      Slice name = nodes_text(nodes, nodes_child_by_field(nodes, argument, FIELD_NAME));
      if (taker->keyword != NULL && slice_is(name, taker->keyword))
        return nodes_child_by_field(nodes, argument, FIELD_VALUE);
    } else if (position++ == taker->position) {
      return argument;
    }
  }
  return NO_NODE;
}

NodeId text_argument(const SegmentView *view, NodeId call) {
  if (!nodes_is(view->nodes, call, NODE_CALL)) return NO_NODE;
  const Taker *taker = taker_of(view, call);
  NodeId argument = taker == NULL ? NO_NODE : argument_of(view->nodes, call, taker);
  argument = nodes_unparenthesized(view->nodes, argument);
  return is_text(view->nodes, argument) ? argument : NO_NODE;
}

NodeId text_whole(const Nodes *nodes, NodeId string) {
  NodeId parent = nodes_parent(nodes, string);
  return nodes_is(nodes, parent, NODE_CONCATENATED_STRING) ? parent : string;
}

/* The call of whose arguments `node` is one, parentheses and a keyword looked through. */
static NodeId call_around(const Nodes *nodes, NodeId node) {
  NodeId parent = nodes_parent(nodes, node);
  if (nodes_is(nodes, parent, NODE_PARENTHESIZED_EXPRESSION)) parent = nodes_parent(nodes, parent);
  if (nodes_is(nodes, parent, NODE_KEYWORD_ARGUMENT)) parent = nodes_parent(nodes, parent);
  return nodes_is(nodes, parent, NODE_ARGUMENT_LIST) ? nodes_parent(nodes, parent) : NO_NODE;
}

TextMeaning text_meaning(const SegmentView *view, NodeId text) {
  const Nodes *nodes = view->nodes;
  if (!is_text(nodes, text)) return TEXT_PLAIN;
  text = text_whole(nodes, text);
  NodeId call = call_around(nodes, text);
  if (!nodes_is(nodes, call, NODE_CALL)) return TEXT_PLAIN;
  const Taker *taker = taker_of(view, call);
  if (taker == NULL) return TEXT_PLAIN;
  NodeId argument = nodes_unparenthesized(nodes, argument_of(nodes, call, taker));
  return argument == text ? taker->meaning : TEXT_PLAIN;
}
