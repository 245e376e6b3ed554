/* Markdown as a tree of cmark-gfm's nodes, tables included: what the page reader checks and what
 * markdown.h lays out. Only those two look at it. */
#ifndef PYLORE_KNOWLEDGE_MARKDOWN_TREE_H
#define PYLORE_KNOWLEDGE_MARKDOWN_TREE_H

/* cmark's short names (NODE_LIST) are also those of the grammar's symbols. */
#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm.h>

#include "knowledge/styled_text.h"

/* The document node. Where a line could be the head of a table of more than MARKDOWN_COLUMNS_LIMIT
 * columns no table is read: its rows would all be padded to that width.
 *   owns    to be freed with cmark_node_free; it holds copies, nothing of `markdown`. */
enum { MARKDOWN_COLUMNS_LIMIT = 32 };
cmark_node *markdown_tree_create(Slice markdown);

/* The text of the node itself (words, code, HTML), borrowed from it. */
Slice markdown_literal(cmark_node *node);

bool markdown_is_table(cmark_node *node);
bool markdown_is_table_cell(cmark_node *node);

/* Adds the words in the paragraph, heading or table cell `block`; `roles` are those of all of it,
 * `code_quote` is put around inline code. */
void markdown_add_words(cmark_node *block, uint16_t roles, const char *code_quote, StyledText *out);

#endif
