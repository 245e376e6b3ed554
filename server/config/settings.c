#include "config/settings.h"

enum { PEP8_LINE_LENGTH = 79 };

/* What unittest and Django call them: the list of pep8-naming. */
static const Slice known_names[] = {
    SLICE_INIT("setUp"),         SLICE_INIT("tearDown"),
    SLICE_INIT("setUpClass"),    SLICE_INIT("tearDownClass"),
    SLICE_INIT("setUpModule"),   SLICE_INIT("tearDownModule"),
    SLICE_INIT("asyncSetUp"),    SLICE_INIT("asyncTearDown"),
    SLICE_INIT("setUpTestData"), SLICE_INIT("failureException"),
    SLICE_INIT("longMessage"),   SLICE_INIT("maxDiff"),
};
static const Slice class_decorators[] = {SLICE_INIT("classmethod")};
static const Slice static_decorators[] = {SLICE_INIT("staticmethod")};

Settings settings_default(void) {
  return (Settings){
      .lint = LINT_AUTO,
      .line_length = PEP8_LINE_LENGTH,
      .ignore_names = {known_names, sizeof known_names / sizeof known_names[0]},
      .classmethod_decorators = {class_decorators, 1},
      .staticmethod_decorators = {static_decorators, 1},
      .hover_level = CARD_BRIEF,
  };
}

/* One more than the length of the longest prefix of `code` on the list; 0 when there is none. */
static size_t longest_match(SliceList prefixes, Slice code) {
  size_t longest = 0;
  for (uint32_t i = 0; i < prefixes.count; i++) {
    Slice prefix = prefixes.items[i];
    size_t match = slice_starts_with(code, prefix) ? prefix.len + 1 : 0;
    if (slice_is(prefix, "ALL")) match = 1;
    if (match > longest) longest = match;
  }
  return longest;
}

static size_t larger(size_t a, size_t b) {
  return a > b ? a : b;
}

bool settings_selects(const Settings *settings, Slice code, bool is_default) {
  if (settings->lint == LINT_AUTO && settings->linters != NULL &&
      linters_report(settings->linters, code))
    return false;
  size_t selected = longest_match(settings->extend_select, code);
  selected = larger(selected, longest_match(settings->select, code));
  if (settings->select.count == 0 && is_default) selected = larger(selected, 1);
  size_t ignored = longest_match(settings->ignore, code);
  ignored = larger(ignored, longest_match(settings->extend_ignore, code));
  return selected > ignored;
}
