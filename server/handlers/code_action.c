/* What can be done about the findings here.
 *   source  LSP 3.17, "Code Action Request". */
#include "base/json.h"
#include "handlers/methods.h"
#include "handlers/params.h"
#include "handlers/shapes.h"
#include "knowledge/markdown.h"
#include "session/fix_all.h"
#include "session/ignore.h"

/* A menu that is longer than this is read by nobody. */
enum { FINDING_LIMIT = 50, TRIGGER_INVOKED = 1 };

static const Slice quick_fix_kind = SLICE_INIT("quickfix");
static const Slice fix_all_kind = SLICE_INIT("source.fixAll.pylore");
static const Slice known_kind = SLICE_INIT("pylore.known");

/* One answer in the making. */
typedef struct Menu {
  const Server *server;
  OpenDocument *document;
  Analyzer analyzer;
  const json_t *context; /* CodeActionContext */
  Buffer *out;
  Arena arena;
} Menu;

/* True where `kind` is `wanted` or one of its kinds: "source.fixAll" wants "source.fixAll.pylore".
 */
static bool is_kind_of(Slice kind, Slice wanted) {
  if (wanted.len == 0 || slice_equal(kind, wanted)) return true;
  return slice_starts_with(kind, wanted) && kind.ptr[wanted.len] == '.';
}

static bool asks_for_kinds(const Menu *menu) {
  return json_is_array(params_at(menu->context, "only"));
}

static bool is_wanted(const Menu *menu, Slice kind) {
  if (!asks_for_kinds(menu)) return true;
  const json_t *only = params_at(menu->context, "only");
  for (size_t i = 0; i < json_array_size(only); i++) {
    const json_t *item = json_array_get(only, i);
    if (!json_is_string(item)) continue;
    if (is_kind_of(kind, (Slice){json_string_value(item), json_string_length(item)})) return true;
  }
  return false;
}

/* What would cost too much for each move of the cursor, or light a bulb at every keyword: only when
 * asked for. */
static bool is_asked_for(const Menu *menu, Slice kind) {
  if (asks_for_kinds(menu)) return is_wanted(menu, kind);
  return json_integer_value(params_at(menu->context, "triggerKind")) == TRIGGER_INVOKED;
}

static void begin_action(const Menu *menu, Slice title, Slice kind) {
  json_add_comma(menu->out);
  buffer_add_char(menu->out, '{');
  json_add_text(menu->out, "title", title);
  json_add_text(menu->out, "kind", kind);
}

static void end_action(const Menu *menu, const TextEdit *edits, uint32_t count) {
  json_add_key(menu->out, "edit");
  shapes_add_edit(menu->out, menu->server, menu->document, edits, count);
  buffer_add_char(menu->out, '}');
}

static void add_diagnostic(const Menu *menu, const Finding *finding) {
  PositionEncoding encoding = menu->server->session.client.encoding;
  const Document *document = menu->document->document;
  json_add_key(menu->out, "diagnostics");
  buffer_add_char(menu->out, '[');
  shapes_add_finding(menu->out, menu->server, finding,
                     document_position(document, finding->start, encoding),
                     document_position(document, finding->end, encoding));
  buffer_add_char(menu->out, ']');
}

static void add_fix(const Menu *menu, const Finding *finding) {
  if (finding->fix.edit_count == 0) return;
  begin_action(menu, finding->fix.title, quick_fix_kind);
  add_diagnostic(menu, finding);
  if (menu->server->session.client.takes_preferred && finding->fix.is_safe)
    json_add_bool(menu->out, "isPreferred", true);
  end_action(menu, finding->fix.edits, finding->fix.edit_count);
}

static void add_ignore(Menu *menu, const Finding *finding, const TextEdit *edit) {
  if (edit->text.len == 0) return;
  Slice code = finding->rule->code;
  begin_action(menu,
               arena_format(&menu->arena, "Ignore %.*s on this line", (int)code.len, code.ptr),
               quick_fix_kind);
  add_diagnostic(menu, finding);
  end_action(menu, edit, 1);
}

