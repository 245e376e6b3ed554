/* A language server over stdio that parses and does nothing else: the yardstick of the bench.
 * It parses the whole file again from the old tree after each change, publishes no findings with
 * the version that it parsed, and answers a hover with the kind of the node. It trusts its client.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bare_document.h"
#include "base/memory.h"

extern const TSLanguage *tree_sitter_python(void);

typedef struct Server {
  TSParser *parser;
  BareDocument *documents;
  size_t document_count;
  size_t document_capacity;
  Buffer input;
} Server;

/* Takes over `message`. */
static void send_message(json_t *message) {
  char *body = json_dumps(message, JSON_COMPACT);
  printf("Content-Length: %zu\r\n\r\n%s", strlen(body), body);
  fflush(stdout);
  free(body);
  json_decref(message);
}

static void send_result(json_t *id, json_t *result) {
  send_message(json_pack("{s:s, s:O, s:o}", "jsonrpc", "2.0", "id", id, "result", result));
}

static void publish_nothing(const char *uri, json_t *version) {
  json_t *params = json_pack("{s:s, s:[]}", "uri", uri, "diagnostics");
  if (version != NULL) json_object_set(params, "version", version);
  send_message(json_pack("{s:s, s:s, s:o}", "jsonrpc", "2.0", "method",
                         "textDocument/publishDiagnostics", "params", params));
}

static Slice string_of(const json_t *string) {
  return (Slice){json_string_value(string), json_string_length(string)};
}

static Position position_of(const json_t *position) {
  return (Position){
      .line = (uint32_t)json_integer_value(json_object_get(position, "line")),
      .character = (uint32_t)json_integer_value(json_object_get(position, "character")),
  };
}

static BareDocument *find_document(Server *server, const json_t *params) {
  const json_t *uri = json_object_get(json_object_get(params, "textDocument"), "uri");
  for (size_t i = 0; i < server->document_count; i++)
    if (slice_is(string_of(uri), server->documents[i].uri)) return &server->documents[i];
  return NULL;
}

static void on_initialize(Server *server, json_t *id, const json_t *params) {
  (void)server;
  (void)params;
  enum { SYNC_INCREMENTAL = 2 };
  send_result(id, json_pack("{s:{s:{s:b, s:i}, s:b}}", "capabilities", "textDocumentSync",
                            "openClose", 1, "change", SYNC_INCREMENTAL, "hoverProvider", 1));
}

static void on_shutdown(Server *server, json_t *id, const json_t *params) {
  (void)server;
  (void)params;
  send_result(id, json_null());
}

static void on_exit_message(Server *server, json_t *id, const json_t *params) {
  (void)server;
  (void)id;
  (void)params;
  exit(EXIT_SUCCESS);
}

static void on_open(Server *server, json_t *id, const json_t *params) {
  (void)id;
  json_t *opened = json_object_get(params, "textDocument");
  if (server->document_count == server->document_capacity) {
    server->document_capacity = memory_grown(server->document_capacity, server->document_count + 1);
    server->documents =
        memory_resize(server->documents, server->document_capacity, sizeof *server->documents);
  }
  BareDocument *document = &server->documents[server->document_count++];
  bare_document_init(document, string_of(json_object_get(opened, "uri")),
                     string_of(json_object_get(opened, "text")));
  bare_document_parse(document, server->parser);
  publish_nothing(document->uri, json_object_get(opened, "version"));
}

static void on_change(Server *server, json_t *id, const json_t *params) {
  (void)id;
  BareDocument *document = find_document(server, params);
  if (document == NULL) return;
  size_t index;
  json_t *change;
  json_array_foreach(json_object_get(params, "contentChanges"), index, change) {
    Slice text = string_of(json_object_get(change, "text"));
    const json_t *range = json_object_get(change, "range");
    if (range == NULL) {
      bare_document_set_text(document, text);
      continue;
    }
    bare_document_edit(document, position_of(json_object_get(range, "start")),
                       position_of(json_object_get(range, "end")), text);
  }
  bare_document_parse(document, server->parser);
  publish_nothing(document->uri,
                  json_object_get(json_object_get(params, "textDocument"), "version"));
}

static void on_close(Server *server, json_t *id, const json_t *params) {
  (void)id;
  BareDocument *document = find_document(server, params);
  if (document == NULL) return;
  publish_nothing(document->uri, NULL);
  bare_document_release(document);
  *document = server->documents[--server->document_count];
}

static void on_hover(Server *server, json_t *id, const json_t *params) {
  const BareDocument *document = find_document(server, params);
  if (document == NULL) {
    send_result(id, json_null());
    return;
  }
  Position position = position_of(json_object_get(params, "position"));
  send_result(id, json_pack("{s:{s:s, s:s}}", "contents", "kind", "plaintext", "value",
                            bare_document_kind_at(document, position)));
}

typedef struct Method {
  const char *name;
  void (*run)(Server *server, json_t *id, const json_t *params);
} Method;

static const Method methods[] = {
    {"textDocument/didChange", on_change},
    {"textDocument/hover", on_hover},
    {"textDocument/didOpen", on_open},
    {"textDocument/didClose", on_close},
    {"initialize", on_initialize},
    {"shutdown", on_shutdown},
    {"exit", on_exit_message},
};

static void dispatch(Server *server, const json_t *message) {
  Slice name = string_of(json_object_get(message, "method"));
  for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
    if (name.ptr == NULL || !slice_is(name, methods[i].name)) continue;
    methods[i].run(server, json_object_get(message, "id"), json_object_get(message, "params"));
    return;
  }
}

/* False at the end of the input. */
static bool read_more(Buffer *input) {
  enum { CHUNK = 1 << 16 };
  char *place = buffer_reserve(input, CHUNK);
  ssize_t count = read(STDIN_FILENO, place, CHUNK);
  if (count <= 0) return false;
  input->len += (size_t)count;
  return true;
}

/* How many bytes of `input` the message at `at` takes, header included; 0 while it is not whole. */
static size_t whole_message(Slice input, size_t at, Slice *body) {
  size_t header_end = slice_find(input, SLICE("\r\n\r\n"), at);
  if (header_end == input.len) return 0;
  Slice header = slice_sub(input, at, header_end);
  Slice field = SLICE("Content-Length:");
  size_t number = slice_find(header, field, 0);
  if (number == header.len) exit(EXIT_FAILURE);
  size_t length = strtoul(header.ptr + number + field.len, NULL, 10);
  size_t start = header_end + 4;
  if (input.len - start < length) return 0;
  *body = slice_sub(input, start, start + length);
  return start + length - at;
}

int main(void) {
  Server server = {.parser = ts_parser_new()};
  ts_parser_set_language(server.parser, tree_sitter_python());
  while (read_more(&server.input)) {
    Slice input = buffer_slice(&server.input);
    Slice body;
    size_t done = 0;
    for (size_t taken; (taken = whole_message(input, done, &body)) > 0; done += taken) {
      json_t *message = json_loadb(body.ptr, body.len, 0, NULL);
      dispatch(&server, message);
      json_decref(message);
    }
    buffer_splice(&server.input, 0, done, (Slice){0});
  }
  return EXIT_FAILURE;
}
