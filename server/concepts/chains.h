/* Chains such as `df["price"].groupby(...).mean()`: what library they come from, where the file
 * says so, and what they are called where it does not. */
#ifndef PYLORE_CONCEPTS_CHAINS_H
#define PYLORE_CONCEPTS_CHAINS_H

#include "semantics/view.h"

/* `a.b` with `b` under the cursor, or b's own node; NO_NODE for identifiers that are no attribute.
 */
NodeId chain_object(const Nodes *nodes, NodeId attribute_name);

/* Whether a part of the chain below `expression`, itself included, is known to be of `library`, as
 * its object, function or item: "pandas" for what `pandas.read_csv` leads to. The part that is
 * known nearest to `expression` decides. */
bool chain_is_from(const SegmentView *view, NodeId expression, const char *library);

/* Whether nothing of the chain is known, names of the file's own package aside. */
bool chain_is_unknown(const SegmentView *view, NodeId expression);

/* The identifier at the chain's start; NO_NODE where it starts with something else. */
NodeId chain_root(const Nodes *nodes, NodeId expression);

#endif
