/* The reader's source, fit to be shown: expressions laid on one line, comments left out. */
#ifndef PYLORE_CARDS_SOURCE_H
#define PYLORE_CARDS_SOURCE_H

#include "base/buffer.h"
#include "syntax/nodes.h"

/* Adds the source of `node` on one line: it reads the same to Python wherever it stood in brackets.
 * False, with `out` as it was, where that cannot be: broken code, or a string over several lines.
 */
bool source_add_line(const Nodes *nodes, NodeId node, Buffer *out);

/* True when an identifier of that name stands anywhere below `node`, as a variable or not. */
bool source_mentions(const Nodes *nodes, NodeId node, Slice name);

#endif
