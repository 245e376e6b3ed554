/* Comments that tools read, and docstrings. */
#include "concepts/predicates/predicate.h"
#include "text/source_encoding.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Whether `rest` begins with `word` (small letters), in whatever case. */
static bool begins_with(Slice rest, const char *word) {
  size_t i = 0;
  for (; word[i] != '\0'; i++)
    if (i >= rest.len || lower(rest.ptr[i]) != word[i]) return false;
  return true;
}

static Slice without_blanks(Slice text) {
  while (text.len > 0 && is_blank(text.ptr[0])) text = slice_sub(text, 1, text.len);
  return text;
}

/* Several remarks may stand on one line, each behind a `#` of its own. True when one of them begins
 * with `word`, and `after` (unless NULL) comes next, blanks left out. */
static bool has_remark(const SegmentView *view, NodeId comment, const char *word,
                       const char *after) {
  Slice rest = nodes_text(view->nodes, comment);
  while (rest.len > 0) {
    size_t hash = slice_find(rest, SLICE("#"), 0);
    if (hash == rest.len) return false;
    rest = without_blanks(slice_sub(rest, hash + 1, rest.len));
    if (!begins_with(rest, word)) continue;
    Slice behind = without_blanks(slice_sub(rest, slice_from_cstr(word).len, rest.len));
    if (after == NULL || begins_with(behind, after)) return true;
  }
  return false;
}

/* A word that ends there: `# noqa`, and not `# noqaish`. */
static bool is_noqa(const SegmentView *view, NodeId node) {
  Slice rest = nodes_text(view->nodes, node);
  for (size_t at = slice_find(rest, SLICE("#"), 0); at < rest.len;
       at = slice_find(rest, SLICE("#"), at + 1)) {
    Slice word = without_blanks(slice_sub(rest, at + 1, rest.len));
    if (!begins_with(word, "noqa")) continue;
    char next = word.len > 4 ? word.ptr[4] : ' ';
    if (is_blank(next) || next == ':' || next == '#') return true;
  }
  return has_remark(view, node, "flake8:", "noqa") || has_remark(view, node, "ruff:", "noqa");
}

static bool is_file_noqa(const SegmentView *view, NodeId node) {
  return has_remark(view, node, "flake8:", "noqa") || has_remark(view, node, "ruff:", "noqa");
}

static bool is_type_ignore(const SegmentView *view, NodeId node) {
  return has_remark(view, node, "type:", "ignore") ||
         has_remark(view, node, "pyright:", "ignore") ||
         has_remark(view, node, "mypy:", "ignore-errors") ||
         has_remark(view, node, "pyre-ignore", NULL) || has_remark(view, node, "pyre-fixme", NULL);
}

static bool is_type_comment(const SegmentView *view, NodeId node) {
  Slice text = without_blanks(slice_sub(nodes_text(view->nodes, node), 1, SIZE_MAX));
  return slice_starts_with(text, SLICE("type: ")) && !is_type_ignore(view, node);
}

static bool is_format_switch(const SegmentView *view, NodeId node) {
  static const char *const words[] = {"off", "on", "skip"};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (has_remark(view, node, "fmt:", words[i]) || has_remark(view, node, "yapf:", words[i]))
      return true;
  return has_remark(view, node, "yapf:", "disable") || has_remark(view, node, "yapf:", "enable") ||
         has_remark(view, node, "autopep8:", "o");
}

static bool is_coverage(const SegmentView *view, NodeId node) {
  return has_remark(view, node, "pragma:", "no cover") ||
         has_remark(view, node, "pragma:", "no branch");
}

/* Settings of a checker for this line, block or file. */
static bool is_tool_setting(const SegmentView *view, NodeId node) {
  static const char *const tools[] = {
      "pylint:", "ruff:",  "mypy:",   "isort:",       "pyright:",         "nosec",     "pyre-",
      "flake8:", "pycln:", "cython:", "noinspection", "codespell:ignore", "nosemgrep", NULL};
  for (const char *const *tool = tools; *tool != NULL; tool++)
    if (has_remark(view, node, *tool, NULL)) return true;
  return false;
}

