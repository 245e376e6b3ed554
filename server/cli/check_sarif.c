#include "cli/check_sarif.h"

#include <string.h>

#include "base/json.h"
#include "cli/version.h"

static const char *const levels[] = {"none", "error", "warning", "note", "note"};

static void add_object(Buffer *out, const char *key) {
  json_add_key(out, key);
  buffer_add_char(out, '{');
}

static void add_message(Buffer *out, const char *key, Slice text) {
  add_object(out, key);
  json_add_text(out, "text", text);
  buffer_add_char(out, '}');
}

static void add_rule(Buffer *out, const RulePage *page) {
  json_add_comma(out);
  buffer_add_char(out, '{');
  json_add_text(out, "id", page->code);
  json_add_text(out, "name", page->name);
  add_message(out, "shortDescription", page->message);
  if (page->see.count > 0) json_add_text(out, "helpUri", page->see.items[0]);
  add_object(out, "defaultConfiguration");
  json_add_bool(out, "enabled", page->is_default);
  json_add_text(out, "level", slice_from_cstr(levels[page->severity]));
  buffer_add(out, SLICE("}}"));
}

void check_sarif_begin(const Knowledge *knowledge, Buffer *out) {
  uint32_t count;
  const RulePage *const *rules = knowledge_rules(knowledge, &count);
  buffer_add_char(out, '{');
  json_add_text(out, "$schema", SLICE("https://json.schemastore.org/sarif-2.1.0.json"));
  json_add_text(out, "version", SLICE("2.1.0"));
  buffer_add(out, SLICE(",\"runs\":[{\"tool\":{\"driver\":{"));
  json_add_text(out, "name", SLICE("pylore"));
  json_add_text(out, "semanticVersion", slice_from_cstr(version_number));
  json_add_key(out, "rules");
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < count; i++) add_rule(out, rules[i]);
  buffer_add(out, SLICE("]}}"));
  json_add_text(out, "columnKind", SLICE("unicodeCodePoints"));
  json_add_key(out, "results");
  buffer_add(out, SLICE("[\n"));
}

void check_sarif_end(Buffer *out) {
  buffer_add(out, SLICE("\n]}]}\n"));
}

/* A path becomes a reference: relative ones stay relative. */
static Slice reference_of(const char *file, Buffer *out) {
  static const char kept[] = "-._~/!$&'()*+,;=@";
  for (const char *c = file; *c != '\0'; c++) {
    bool is_letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
    bool is_kept = is_letter || (*c >= '0' && *c <= '9') || strchr(kept, *c) != NULL;
    if (is_kept)
      buffer_add_char(out, *c);
    else
      buffer_add_format(out, "%%%02X", (unsigned char)*c);
  }
  return buffer_slice(out);
}

void check_sarif_add(const char *file, const RulePage *page, const PlacedFinding *found,
                     Buffer *out) {
  Buffer reference;
  buffer_init(&reference);
  if (file[0] == '/') buffer_add(&reference, SLICE("file://"));
  json_add_comma(out);
  buffer_add_char(out, '{');
  json_add_text(out, "ruleId", found->finding->rule->code);
  json_add_text(out, "level", slice_from_cstr(levels[page->severity]));
  add_message(out, "message", found->finding->message);
  json_add_key(out, "locations");
  buffer_add(out, SLICE("[{"));
  add_object(out, "physicalLocation");
  add_object(out, "artifactLocation");
  json_add_text(out, "uri", reference_of(file, &reference));
  buffer_add_char(out, '}');
  add_object(out, "region");
  json_add_number(out, "startLine", found->start.line + 1);
  json_add_number(out, "startColumn", found->start.character + 1);
  json_add_number(out, "endLine", found->end.line + 1);
  json_add_number(out, "endColumn", found->end.character + 1);
  buffer_add(out, SLICE("}}}]}"));
  buffer_release(&reference);
}
