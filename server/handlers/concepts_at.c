/* What a place is about, for editors that show it in their own way: `pylore/conceptsAt`. */
#include "base/json.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/shapes.h"
#include "handlers/topic.h"

static void add_concept(Buffer *out, const Server *server, const OpenDocument *document,
                        const PlacedConcept *concept) {
  const Session *session = &server->session;
  const Topic *topic = concept->topic;
  json_add_comma(out);
  buffer_add_char(out, '{');
  json_add_text(out, "topic", topic->id);
  json_add_text(out, "title", topic->title);
  json_add_text(out, "group", topic->group);
  json_add_text(out, "level", topic->level);
  if (concept->role.len > 0) json_add_text(out, "role", concept->role);
  json_add_bool(out, "leads", !concept->is_also);
  json_add_bool(out, "known", known_has(session->known.ids, topic->id));
  json_add_bool(out, "muted", known_has(session->settings.hover_mute, topic->id));
  topic_add_uri(out, topic->id);
  json_add_key(out, "range");
  shapes_add_offsets(out, server, document, concept->start, concept->end);
  buffer_add_char(out, '}');
}

Outcome concepts_at_answer(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "textDocument.uri");
  Position position;
  if (uri.ptr == NULL || !params_position(params_at(params, "position"), &position))
    return OUTCOME_BAD_PARAMS;
  buffer_add_char(reply->result, '[');
  OpenDocument *document = documents_find(&server->session.documents, uri);
  if (document != NULL && documents_is_explained(document)) {
    own_pages_look(server);
    session_refresh_known(&server->session);
    Arena arena;
    arena_init(&arena);
    Analyzer analyzer = session_analyzer(&server->session, document);
    PlacedConcept found[CONCEPTS_AT_MOST];
    uint32_t offset =
        document_offset(document->document, position, server->session.client.encoding, NULL);
    uint32_t count = document_concepts(document->document, &analyzer, offset, found, &arena);
    for (uint32_t i = 0; i < count; i++) add_concept(reply->result, server, document, &found[i]);
    arena_release(&arena);
  }
  buffer_add_char(reply->result, ']');
  return OUTCOME_DONE;
}