static bool is_in_class_body(const SegmentView *view) {
  const OuterNames *outer = names_outer(view->names);
  return outer != NULL && outer->class_count > 0;
}

static bool is_at_first_lines(const SegmentView *view, NodeId node, uint32_t lines) {
  return view->is_first && !is_in_class_body(view) &&
         view_line(view, nodes_get(view->nodes, node)->start) < lines;
}

static bool is_shebang(const SegmentView *view, NodeId node) {
  return nodes_get(view->nodes, node)->start == 0 && is_at_first_lines(view, node, 1) &&
         slice_starts_with(nodes_text(view->nodes, node), SLICE("#!"));
}

/* Python looks for it in the first two lines, and in comments that stand alone.
 *   source  Python language reference, "Encoding declarations". */
static bool is_encoding(const SegmentView *view, NodeId node) {
  return is_at_first_lines(view, node, 2) &&
         source_encoding_in_comment(nodes_text(view->nodes, node)).len > 0;
}

/* The quotes of the first statement of a module, class or function, when it is a plain string. */
static bool is_docstring(const SegmentView *view, NodeId node) {
  const Nodes *nodes = view->nodes;
  NodeId string = nodes_parent(nodes, node);
  NodeId statement = nodes_parent(nodes, string);
  NodeId body = nodes_parent(nodes, statement);
  Slice prefix = nodes_text(nodes, nodes_child_with_symbol(nodes, string, NODE_STRING_START));
  bool is_text = prefix.len > 0 && (prefix.ptr[0] == '"' || prefix.ptr[0] == '\'' ||
                                    ((lower(prefix.ptr[0]) == 'r' || lower(prefix.ptr[0]) == 'u') &&
                                     prefix.len > 1 && lower(prefix.ptr[1]) != 'b' &&
                                     lower(prefix.ptr[1]) != 'f' && lower(prefix.ptr[1]) != 't'));
  if (!is_text || !nodes_is(nodes, statement, NODE_EXPRESSION_STATEMENT)) return false;
  if (nodes_first_named_child(nodes, body) != statement) return false;
  if (body == NODE_ROOT) return view->is_first;
  NodeId owner = nodes_parent(nodes, body);
  return nodes_is(nodes, body, NODE_BLOCK) && (nodes_is(nodes, owner, NODE_FUNCTION_DEFINITION) ||
                                               nodes_is(nodes, owner, NODE_CLASS_DEFINITION));
}

static NodeId docstring_owner(const SegmentView *view, NodeId node) {
  NodeId statement = nodes_parent(view->nodes, nodes_parent(view->nodes, node));
  return nodes_parent(view->nodes, nodes_parent(view->nodes, statement));
}

static bool is_function_docstring(const SegmentView *view, NodeId node) {
  return is_docstring(view, node) &&
         nodes_is(view->nodes, docstring_owner(view, node), NODE_FUNCTION_DEFINITION);
}

static bool is_class_docstring(const SegmentView *view, NodeId node) {
  if (!is_docstring(view, node)) return false;
  NodeId owner = docstring_owner(view, node);
  bool is_own_segment = owner == NO_NODE && is_in_class_body(view);
  return is_own_segment || nodes_is(view->nodes, owner, NODE_CLASS_DEFINITION);
}

static bool is_module_docstring(const SegmentView *view, NodeId node) {
  return is_docstring(view, node) && docstring_owner(view, node) == NO_NODE &&
         !is_class_docstring(view, node);
}

const Predicate predicates_remarks[] = {
    {"class_docstring", is_class_docstring},
    {"coverage_remark", is_coverage},
    {"encoding_line", is_encoding},
    {"file_noqa", is_file_noqa},
    {"format_switch", is_format_switch},
    {"function_docstring", is_function_docstring},
    {"module_docstring", is_module_docstring},
    {"noqa", is_noqa},
    {"shebang", is_shebang},
    {"tool_setting", is_tool_setting},
    {"type_comment", is_type_comment},
    {"type_ignore", is_type_ignore},
    {NULL, NULL},
};
