/* Writes the shapes that LSP's results are made of.
 *   source  LSP 3.17, "Basic JSON Structures". */
#ifndef PYLORE_HANDLERS_SHAPES_H
#define PYLORE_HANDLERS_SHAPES_H

#include "handlers/state.h"

/* `{"start":...,"end":...}` */
void shapes_add_range(Buffer *out, Position start, Position end);

/* The same from byte offsets, in the client's encoding. */
void shapes_add_offsets(Buffer *out, const Server *server, const OpenDocument *document,
                        uint32_t start, uint32_t end);

/* A Diagnostic. */
void shapes_add_finding(Buffer *out, const Server *server, const Finding *finding, Position start,
                        Position end);

/* A WorkspaceEdit of one document, in the form that the client takes. */
void shapes_add_edit(Buffer *out, const Server *server, const OpenDocument *document,
                     const TextEdit *edits, uint32_t count);

#endif
