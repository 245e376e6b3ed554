/* The arguments of a call, as they are written. */
#ifndef PYLORE_SYNTAX_ARGUMENTS_H
#define PYLORE_SYNTAX_ARGUMENTS_H

#include "syntax/nodes.h"

/* The call whose function `node` is, or names as the last part of a chain; else NO_NODE. */
NodeId arguments_call(const Nodes *nodes, NodeId node);

/* The call of the method that `name` names, as the last part of an attribute; NO_NODE where that is
 * not called. */
NodeId arguments_method_call(const Nodes *nodes, NodeId name);

/* The first argument of any kind; NO_NODE where there is none, or a bare generator is all. */
NodeId arguments_first(const Nodes *nodes, NodeId call);

/* The positional argument at `index`, from 0. NO_NODE where there is none, or where a star before
 * it spreads out an unknown number, or where the call's only argument is a bare generator. */
NodeId arguments_positional(const Nodes *nodes, NodeId call, uint32_t index);

/* The value of `name=`; NO_NODE where it is not given. */
NodeId arguments_keyword(const Nodes *nodes, NodeId call, const char *name);

/* True when a star in the call spreads out arguments that the file does not show. */
bool arguments_are_spread(const Nodes *nodes, NodeId call);

/* The positional argument after `argument`, the first one for NO_NODE. A `*` argument counts. */
NodeId arguments_next(const Nodes *nodes, NodeId call, NodeId argument);

/* True where the call is a statement of its own, so that nobody takes what it gives. */
bool arguments_of_dropped(const Nodes *nodes, NodeId call);

/* The text of a string that is what it looks like: one string, no prefix, no escapes, one line.
 * False for everything else. */
bool arguments_plain_text(const Nodes *nodes, NodeId string, Slice *text);

#endif
