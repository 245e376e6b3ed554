/* What of the reader's values becomes code, and which random or hash is no secret. */
#include "base/word_list.h"
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/sql_text.h"
#include "syntax/arguments.h"

static Slice qualified(const FactPlace *place, NodeId node) {
  return names_qualified(place->view->names, node, place->arena);
}

static Fact say(const FactPlace *place, const char *pattern, NodeId node) {
  Holes values = {{words_node(place->view->nodes, node, place->arena)}};
  return (Fact){.words = words_fill(place->arena, pattern, values)};
}

/* The call that the card is about: by its function, or by its `shell` argument. */
static NodeId call_of(const FactPlace *place) {
  const Nodes *nodes = place->view->nodes;
  NodeId node = place->node;
  NodeId parent = nodes_parent(nodes, node);
  if (nodes_is(nodes, parent, NODE_KEYWORD_ARGUMENT))
    return nodes_parent(nodes, nodes_parent(nodes, parent));
  bool is_name =
      nodes_is(nodes, parent, NODE_ATTRIBUTE) && nodes_get(nodes, node)->field == FIELD_ATTRIBUTE;
  return arguments_call(nodes, is_name ? parent : node);
}

static bool has_blank(Slice text) {
  return slice_find(text, SLICE(" "), 0) < text.len;
}

/* How `subprocess` takes its first argument, where that is written out. */
static Fact fact_of_command(const FactPlace *place, NodeId command, bool is_shell) {
  const Nodes *nodes = place->view->nodes;
  NodeId pasted = sql_text_any_pasted(place->view, command);
  if (is_shell && pasted != NO_NODE)
    return say(place, "{} becomes part of the line that the shell reads.", pasted);
  NodeId first = nodes_is(nodes, command, NODE_LIST) ? nodes_first_named_child(nodes, command)
                                                     : (NodeId)NO_NODE;
  if (is_shell && first != NO_NODE && nodes_next_named_sibling(nodes, first) != NO_NODE)
    return say(place,
               "On POSIX only {} is the command here: with `shell=True` the other items become "
               "arguments of the shell.",
               first);
  if (is_shell || !nodes_is(nodes, command, NODE_STRING)) return (Fact){0};
  Slice text = nodes_text(nodes, nodes_child_with_symbol(nodes, command, NODE_STRING_CONTENT));
  if (pasted != NO_NODE || !has_blank(slice_trim(text))) return (Fact){0};
  return (Fact){.words =
                    SLICE("On POSIX this whole text, blanks included, is taken for the name of "
                          "one program. Pass a list of words.")};
}

Fact fact_of_injection(const FactPlace *place) {
  static const char starters[] = "subprocess.run subprocess.Popen subprocess.call "
                                 "subprocess.check_call subprocess.check_output";
  static const char shells[] = "os.system os.popen subprocess.getoutput "
                               "subprocess.getstatusoutput asyncio.create_subprocess_shell";
  const Nodes *nodes = place->view->nodes;
  NodeId call = call_of(place);
  NodeId first = arguments_next(nodes, call, NO_NODE);
  if (first == NO_NODE || nodes_is(nodes, first, NODE_LIST_SPLAT)) return (Fact){0};
  Slice name = qualified(place, nodes_child_by_field(nodes, call, FIELD_FUNCTION));
  if (word_list_has(shells, name)) return fact_of_command(place, first, true);
  if (word_list_has(starters, name)) {
    NodeId shell = arguments_keyword(nodes, call, "shell");
    bool is_clear =
        shell == NO_NODE || nodes_is(nodes, shell, NODE_TRUE) || nodes_is(nodes, shell, NODE_FALSE);
    return is_clear ? fact_of_command(place, first, nodes_is(nodes, shell, NODE_TRUE)) : (Fact){0};
  }
  NodeId pasted = sql_text_pasted(place->view, first);
  return pasted == NO_NODE ? (Fact){0}
                           : say(place, "{} becomes part of the SQL text itself.", pasted);
}

static const struct {
  const char *predictable;
  const char *secret;
} substitutes[] = {
    {"random.choice", "`secrets.choice`"},
    {"random.choices", "`secrets.choice`, once for each item,"},
    {"random.getrandbits", "`secrets.randbits`"},
    {"random.randbytes", "`secrets.token_bytes`"},
    {"random.randint", "`secrets.SystemRandom().randint`"},
    {"random.randrange", "`secrets.SystemRandom().randrange`"},
    {"random.random", "`secrets.SystemRandom().random`"},
    {"random.sample", "`secrets.SystemRandom().sample`"},
    {"random.shuffle", "`secrets.SystemRandom().shuffle`"},
    {"random.uniform", "`secrets.SystemRandom().uniform`"},
};

/* An identifier for a password somewhere in the first argument. */
static bool is_of_password(const Nodes *nodes, NodeId argument) {
  NodeId end = argument == NO_NODE ? 0 : nodes->items[argument].next;
  for (NodeId id = argument; id < end; id++)
    if (nodes_is(nodes, id, NODE_IDENTIFIER) &&
        word_list_has_part("password passwd passphrase", nodes_text(nodes, id), false))
      return true;
  return false;
}

Fact fact_of_secret(const FactPlace *place) {
  static const char fast[] = "hashlib.md5 hashlib.sha1 hashlib.sha224 hashlib.sha256 "
                             "hashlib.sha384 hashlib.sha512 hashlib.sha3_256 hashlib.sha3_512 "
                             "hashlib.blake2b hashlib.blake2s";
  const Nodes *nodes = place->view->nodes;
  NodeId call = call_of(place);
  if (call == NO_NODE) return (Fact){0};
  Slice name = qualified(place, nodes_child_by_field(nodes, call, FIELD_FUNCTION));
  for (size_t i = 0; i < sizeof substitutes / sizeof substitutes[0]; i++) {
    if (!slice_is(name, substitutes[i].predictable)) continue;
    bool is_weighted = arguments_keyword(nodes, call, "weights") != NO_NODE ||
                       arguments_keyword(nodes, call, "cum_weights") != NO_NODE;
    if (is_weighted) return (Fact){0};
    Holes values = {{slice_from_cstr(substitutes[i].secret)}};
    return (Fact){.words =
                      words_fill(place->arena, "{} does the same and cannot be foreseen.", values)};
  }
  if (!word_list_has(fast, name)) return (Fact){0};
  NodeId argument = arguments_next(nodes, call, NO_NODE);
  if (!is_of_password(nodes, argument)) return (Fact){0};
  return say(place,
             "Whoever gets this hash of {} can try billions of passwords a second against it.",
             argument);
}
