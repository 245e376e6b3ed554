#include "handlers/shapes.h"

#include "base/json.h"

void shapes_add_range(Buffer *out, Position start, Position end) {
  buffer_add(out, SLICE("{\"start\":{\"line\":"));
  buffer_add_u64(out, start.line);
  buffer_add(out, SLICE(",\"character\":"));
  buffer_add_u64(out, start.character);
  buffer_add(out, SLICE("},\"end\":{\"line\":"));
  buffer_add_u64(out, end.line);
  buffer_add(out, SLICE(",\"character\":"));
  buffer_add_u64(out, end.character);
  buffer_add(out, SLICE("}}"));
}

void shapes_add_offsets(Buffer *out, const Server *server, const OpenDocument *document,
                        uint32_t start, uint32_t end) {
  PositionEncoding encoding = server->session.client.encoding;
  shapes_add_range(out, document_position(document->document, start, encoding),
                   document_position(document->document, end, encoding));
}

/* Where more is to be read about the rule: its page, where the client opens that, or else what the
 * page leads to. */
static void add_code_link(Buffer *out, const Server *server, const RulePage *page) {
  const Client *client = &server->session.client;
  if (!client->shows_code_links || page == NULL) return;
  if (client->follows_commands) {
    buffer_add(out, SLICE(",\"codeDescription\":{\"href\":\"command:pylore.openRule?%5B%22"));
    buffer_add(out, page->code);
    buffer_add(out, SLICE("%22%5D\"}"));
  } else if (page->see.count > 0) {
    buffer_add(out, SLICE(",\"codeDescription\":{\"href\":"));
    json_add_string(out, page->see.items[0]);
    buffer_add_char(out, '}');
  }
}

/* Called for every finding after every keystroke: what never needs escaping is not looked at. */
void shapes_add_finding(Buffer *out, const Server *server, const Finding *finding, Position start,
                        Position end) {
  Slice code = finding->rule->code;
  const RulePage *page = knowledge_rule(server->session.knowledge, code);
  buffer_add(out, SLICE("{\"range\":"));
  shapes_add_range(out, start, end);
  buffer_add(out, SLICE(",\"severity\":"));
  buffer_add_u64(out, page == NULL ? SEVERITY_WARNING : page->severity);
  buffer_add(out, SLICE(",\"code\":\""));
  buffer_add(out, code);
  buffer_add_char(out, '"');
  add_code_link(out, server, page);
  buffer_add(out, SLICE(",\"source\":\"pylore\",\"message\":"));
  json_add_string(out, finding->message);
  buffer_add_char(out, '}');
}

static void add_text_edits(Buffer *out, const Server *server, const OpenDocument *document,
                           const TextEdit *edits, uint32_t count) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < count; i++) {
    json_add_comma(out);
    buffer_add(out, SLICE("{\"range\":"));
    shapes_add_offsets(out, server, document, edits[i].start, edits[i].end);
    json_add_text(out, "newText", edits[i].text);
    buffer_add_char(out, '}');
  }
  buffer_add_char(out, ']');
}

void shapes_add_edit(Buffer *out, const Server *server, const OpenDocument *document,
                     const TextEdit *edits, uint32_t count) {
  if (!server->session.client.takes_versioned_edits) {
    buffer_add(out, SLICE("{\"changes\":{"));
    json_add_string(out, document->uri);
    buffer_add_char(out, ':');
    add_text_edits(out, server, document, edits, count);
    buffer_add(out, SLICE("}}"));
    return;
  }
  buffer_add(out, SLICE("{\"documentChanges\":[{\"textDocument\":{"));
  json_add_text(out, "uri", document->uri);
  json_add_key(out, "version");
  if (document->has_version)
    buffer_add_format(out, "%lld", (long long)document->version);
  else
    buffer_add(out, SLICE("null"));
  buffer_add_char(out, '}');
  json_add_key(out, "edits");
  add_text_edits(out, server, document, edits, count);
  buffer_add(out, SLICE("}]}"));
}
