#include "rules/comparison.h"

#include <string.h>

static NodeId skip_extras(const Nodes *nodes, NodeId id) {
  while (nodes_has_flag(nodes, id, NODE_IS_EXTRA)) id = nodes_next_sibling(nodes, id);
  return id;
}

Comparison comparison_begin(NodeId node) {
  return (Comparison){.node = node, .operator= NO_NODE, .right = NO_NODE};
}

bool comparison_next(const Nodes *nodes, Comparison *at) {
  if (nodes_has_flag(nodes, at->node, NODE_HAS_ERROR)) return false;
  bool is_first = at->right == NO_NODE;
  at->previous = at->operator;
  at->left = is_first ? skip_extras(nodes, nodes_first_child(nodes, at->node)) : at->right;
  at->operator= skip_extras(nodes, nodes_next_sibling(nodes, at->left));
  at->right = skip_extras(nodes, nodes_next_sibling(nodes, at->operator));
  return at->right != NO_NODE;
}

static bool is_equality(const Nodes *nodes, NodeId operator) {
  uint16_t symbol = nodes_symbol(nodes, operator);
  return symbol == PUNCT_EQUAL_EQUAL || symbol == PUNCT_BANG_EQUAL || symbol == PUNCT_LESS_GREATER;
}

bool comparison_is_plain(const Nodes *nodes, const Comparison *at) {
  return nodes_first_child(nodes, at->node) == at->left &&
         nodes_next_sibling(nodes, at->left) ==
             at->operator&& nodes_next_sibling(nodes, at->operator) == at->right &&
         nodes_next_sibling(nodes, at->right) == NO_NODE;
}

static bool is_one_of(const Nodes *nodes, NodeId operand, const uint16_t *symbols) {
  uint16_t symbol = nodes_symbol(nodes, nodes_unparenthesized(nodes, operand));
  while (*symbols != 0 && *symbols != symbol) symbols++;
  return *symbols != 0;
}

NodeId comparison_singleton(const Nodes *nodes, const Comparison *at, const uint16_t *symbols) {
  if (!is_equality(nodes, at->operator)) return NO_NODE;
  if (is_one_of(nodes, at->right, symbols)) return at->right;
  if (is_equality(nodes, at->previous)) return NO_NODE;
  return is_one_of(nodes, at->left, symbols) ? at->left : NO_NODE;
}

Finding *comparison_report(RuleContext *context, const Comparison *at, NodeId singleton,
                           const Slice *arguments, uint32_t argument_count) {
  const Node *items = context->nodes->items;
  uint32_t end = singleton == at->right ? items[singleton].end : items[at->operator].end;
  return rule_report(context, items[at->operator].start, end, arguments, argument_count);
}

static bool is_blank_at(Slice text, uint32_t offset) {
  return offset >= text.len || memchr(" \t\f\r\n\\", text.ptr[offset], 6) != NULL;
}

void comparison_fix_operator(RuleContext *context, Finding *finding, const Comparison *at,
                             Slice words) {
  if (!context->with_fixes) return;
  const Node *operator= & context->nodes->items[at->operator];
  Slice old = nodes_text(context->nodes, at->operator);
  /* A comment within `is not` would be lost. */
  if (memchr(old.ptr, '#', old.len) != NULL) return;
  bool needs_before = !is_blank_at(context->text, operator->start - 1);
  bool needs_after = !is_blank_at(context->text, operator->end);
  Slice text = arena_format(context->arena, "%s%.*s%s", needs_before ? " " : "", (int)words.len,
                            words.ptr, needs_after ? " " : "");
  Slice title = arena_format(context->arena, "Compare by `%.*s`", (int)words.len, words.ptr);
  rule_fix(context, finding, title, &(TextEdit){operator->start, operator->end, text}, 1);
}

static bool is_between(char c) {
  return c != '\0' && strchr(" \t\f\r\n\\()", c) != NULL;
}

/* A comment may hide the operand. */
static bool may_begin_with(Slice text, size_t at, const char *const *words) {
  while (at < text.len && is_between(text.ptr[at])) at++;
  if (at == text.len || text.ptr[at] == '#') return at < text.len;
  for (; *words != NULL; words++)
    if (slice_starts_with(slice_sub(text, at, text.len), slice_from_cstr(*words))) return true;
  return false;
}

/* The same for what stands before; where a line ends in between, its comment is not looked for. */
static bool may_end_with(Slice text, size_t end, const char *const *words) {
  while (end > 0 && is_between(text.ptr[end - 1])) {
    end--;
    if (text.ptr[end] == '\n' || text.ptr[end] == '\r') return true;
  }
  for (; *words != NULL; words++)
    if (slice_ends_with(slice_sub(text, 0, end), slice_from_cstr(*words))) return true;
  return false;
}

/* The next `==`, `!=` or `<>` that ends in `last` at or after `from`; text.len when there is none.
 */
static size_t next_equality(Slice text, size_t from, char last) {
  for (size_t at = from + 1; at < text.len; at++) {
    const char *hit = memchr(text.ptr + at, last, text.len - at);
    if (hit == NULL) break;
    at = (size_t)(hit - text.ptr);
    char first = hit[-1];
    if (last == '=' ? first == '=' || first == '!' : first == '<') return at - 1;
  }
  return text.len;
}

bool comparison_may_occur(Slice text, const char *const *words) {
  for (const char *last = "=>"; *last != '\0'; last++) {
    for (size_t at = next_equality(text, 0, *last); at < text.len;
         at = next_equality(text, at + 1, *last))
      if (may_begin_with(text, at + 2, words) || may_end_with(text, at, words)) return true;
  }
  return false;
}
