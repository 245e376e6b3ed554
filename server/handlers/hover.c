/* The card under the cursor.
 *   source  LSP 3.17, "Hover Request". */
#include "base/json.h"
#include "handlers/methods.h"
#include "handlers/own_pages.h"
#include "handlers/params.h"
#include "handlers/shapes.h"

static void add_card(Buffer *out, const Server *server, const OpenDocument *document,
                     const Card *card, Arena *arena) {
  bool is_markdown = server->session.client.wants_markdown;
  buffer_add(out, SLICE("{\"contents\":{"));
  json_add_text(out, "kind", is_markdown ? SLICE("markdown") : SLICE("plaintext"));
  json_add_text(out, "value",
                is_markdown ? card->markdown : card_plain_text(card->markdown, arena));
  buffer_add(out, SLICE("},\"range\":"));
  shapes_add_offsets(out, server, document, card->start, card->end);
  buffer_add_char(out, '}');
}

Outcome hover_answer(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "textDocument.uri");
  Position position;
  if (uri.ptr == NULL || !params_position(params_at(params, "position"), &position))
    return OUTCOME_BAD_PARAMS;
  OpenDocument *document = documents_find(&server->session.documents, uri);
  if (document == NULL || !documents_has_cards(document)) return OUTCOME_DONE;

  own_pages_look(server);
  session_refresh_known(&server->session);
  Arena arena;
  arena_init(&arena);
  Analyzer analyzer = session_analyzer(&server->session, document);
  session_use(&server->session, document);
  uint32_t offset =
      document_offset(document->document, position, server->session.client.encoding, NULL);
  Card card = document_card(document->document, &analyzer, offset, &arena);
  if (card.is_there) add_card(reply->result, server, document, &card, &arena);
  arena_release(&arena);
  return OUTCOME_DONE;
}
