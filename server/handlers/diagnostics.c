#include "handlers/diagnostics.h"

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "handlers/methods.h"
#include "handlers/notices.h"
#include "handlers/params.h"
#include "handlers/shapes.h"

static void add_findings(Buffer *out, const Server *server, const OpenDocument *document) {
  FindingCursor cursor = {0};
  PlacedFinding found;
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < DIAGNOSTICS_LIMIT; i++) {
    bool is_there =
        documents_is_explained(document) &&
        document_next_finding(document->document, &cursor, server->session.client.encoding, &found);
    if (!is_there) break;
    json_add_comma(out);
    shapes_add_finding(out, server, found.finding, found.start, found.end);
  }
  buffer_add_char(out, ']');
}

static void publish(Server *server, const OpenDocument *document, bool is_closing) {
  Buffer *out =
      peer_begin_notification(&server->connection.peer, "textDocument/publishDiagnostics");
  buffer_add_char(out, '{');
  json_add_text(out, "uri", document->uri);
  if (document->has_version && !is_closing) {
    json_add_key(out, "version");
    buffer_add_format(out, "%lld", (long long)document->version);
  }
  json_add_key(out, "diagnostics");
  if (is_closing)
    buffer_add(out, SLICE("[]"));
  else
    add_findings(out, server, document);
  buffer_add_char(out, '}');
  peer_send(&server->connection.peer);
}

static void report_size(Server *server, OpenDocument *document) {
  bool is_too_large = document->is_python && !documents_is_explained(document);
  if (!is_too_large || document->is_size_reported) return;
  document->is_size_reported = true;
  Buffer text = {0};
  buffer_add_format(&text, "pylore has nothing to say about files larger than %d MB: ",
                    DOCUMENT_SIZE_LIMIT / (1024 * 1024));
  buffer_add(&text, document->uri);
  notices_show(server, NOTICE_WARNING, buffer_slice(&text));
  buffer_release(&text);
}

static void report_cut(Server *server, OpenDocument *document) {
  if (document->is_cut_reported || !documents_is_explained(document)) return;
  uint32_t count = document_finding_count(document->document);
  if (count <= DIAGNOSTICS_LIMIT) return;
  document->is_cut_reported = true;
  Buffer text = {0};
  buffer_add_format(&text, "the first %d of %u findings are shown: ", DIAGNOSTICS_LIMIT, count);
  buffer_add(&text, document->uri);
  notices_log(server, NOTICE_INFORMATION, buffer_slice(&text));
  buffer_release(&text);
}

/* The report names itself by what is in it, so that equal findings are known to be equal, whatever
 * happened to the text. Never 0. */
static void add_report(Buffer *out, Slice items, uint64_t known_result) {
  uint64_t result = slice_hash(items) | 1;
  bool is_unchanged = result == known_result;
  buffer_add_char(out, '{');
  json_add_text(out, "kind", is_unchanged ? SLICE("unchanged") : SLICE("full"));
  json_add_key(out, "resultId");
  buffer_add_format(out, "\"%016llx\"", (unsigned long long)result);
  if (!is_unchanged) {
    json_add_key(out, "items");
    buffer_add(out, items);
  }
  buffer_add_char(out, '}');
}

/* Answers all who wait for the findings of `document`. */
static void answer_pulls(Server *server, const OpenDocument *document, bool is_closing) {
  if (server->pull_count == 0) return;
  Buffer items = {0};
  if (is_closing)
    buffer_add(&items, SLICE("[]"));
  else
    add_findings(&items, server, document);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < server->pull_count; i++) {
    WaitingPull pull = server->pulls[i];
    if (pull.document != document) {
      server->pulls[kept++] = pull;
      continue;
    }
    Buffer *out = peer_begin_answer(&server->connection.peer, pull.ticket);
    if (out == NULL) continue;
    add_report(out, buffer_slice(&items), pull.known_result);
    peer_send(&server->connection.peer);
  }
  server->pull_count = kept;
  buffer_release(&items);
}

/* Clients that pull findings for files do not do it for the cells of notebooks: VS Code's library
 * only knows the tabs of text editors. */
static bool is_pushed(const Server *server, const OpenDocument *document) {
  const Client *client = &server->session.client;
  bool is_cell = document->cell_text != NULL && client->has_notebooks;
  return document->is_python && (is_cell || !client->pulls_diagnostics);
}

void diagnostics_ready(Server *server, OpenDocument *document) {
  report_size(server, document);
  report_cut(server, document);
  if (is_pushed(server, document)) publish(server, document, false);
  answer_pulls(server, document, false);
}

void diagnostics_withdraw(Server *server, const OpenDocument *document) {
  if (is_pushed(server, document)) publish(server, document, true);
  answer_pulls(server, document, true);
}

void diagnostics_refresh(Server *server) {
  bool has_findings = server->session.documents.count > 0;
  if (!has_findings || !server->session.client.can_refresh_diagnostics) return;
  Buffer *out = peer_begin_request(&server->connection.peer, "workspace/diagnostic/refresh", NULL);
  buffer_add(out, SLICE("null"));
  peer_send(&server->connection.peer);
}

static uint64_t read_result_id(const json_t *params) {
  const char *text = json_string_value(params_at(params, "previousResultId"));
  unsigned long long result = 0;
  if (text == NULL || sscanf(text, "%16llx", &result) != 1) return 0;
  return result;
}

static void wait_for_findings(Server *server, WaitingPull pull) {
  if (server->pull_count == server->pull_capacity) {
    server->pull_capacity = (uint32_t)memory_grown(server->pull_capacity, server->pull_count + 1u);
    server->pulls = memory_resize(server->pulls, server->pull_capacity, sizeof(WaitingPull));
  }
  server->pulls[server->pull_count++] = pull;
}

Outcome diagnostics_answer(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "textDocument.uri");
  if (uri.ptr == NULL) return OUTCOME_BAD_PARAMS;
  uint64_t known_result = read_result_id(params);
  OpenDocument *document = documents_find(&server->session.documents, uri);
  if (document == NULL) {
    log_line("findings of a document that is not open were asked for");
    add_report(reply->result, SLICE("[]"), known_result);
    return OUTCOME_DONE;
  }
  if (server->session.client.pulls_diagnostics && is_pushed(server, document)) {
    add_report(reply->result, SLICE("[]"), known_result);
    return OUTCOME_DONE;
  }
  if (document->is_stale) {
    wait_for_findings(server, (WaitingPull){document, reply->ticket, known_result});
    return OUTCOME_LATER;
  }
  Buffer items = {0};
  add_findings(&items, server, document);
  add_report(reply->result, buffer_slice(&items), known_result);
  buffer_release(&items);
  return OUTCOME_DONE;
}
