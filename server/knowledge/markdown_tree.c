#include "knowledge/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <pthread.h>
#include <string.h>

/* A table's rows are all as wide as its head: a wide head over many lines is many cells. */
static bool has_too_wide_line(Slice markdown) {
  uint32_t bars = 0;
  for (size_t i = 0; i < markdown.len; i++) {
    if (markdown.ptr[i] == '|') bars++;
    if (markdown.ptr[i] == '\n' || markdown.ptr[i] == '\r') bars = 0;
    if (bars > MARKDOWN_COLUMNS_LIMIT) return true;
  }
  return false;
}

cmark_node *markdown_tree_create(Slice markdown) {
  /* The user's notes are read on another thread. */
  static pthread_once_t is_registered = PTHREAD_ONCE_INIT;
  pthread_once(&is_registered, cmark_gfm_core_extensions_ensure_registered);
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
  cmark_syntax_extension *table = cmark_find_syntax_extension("table");
  if (table != NULL && !has_too_wide_line(markdown))
    cmark_parser_attach_syntax_extension(parser, table);
  if (markdown.len > 0) cmark_parser_feed(parser, markdown.ptr, markdown.len);
  cmark_node *document = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return document;
}

Slice markdown_literal(cmark_node *node) {
  const char *literal = cmark_node_get_literal(node);
  return literal == NULL ? (Slice){NULL, 0} : slice_from_cstr(literal);
}

bool markdown_is_table(cmark_node *node) {
  return strcmp(cmark_node_get_type_string(node), "table") == 0;
}

bool markdown_is_table_cell(cmark_node *node) {
  return strcmp(cmark_node_get_type_string(node), "table_cell") == 0;
}

/* The words of a link are its address where it was written bare: then it is not said twice. */
static bool shows_its_address(cmark_node *link) {
  cmark_node *words = cmark_node_first_child(link);
  if (words == NULL || cmark_node_next(words) != NULL) return false;
  const char *address = cmark_node_get_url(link);
  return address != NULL && slice_is(markdown_literal(words), address);
}

static void add_address(cmark_node *link, StyledText *out) {
  const char *address = cmark_node_get_url(link);
  if (address == NULL || address[0] == '\0' || shows_its_address(link)) return;
  uint16_t faint = 1u << ROLE_FAINT;
  styled_text_add(out, SLICE(" ("), faint);
  styled_text_add(out, slice_from_cstr(address), faint);
  styled_text_add(out, SLICE(")"), faint);
}

static int role_of(cmark_node *node) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_STRONG: return ROLE_STRONG;
  case CMARK_NODE_EMPH: return ROLE_EMPHASIS;
  case CMARK_NODE_LINK: return ROLE_LINK;
  default: return -1;
  }
}

static void add_code(cmark_node *node, uint16_t roles, const char *quote, StyledText *out) {
  roles = (uint16_t)(roles | 1u << ROLE_CODE);
  styled_text_add(out, slice_from_cstr(quote), roles);
  styled_text_add(out, markdown_literal(node), roles);
  styled_text_add(out, slice_from_cstr(quote), roles);
}

static void add_leaf(cmark_node *node, uint16_t roles, const char *code_quote, StyledText *out) {
  switch (cmark_node_get_type(node)) {
  case CMARK_NODE_TEXT:
  case CMARK_NODE_HTML_INLINE: styled_text_add(out, markdown_literal(node), roles); break;
  case CMARK_NODE_CODE: add_code(node, roles, code_quote, out); break;
  case CMARK_NODE_SOFTBREAK: styled_text_add(out, SLICE(" "), roles); break;
  case CMARK_NODE_LINEBREAK: styled_text_add(out, SLICE("\n"), roles); break;
  default: break;
  }
}

void markdown_add_words(cmark_node *block, uint16_t roles, const char *code_quote,
                        StyledText *out) {
  uint32_t open[ROLE_COUNT] = {0}; /* how many nodes around ask for each role */
  cmark_iter *iter = cmark_iter_new(block);
  for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
    cmark_node *node = cmark_iter_get_node(iter);
    int role = role_of(node);
    if (role < 0 && event == CMARK_EVENT_ENTER) add_leaf(node, roles, code_quote, out);
    if (role < 0) continue;
    open[role] += event == CMARK_EVENT_ENTER ? 1 : -1u;
    uint16_t bit = (uint16_t)(1u << role);
    roles = (uint16_t)(open[role] > 0 ? roles | bit : roles & ~bit);
    if (role == ROLE_LINK && event == CMARK_EVENT_EXIT) add_address(node, out);
  }
  cmark_iter_free(iter);
}
