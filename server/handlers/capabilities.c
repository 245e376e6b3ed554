#include "handlers/capabilities.h"

#include "base/json.h"
#include "handlers/params.h"

static const struct {
  const char *name;
  PositionEncoding encoding;
} encodings[] = {{"utf-8", ENCODING_UTF8}, {"utf-16", ENCODING_UTF16}, {"utf-32", ENCODING_UTF32}};
enum { ENCODING_COUNT = sizeof encodings / sizeof encodings[0] };

static Slice text_at(const json_t *list, size_t index) {
  const json_t *value = json_array_get(list, index);
  if (!json_is_string(value)) return (Slice){NULL, 0};
  return (Slice){json_string_value(value), json_string_length(value)};
}

/* The first that the client offers and we know: it lists them by preference. */
static PositionEncoding choose_encoding(const json_t *offered) {
  for (size_t i = 0; i < json_array_size(offered); i++)
    for (size_t k = 0; k < ENCODING_COUNT; k++)
      if (slice_is(text_at(offered, i), encodings[k].name)) return encodings[k].encoding;
  return ENCODING_UTF16;
}

/* By the client's preference, too; plain text is what every client can show. */
static bool prefers_markdown(const json_t *formats) {
  for (size_t i = 0; i < json_array_size(formats); i++) {
    if (slice_is(text_at(formats, i), "markdown")) return true;
    if (slice_is(text_at(formats, i), "plaintext")) return false;
  }
  return false;
}

static int64_t read_process(const json_t *params) {
  const json_t *process = json_object_get(params, "processId");
  int64_t id = json_is_integer(process) ? json_integer_value(process) : 0;
  return id > 0 ? id : 0;
}

Client capabilities_read(const json_t *params, const ServerOptions *options) {
  const json_t *all = params_at(params, "capabilities");
  const json_t *text = params_at(all, "textDocument");
  const json_t *workspace = params_at(all, "workspace");
  int64_t process = read_process(params);
  return (Client){
      .encoding = options->has_encoding
                      ? options->encoding
                      : choose_encoding(params_at(all, "general.positionEncodings")),
      .process_id = process > 0 ? process : options->process_id,
      .wants_markdown = prefers_markdown(params_at(text, "hover.contentFormat")),
      .follows_commands = params_is_true(all, "experimental.pylore.commandLinks"),
      .pulls_diagnostics = json_is_object(params_at(text, "diagnostic")),
      .can_refresh_diagnostics = params_is_true(workspace, "diagnostics.refreshSupport"),
      .can_refresh_lenses = params_is_true(workspace, "codeLens.refreshSupport"),
      .shows_code_links = params_is_true(text, "publishDiagnostics.codeDescriptionSupport"),
      .takes_code_actions = json_is_object(params_at(text, "codeAction.codeActionLiteralSupport")),
      .takes_preferred = params_is_true(text, "codeAction.isPreferredSupport"),
      .takes_versioned_edits = params_is_true(workspace, "workspaceEdit.documentChanges"),
      .has_configuration = params_is_true(workspace, "configuration"),
      .can_register_configuration =
          params_is_true(workspace, "didChangeConfiguration.dynamicRegistration"),
      .can_register_watchers =
          params_is_true(workspace, "didChangeWatchedFiles.dynamicRegistration") &&
          params_is_true(workspace, "didChangeWatchedFiles.relativePatternSupport"),
      .can_register_patterns =
          params_is_true(workspace, "didChangeWatchedFiles.dynamicRegistration"),
      .has_notebooks = json_is_object(params_at(all, "notebookDocument.synchronization")),
      .shows_pages = json_is_object(params_at(workspace, "textDocumentContent")),
  };
}

static Slice encoding_name(PositionEncoding encoding) {
  for (size_t i = 0; i < ENCODING_COUNT; i++)
    if (encodings[i].encoding == encoding) return slice_from_cstr(encodings[i].name);
  return SLICE("utf-16");
}

void capabilities_add(Buffer *out, const Client *client, bool keeps_known) {
  buffer_add(out, SLICE("{\"capabilities\":{"));
  json_add_text(out, "positionEncoding", encoding_name(client->encoding));
  buffer_add(out, SLICE(",\"textDocumentSync\":{\"openClose\":true,\"change\":2,\"save\":true}"
                        ",\"hoverProvider\":true,\"codeLensProvider\":{}"));
  if (client->has_notebooks)
    buffer_add(out, SLICE(",\"notebookDocumentSync\":{\"notebookSelector\":[{\"notebook\":\"*\","
                          "\"cells\":[{\"language\":\"python\"}]}],\"save\":true}"));
  if (client->takes_code_actions)
    buffer_add(out, SLICE(",\"codeActionProvider\":{\"codeActionKinds\":"
                          "[\"quickfix\",\"source.fixAll.pylore\",\"pylore.known\"]}"));
  if (keeps_known)
    buffer_add(out, SLICE(",\"executeCommandProvider\":{\"commands\":"
                          "[\"pylore.markKnown\",\"pylore.forget\"]}"));
  if (client->shows_pages)
    buffer_add(out, SLICE(",\"workspace\":{\"textDocumentContent\":{\"schemes\":[\"pylore\"]}}"));
  buffer_add(out, SLICE(",\"experimental\":{\"pylore\":{\"topic\":true,\"conceptsAt\":true,"
                        "\"workspaceConcepts\":true}}"));
  if (client->pulls_diagnostics)
    buffer_add(out, SLICE(",\"diagnosticProvider\":{\"identifier\":\"pylore\","
                          "\"interFileDependencies\":false,\"workspaceDiagnostics\":false}"));
  buffer_add(out, SLICE("},\"serverInfo\":{"));
  json_add_text(out, "name", SLICE("pylore"));
  json_add_text(out, "version", SLICE(PYLORE_VERSION));
  buffer_add(out, SLICE("}}"));
}
