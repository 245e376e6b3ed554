/* N999: what a module of a package, or the package itself, is called.
 *   source  PEP 8, "Package and Module Names". */
#include "rules/naming/words.h"

static const char *const keywords[] = {
    "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
    "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
    "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
    "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield",
};

static bool is_keyword(Slice name) {
  for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
    if (slice_is(name, keywords[i])) return true;
  return false;
}

static bool is_module_name(Slice name) {
  for (size_t i = 0; i < name.len; i++) {
    char c = name.ptr[i];
    bool is_letter = (c >= 'a' && c <= 'z') || c == '_';
    if (!is_letter && (c < '0' || c > '9')) return false;
    if (!is_letter && i == 0) return false;
  }
  return name.len > 0 && !is_keyword(name);
}

static void look_at_line(RuleContext *context, uint32_t start, uint32_t end) {
  Slice name = context->package_part;
  bool is_first = context->is_file_start && start == 0;
  if (!is_first || name.len == 0 || is_module_name(name)) return;
  if (naming_is_ignored(context, name)) return;
  Slice argument = rule_quote(context, name);
  rule_report(context, 0, end, &argument, 1);
}

const Rule rule_n999 = {.code = SLICE_INIT("N999"), .at_physical_line = look_at_line};
