/* The edits of one change notification, done all or not at all. */
#ifndef PYLORE_SESSION_CHANGES_H
#define PYLORE_SESSION_CHANGES_H

#include "analysis/document.h"

typedef struct Change {
  bool is_whole; /* `text` replaces everything */
  Position start;
  Position end;
  Slice text;
} Change;

/* Does the changes in order, each on the result of the one before. A position just after the last
 * line is the end of the text, as editors write it when they replace all of it.
 *   errors  false, with the document as it was: a change ends before it starts, is further past the
 *           end of the text, or cuts a character in two.
 *   source  LSP 3.17, "DidChangeTextDocument Notification". */
bool changes_apply(Document *document, const Change *changes, uint32_t count,
                   PositionEncoding encoding);

/* Makes the document's text this one; only what differs is replaced. */
void changes_set_text(Document *document, Slice text);

#endif
