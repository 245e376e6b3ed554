/* A Markdown table drawn with blanks and one rule, its columns narrowed until it fits. */
#ifndef PYLORE_KNOWLEDGE_MARKDOWN_TABLE_H
#define PYLORE_KNOWLEDGE_MARKDOWN_TABLE_H

#include "knowledge/markdown_tree.h"

/* Adds the lines of the table `node`, `width` columns at most where words can be wrapped; 0: as
 * wide as it is. */
void markdown_table_write(cmark_node *node, const TextStyle *style, uint32_t width, Buffer *out);

#endif
