/* What the types between the brackets of an annotation say.
 *   source  Python library reference, "typing". */
#include "cards/fact.h"
#include "cards/words.h"

enum { ARGUMENTS_AT_MOST = 4 };

typedef enum Shape { SHAPE_ITEMS, SHAPE_PAIRS, SHAPE_TUPLE } Shape;

static const struct {
  const char *name;
  Shape shape;
  const char *words; /* `{}` for each type between the brackets */
} generics[] = {
    {"builtins.list", SHAPE_ITEMS, "A list whose items are {}."},
    {"builtins.set", SHAPE_ITEMS, "A set whose items are {}."},
    {"builtins.frozenset", SHAPE_ITEMS, "A frozenset whose items are {}."},
    {"collections.deque", SHAPE_ITEMS, "A deque whose items are {}."},
    {"collections.abc.Iterable", SHAPE_ITEMS, "Anything that a loop can walk through, giving {}."},
    {"collections.abc.Iterator", SHAPE_ITEMS, "Something whose `next()` gives {}."},
    {"collections.abc.Sequence", SHAPE_ITEMS, "A list, tuple or the like whose items are {}."},
    {"collections.abc.Collection", SHAPE_ITEMS, "A container, of any kind, whose items are {}."},
    {"builtins.dict", SHAPE_PAIRS, "A dict: the keys are {}, the values {}."},
    {"collections.defaultdict", SHAPE_PAIRS, "A `defaultdict`: the keys are {}, the values {}."},
    {"collections.abc.Mapping", SHAPE_PAIRS,
     "A dict or the like, only to be read: the keys are {}, the values {}."},
    {"collections.abc.MutableMapping", SHAPE_PAIRS,
     "A dict or the like: the keys are {}, the values {}."},
    {"builtins.tuple", SHAPE_TUPLE, NULL},
};

/* The old spellings of `typing` mean the same. */
static const struct {
  const char *old;
  const char *name;
} spellings[] = {
    {"typing.List", "builtins.list"},
    {"typing.Set", "builtins.set"},
    {"typing.FrozenSet", "builtins.frozenset"},
    {"typing.Deque", "collections.deque"},
    {"typing.Iterable", "collections.abc.Iterable"},
    {"typing.Iterator", "collections.abc.Iterator"},
    {"typing.Sequence", "collections.abc.Sequence"},
    {"typing.Collection", "collections.abc.Collection"},
    {"typing.Dict", "builtins.dict"},
    {"typing.DefaultDict", "collections.defaultdict"},
    {"typing.Mapping", "collections.abc.Mapping"},
    {"typing.MutableMapping", "collections.abc.MutableMapping"},
    {"typing.Tuple", "builtins.tuple"},
};

typedef struct Arguments {
  NodeId of[ARGUMENTS_AT_MOST];
  uint32_t count;
} Arguments;

/* `list` is what has the brackets; in a subscript the class stands in it as well. */
static Arguments arguments_of(const Nodes *nodes, NodeId list, NodeId class) {
  Arguments arguments = {0};
  for (NodeId type = nodes_first_named_child(nodes, list); type != NO_NODE;
       type = nodes_next_named_sibling(nodes, type)) {
    if (type == class) continue;
    if (arguments.count == ARGUMENTS_AT_MOST) return (Arguments){0};
    arguments.of[arguments.count++] = type;
  }
  return arguments;
}

static Slice tuple_words(const FactPlace *place, const Arguments *arguments) {
  const Nodes *nodes = place->view->nodes;
  NodeId last = arguments->of[arguments->count - 1];
  Slice words = words_node(nodes, arguments->of[0], place->arena);
  if (arguments->count == 2 && slice_is(nodes_text(nodes, last), "..."))
    return words_fill(place->arena, "A tuple of any length whose items are {}.", (Holes){{words}});
  for (uint32_t i = 0; i < arguments->count; i++)
    if (slice_is(nodes_text(nodes, arguments->of[i]), "...")) return (Slice){NULL, 0};
  if (arguments->count == 1)
    return words_fill(place->arena,
                      "A tuple of exactly one item: {}. For any number, `...` follows "
                      "the type.",
                      (Holes){{words}});
  for (uint32_t i = 1; i < arguments->count; i++) {
    Holes values = {{words, words_node(nodes, arguments->of[i], place->arena)}};
    words = words_fill(place->arena, "{}, {}", values);
  }
  Holes values = {{arena_format(place->arena, "%u", arguments->count), words}};
  return words_fill(place->arena, "A tuple of exactly {} items: {}.", values);
}

static Slice shape_words(const FactPlace *place, Slice name, const Arguments *arguments) {
  for (size_t i = 0; i < sizeof generics / sizeof generics[0]; i++) {
    if (!slice_is(name, generics[i].name)) continue;
    if (generics[i].shape == SHAPE_TUPLE) return tuple_words(place, arguments);
    if (arguments->count != (generics[i].shape == SHAPE_PAIRS ? 2u : 1u)) break;
    Holes values = {{{NULL, 0}}};
    for (uint32_t k = 0; k < arguments->count; k++)
      values.of[k] = words_node(place->view->nodes, arguments->of[k], place->arena);
    return words_fill(place->arena, generics[i].words, values);
  }
  return (Slice){NULL, 0};
}

Fact fact_of_type_arguments(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId list = nodes_parent(nodes, place->leaf);
  bool is_subscript = nodes_is(nodes, list, NODE_SUBSCRIPT);
  NodeId generic = is_subscript ? list : nodes_parent(nodes, list);
  if (!is_subscript && !nodes_is(nodes, generic, NODE_GENERIC_TYPE)) return (Fact){0};
  NodeId class = nodes_first_named_child(nodes, generic);
  Arguments arguments = arguments_of(nodes, list, class);
  bool is_name = nodes_is(nodes, class, NODE_IDENTIFIER) || nodes_is(nodes, class, NODE_ATTRIBUTE);
  if (arguments.count == 0 || !is_name) return (Fact){0};
  Slice name = names_qualified(place->view->names, class, place->arena);
  for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
    if (slice_is(name, spellings[i].old)) name = slice_from_cstr(spellings[i].name);
  return (Fact){.words = shape_words(place, name, &arguments)};
}
