#include "rpc/message.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "rpc/member.h"
#include "rpc/repair.h"

enum { READ_FLAGS = JSON_ALLOW_NUL | JSON_DECODE_ANY };

/* True for JSON that is well-formed, but more than the reader takes. */
static bool is_beyond_reader(const json_error_t *error) {
  switch (json_error_code(error)) {
  case json_error_stack_overflow:
  case json_error_numeric_overflow:
  case json_error_null_character:
  case json_error_null_byte_in_key: return true;
  default: return false;
  }
}

static json_t *load(Slice body, json_error_t *error) {
  json_t *root = json_loadb(body.ptr, body.len, READ_FLAGS, error);
  if (root != NULL) return root;
  Buffer repaired;
  buffer_init(&repaired);
  repair_json(body, &repaired);
  root = json_loadb(repaired.ptr, repaired.len, READ_FLAGS, error);
  buffer_release(&repaired);
  return root;
}

static bool is_id(const json_t *id) {
  return json_is_string(id) || json_is_number(id) || json_is_null(id);
}

/* The id as it stands in the text, or, where that cannot go back, as jansson writes it. */
static Slice raw_id(Slice body, const json_t *id, Arena *arena) {
  Slice raw = member_find(body, SLICE("id"));
  if (raw.ptr != NULL && utf8_is_valid(raw)) return raw;
  char *text = json_dumps(id, JSON_ENCODE_ANY);
  if (text == NULL) return SLICE("null");
  Slice copy = arena_copy(arena, slice_from_cstr(text));
  free(text);
  return copy;
}

Slice message_recover_id(Slice body) {
  Slice raw = member_find(body, SLICE("id"));
  if (raw.ptr == NULL || !utf8_is_valid(raw)) return SLICE("null");
  json_t *id = json_loadb(raw.ptr, raw.len, READ_FLAGS | JSON_DECODE_INT_AS_REAL, NULL);
  bool is_usable = is_id(id);
  json_decref(id);
  return is_usable ? raw : SLICE("null");
}

static Message invalid(Message message, RpcError error, const char *problem) {
  message.kind = MESSAGE_INVALID;
  message.error = error;
  message.problem = problem;
  if (message.id.ptr == NULL) message.id = SLICE("null");
  return message;
}

static bool is_version_two(const json_t *version) {
  if (version == NULL) return true; /* some clients leave it out, and nothing depends on it */
  return json_is_string(version) &&
         slice_equal((Slice){json_string_value(version), json_string_length(version)},
                     SLICE("2.0"));
}

/* A message with an id and no method answers a request of ours, well or badly: an error in return
 * would be taken for the answer to one of the client's own. */
static Message response(Message message) {
  message.kind = MESSAGE_RESPONSE;
  const json_t *error = json_object_get(message.root, "error");
  bool has_failed = error != NULL && !json_is_null(error);
  if (!has_failed) message.result = json_object_get(message.root, "result");
  return message;
}

static Message classify(Message message) {
  const json_t *method = json_object_get(message.root, "method");
  if (method == NULL && message.id.ptr != NULL) return response(message);
  if (!is_version_two(json_object_get(message.root, "jsonrpc")))
    return invalid(message, RPC_INVALID_REQUEST, "jsonrpc must be \"2.0\"");
  if (!json_is_string(method))
    return invalid(message, RPC_INVALID_REQUEST, "method must be a string");
  message.method = (Slice){json_string_value(method), json_string_length(method)};
  message.kind = message.id.ptr == NULL ? MESSAGE_NOTIFICATION : MESSAGE_REQUEST;

  const json_t *params = json_object_get(message.root, "params");
  bool has_params = params != NULL && !json_is_null(params);
  if (has_params && !json_is_object(params) && !json_is_array(params))
    return invalid(message, RPC_INVALID_REQUEST, "params must be an object or a list");
  message.params = has_params ? params : NULL;
  return message;
}

Message message_parse(Slice body, Arena *arena) {
  Message message = {0};
  json_error_t error;
  message.root = load(body, &error);
  if (message.root == NULL) {
    bool is_readable = is_beyond_reader(&error);
    if (is_readable) message.id = message_recover_id(body);
    return invalid(message, RPC_PARSE_ERROR, is_readable ? "more than can be read" : "not JSON");
  }
  if (!json_is_object(message.root))
    return invalid(message, RPC_INVALID_REQUEST, "a message must be one object");
  message.id_value = json_object_get(message.root, "id");
  if (message.id_value != NULL && !is_id(message.id_value))
    return invalid(message, RPC_INVALID_REQUEST, "id must be a number or a string");
  if (message.id_value != NULL) message.id = raw_id(body, message.id_value, arena);
  return classify(message);
}

void message_release(Message *message) {
  json_decref(message->root);
  *message = (Message){0};
}
