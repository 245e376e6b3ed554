/* The parts of a call, for facts that take it to pieces. */
#ifndef PYLORE_CARDS_CALL_H
#define PYLORE_CARDS_CALL_H

#include "syntax/nodes.h"

/* The call of which `leaf` is the name that is called: `get` of `requests.get(url)`; NO_NODE where
 * nothing is called. */
NodeId call_of_name(const Nodes *nodes, NodeId leaf);

/* Whether all arguments stand there: no `*` or `**`, no generator in place of the arguments. */
bool call_is_plain(const Nodes *nodes, NodeId call);

/* The first positional argument, and the one after `argument`; NO_NODE at the end. */
NodeId call_first_positional(const Nodes *nodes, NodeId call);
NodeId call_next_positional(const Nodes *nodes, NodeId argument);

/* The value of the keyword argument, NO_NODE where the call has none of that name. */
NodeId call_keyword(const Nodes *nodes, NodeId call, const char *keyword);

/* The text of a string that is what it looks like: one string, no prefix, no escapes, one line.
 * False for everything else. */
bool call_plain_string(const Nodes *nodes, NodeId string, Slice *text);

#endif
