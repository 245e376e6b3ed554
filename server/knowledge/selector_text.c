#include "knowledge/selector.h"

#include <tree_sitter/api.h>

const TSLanguage *tree_sitter_python(void);

static void write_step(uint16_t symbol, Buffer *out) {
  const TSLanguage *language = tree_sitter_python();
  bool is_token = ts_language_symbol_type(language, symbol) == TSSymbolTypeAnonymous;
  const char *quote = is_token ? "\"" : "";
  buffer_add_format(out, "%s%s%s", quote, ts_language_symbol_name(language, symbol), quote);
}

void selector_write(const Trigger *trigger, Buffer *out) {
  buffer_add(out, trigger->pattern);
  if (trigger->place.len > 0)
    buffer_add_format(out, "[%.*s]", (int)trigger->place.len, trigger->place.ptr);
  if (trigger->parent != 0) write_step(trigger->parent, out);
  if (trigger->parent != 0 && trigger->symbol != 0) buffer_add(out, SLICE(" > "));
  if (trigger->symbol != 0) write_step(trigger->symbol, out);
  if (trigger->field != 0)
    buffer_add_format(out, ".%s",
                      ts_language_field_name_for_id(tree_sitter_python(), trigger->field));
  if (trigger->predicate.len > 0)
    buffer_add_format(out, ":%.*s", (int)trigger->predicate.len, trigger->predicate.ptr);
}
