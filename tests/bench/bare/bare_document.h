/* The plainest document a language server can have: one text, the starts of its lines and one
 * tree-sitter tree over all of it, parsed again from the old one after each change.
 * Only \n ends a line here; the bench sends nothing else. */
#ifndef BARE_DOCUMENT_H
#define BARE_DOCUMENT_H

#include <tree_sitter/api.h>

#include "base/buffer.h"
#include "text/position.h"

typedef struct BareDocument {
  char *uri;
  Buffer text;
  uint32_t *line_starts; /* of every line; the first is 0 */
  uint32_t line_count;
  uint32_t line_capacity;
  TSTree *tree; /* NULL until bare_document_parse, and after a change of the whole text */
} BareDocument;

/* Copies both; nothing is parsed yet. */
void bare_document_init(BareDocument *document, Slice uri, Slice text);
void bare_document_release(BareDocument *document);

/* Replaces the whole text. */
void bare_document_set_text(BareDocument *document, Slice text);

/* Replaces what stands between two positions (UTF-16, clamped to the text) and tells the tree. */
void bare_document_edit(BareDocument *document, Position start, Position end, Slice text);

/* Brings the tree up to date with the text. */
void bare_document_parse(BareDocument *document, TSParser *parser);

/* The kind of the smallest node at the position; the tree must be up to date. */
const char *bare_document_kind_at(const BareDocument *document, Position position);

#endif
