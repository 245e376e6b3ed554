/* Data that comes from outside, and data that becomes code. */
#include "concepts/predicates/predicate.h"

#include "base/word_list.h"
#include "concepts/function.h"
#include "concepts/sql_text.h"
#include "concepts/test_code.h"
#include "syntax/arguments.h"

enum { STEPS_AT_MOST = 12 };

static const char secret_words[] = "password passwd secret token api_key apikey nonce salt "
                                   "session_id csrf passphrase private_key otp_code";

static bool is_shell_true(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId value = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_VALUE);
  return slice_is(nodes_text(nodes, node), "shell") && nodes_is(nodes, value, NODE_TRUE);
}

static bool is_sql_built(const SegmentView *view, NodeId node) {
  static const char runners[] =
      "execute executemany executescript raw text read_sql read_sql_query";
  if (!word_list_has(runners, nodes_text(view->nodes, node))) return false;
  NodeId call = arguments_method_call(view->nodes, node);
  return sql_text_is_built(view, arguments_first(view->nodes, call));
}

static bool has_sql_parameters(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  if (!word_list_has("execute executemany", nodes_text(nodes, node))) return false;
  NodeId statement = arguments_first(nodes, arguments_method_call(nodes, node));
  return sql_text_is_constant(view, statement) &&
         nodes_next_named_sibling(nodes, statement) != NO_NODE;
}

/* The opening quote of SQL that is built where it is handed over. */
static bool is_sql_argument(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId string = nodes_parent(nodes, node);
  NodeId call = nodes_parent(nodes, nodes_parent(nodes, string));
  NodeId callee = nodes_child_by_field(nodes, call, FIELD_FUNCTION);
  return nodes_is(nodes, call, NODE_CALL) && nodes_is(nodes, callee, NODE_ATTRIBUTE) &&
         sql_text_is_built(view, string) &&
         is_sql_built(view, nodes_child_by_field(nodes, callee, FIELD_ATTRIBUTE));
}

/* `request` as frameworks hand it in: a parameter, or an attribute of the view. */
static bool is_request(const SegmentView *view, NodeId object) {
  const Nodes *nodes = view->nodes;
  if (nodes_is(nodes, object, NODE_ATTRIBUTE))
    return slice_is(nodes_text(nodes, object), "self.request");
  if (!nodes_is(nodes, object, NODE_IDENTIFIER)) return false;
  if (!slice_is(nodes_text(nodes, object), "request")) return false;
  const Binding *binding = names_binding(view->names, names_resolve(view->names, object).binding);
  return binding != NULL && binding->kind == BINDING_PARAMETER && binding->is_only;
}

/* A client of the web calls `request` what it is about to send. */
static bool is_client(const SegmentView *view) {
  static const char *const servers[] = {"django", "flask", "fastapi", "starlette"};
  static const char *const clients[] = {"http", "urllib", "requests"};
  for (size_t i = 0; i < sizeof servers / sizeof servers[0]; i++)
    if (test_code_imports(view, slice_from_cstr(servers[i]))) return false;
  for (size_t i = 0; i < sizeof clients / sizeof clients[0]; i++)
    if (test_code_imports(view, slice_from_cstr(clients[i]))) return true;
  return false;
}

static bool is_request_data(const SegmentView *view, NodeId node) {
  static const char parts[] = "GET POST FILES COOKIES META args form values files cookies headers "
                              "json query_params path_params body data";
  NodeId object = nodes_child_by_field(view->nodes, nodes_parent(view->nodes, node), FIELD_OBJECT);
  return word_list_has(parts, nodes_text(view->nodes, node)) && is_request(view, object) &&
         !is_client(view);
}

/* True when what is made at `node` gets the name of a secret: by assignment, as a keyword argument,
 * or as the result of the function around. */
static bool is_for_secret(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId at = node;
  for (int step = 0; step < STEPS_AT_MOST && at != NO_NODE; step++) {
    Slice name = {NULL, 0};
    if (nodes_is(nodes, at, NODE_ASSIGNMENT))
      name = nodes_text(nodes, nodes_child_by_field(nodes, at, FIELD_LEFT));
    else if (nodes_is(nodes, at, NODE_KEYWORD_ARGUMENT))
      name = nodes_text(nodes, nodes_child_by_field(nodes, at, FIELD_NAME));
    else if (nodes_is(nodes, at, NODE_BLOCK))
      break;
    if (name.len > 0) return word_list_has_part(secret_words, name, false);
    at = nodes_parent(nodes, at);
  }
  Slice function = function_name(nodes, function_around(view, node));
  return word_list_has_part(secret_words, function, false);
}

static bool is_random_for_secret(const SegmentView *view, NodeId node) {
  static const char makers[] = "random.choice random.choices random.randint random.randrange "
                               "random.random random.getrandbits random.randbytes random.sample "
                               "random.shuffle random.uniform";
  Arena scratch;
  arena_init(&scratch);
  Slice name = names_qualified(view->names, node, &scratch);
  bool is_maker = name.len > 0 && word_list_has(makers, name);
  arena_release(&scratch);
  return is_maker && is_for_secret(view, node);
}

static bool is_plain_text(const Nodes *nodes, NodeId value) {
  enum { SHORTEST_SECRET = 4 };
  if (!nodes_is(nodes, value, NODE_STRING)) return false;
  if (nodes_child_with_symbol(nodes, value, NODE_INTERPOLATION) != NO_NODE) return false;
  NodeId content = nodes_child_with_symbol(nodes, value, NODE_STRING_CONTENT);
  Slice text = nodes_text(nodes, content);
  if (text.len < SHORTEST_SECRET) return false;
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] == ' ' || text.ptr[i] == '{' || text.ptr[i] == '<') return false;
  return true;
}

/* `DB_PASSWORD = "hunter2"`, and not the name of a field or a variable of the environment. */
static bool is_secret_literal(const SegmentView *view, NodeId node) {
  static const char ends[] = "password passwd secret secret_key api_key apikey access_key "
                             "auth_token access_token api_token passphrase";
  const Nodes *nodes = view->nodes;
  NodeId value = nodes_child_by_field(nodes, nodes_parent(nodes, node), FIELD_RIGHT);
  if (!nodes_is(nodes, node, NODE_IDENTIFIER) || !is_plain_text(nodes, value)) return false;
  Slice name = nodes_text(nodes, node);
  Slice content = nodes_text(nodes, nodes_child_with_symbol(nodes, value, NODE_STRING_CONTENT));
  return word_list_has_part(ends, name, true) && !word_list_has_part(ends, content, true);
}

const Predicate predicates_security[] = {
    {"random_for_secret", is_random_for_secret}, {"request_data", is_request_data},
    {"secret_literal", is_secret_literal},       {"shell_true", is_shell_true},
    {"sql_argument", is_sql_argument},           {"sql_built_by_formatting", is_sql_built},
    {"sql_with_parameters", has_sql_parameters}, {NULL, NULL},
};