static void add_quick_fixes(Menu *menu, uint32_t start, uint32_t end) {
  uint32_t count;
  const Finding *findings = document_findings_with_fixes(menu->document->document, &menu->analyzer,
                                                         start, end, &count, &menu->arena);
  if (count == 0) return;
  if (count > FINDING_LIMIT) count = FINDING_LIMIT;
  for (uint32_t i = 0; i < count; i++) add_fix(menu, &findings[i]);

  const TextEdit *ignores = ignore_edits(menu->document->document, findings, count, &menu->arena);
  for (uint32_t i = 0; i < count; i++) add_ignore(menu, &findings[i], &ignores[i]);
}

static void add_fix_all(Menu *menu) {
  uint32_t count;
  const Finding *findings =
      document_findings_with_fixes(menu->document->document, &menu->analyzer, 0,
                                   document_length(menu->document->document), &count, &menu->arena);
  uint32_t edit_count;
  const TextEdit *edits = fix_all_safe(findings, count, &edit_count, &menu->arena);
  if (edit_count == 0) return;
  begin_action(menu, SLICE("Apply all safe fixes of pylore"), fix_all_kind);
  end_action(menu, edits, edit_count);
}

/* "Mark 'Generators' as known" for the topic that the card here is about, or the way back. */
static void add_known(Menu *menu, uint32_t offset) {
  Card card = document_card(menu->document->document, &menu->analyzer, offset, &menu->arena);
  if (!card.is_there) return;
  bool is_known = known_has(menu->server->session.known.ids, card.topic->id);
  Slice title = markdown_plain_text(card.topic->title, &menu->arena);
  const char *pattern = is_known ? "Forget that '%.*s' is known" : "Mark '%.*s' as known";
  Slice label = arena_format(&menu->arena, pattern, (int)title.len, title.ptr);
  begin_action(menu, label, known_kind);
  json_add_key(menu->out, "command");
  buffer_add_char(menu->out, '{');
  json_add_text(menu->out, "title", label);
  json_add_text(menu->out, "command",
                is_known ? SLICE("pylore.forget") : SLICE("pylore.markKnown"));
  json_add_key(menu->out, "arguments");
  buffer_add(menu->out, SLICE("[{"));
  json_add_text(menu->out, "topic", card.topic->id);
  buffer_add(menu->out, SLICE("}]}}"));
}

Outcome code_action_answer(Server *server, const json_t *params, Reply *reply) {
  Slice uri = params_text(params, "textDocument.uri");
  Position start;
  Position end;
  if (uri.ptr == NULL || !params_range(params_at(params, "range"), &start, &end))
    return OUTCOME_BAD_PARAMS;
  OpenDocument *document = documents_find(&server->session.documents, uri);
  if (document == NULL || !documents_is_explained(document)) return OUTCOME_DONE;

  session_refresh_known(&server->session);
  Menu menu = {.server = server,
               .document = document,
               .analyzer = session_analyzer(&server->session, document),
               .context = params_at(params, "context"),
               .out = reply->result};
  arena_init(&menu.arena);
  PositionEncoding encoding = server->session.client.encoding;
  uint32_t first = document_offset(document->document, start, encoding, NULL);
  uint32_t last = document_offset(document->document, end, encoding, NULL);
  buffer_add_char(reply->result, '[');
  if (is_wanted(&menu, quick_fix_kind)) add_quick_fixes(&menu, first, last < first ? first : last);
  if (is_asked_for(&menu, fix_all_kind)) add_fix_all(&menu);
  if (server->options.known_path != NULL && is_asked_for(&menu, known_kind))
    add_known(&menu, first);
  buffer_add_char(reply->result, ']');
  arena_release(&menu.arena);
  return OUTCOME_DONE;
}
