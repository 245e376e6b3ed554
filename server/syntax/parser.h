/* tree-sitter behind one door: text of a segment in, tree out, with repairs applied on the way. */
#ifndef PYLORE_SYNTAX_PARSER_H
#define PYLORE_SYNTAX_PARSER_H

#include "syntax/lexer.h"
#include "syntax/nodes.h"

typedef struct Parser Parser;

Parser *parser_create(void);
void parser_destroy(Parser *parser);

/* Parses `text`, with the bytes at `repairs` (offsets from the start of `text`) read as their
 * replacements. `old` is NULL, or a tree on which ts_tree_edit has been called.
 *   errors  NULL for text so hostile that its parse is more than a second of work.
 *   owns    the result is new, to be freed with ts_tree_delete; `old` stays the caller's. */
TSTree *parser_parse(Parser *parser, Slice text, const Repair *repairs, uint32_t repair_count,
                     const TSTree *old);

#endif
