/* Lines over functions and classes that say what is most worth knowing about them.
 *   source  LSP 3.17, "Code Lens Request". */
#include "cards/lens.h"

#include "base/json.h"
#include "handlers/code_lens.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/shapes.h"

enum { LENSES_AT_MOST = 500 };

/* An answer in the making. */
typedef struct LensList {
  const Server *server;
  const OpenDocument *document;
  LensRequest request;
  uint32_t offset; /* of the segment */
  uint32_t count;
  Buffer *out;
} LensList;

/* Where a click opens the topic's page; other clients show the words alone. */
static void add_command(const LensList *list, const Lens *lens) {
  Buffer *out = list->out;
  bool is_link = list->server->session.client.follows_commands;
  json_add_key(out, "command");
  buffer_add_char(out, '{');
  json_add_text(out, "title", lens->text);
  json_add_text(out, "command", is_link ? SLICE("pylore.openTopic") : SLICE(""));
  if (is_link) {
    json_add_key(out, "arguments");
    buffer_add_char(out, '[');
    json_add_string(out, lens->topic->id);
    buffer_add_char(out, ']');
  }
  buffer_add_char(out, '}');
}

static void add_lens(void *context, const Lens *lens) {
  LensList *list = context;
  if (list->count++ >= LENSES_AT_MOST) return;
  json_add_comma(list->out);
  buffer_add_char(list->out, '{');
  json_add_key(list->out, "range");
  shapes_add_offsets(list->out, list->server, list->document, list->offset + lens->start,
                     list->offset + lens->end);
  add_command(list, lens);
  buffer_add_char(list->out, '}');
}

static void visit_segment(void *context, const SegmentView *view, uint32_t offset) {
  LensList *list = context;
  list->request.view = view;
  list->offset = offset;
  lens_visit(&list->request, add_lens, list);
}

Outcome code_lens_answer(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "textDocument.uri");
  if (uri.ptr == NULL) return OUTCOME_BAD_PARAMS;
  buffer_add_char(reply->result, '[');
  OpenDocument *document = documents_find(&server->session.documents, uri);
  bool is_wanted = server->session.settings.code_lens;
  if (is_wanted && document != NULL && documents_is_explained(document)) {
    own_pages_look(server);
    session_refresh_known(&server->session);
    Analyzer analyzer = session_analyzer(&server->session, document);
    LensList list = {.server = server,
                     .document = document,
                     .request = {.knowledge = analyzer.knowledge, .settings = analyzer.settings},
                     .out = reply->result};
    document_visit_segments(document->document, &analyzer, visit_segment, &list);
  }
  buffer_add_char(reply->result, ']');
  return OUTCOME_DONE;
}

void code_lens_refresh(Server *server) {
  if (!server->session.client.can_refresh_lenses) return;
  Buffer *out = peer_begin_request(&server->connection.peer, "workspace/codeLens/refresh", NULL);
  buffer_add(out, SLICE("null"));
  peer_send(&server->connection.peer);
}
