/* What a target gets: the node that Binding.value names. */
#ifndef PYLORE_SEMANTICS_TARGETS_H
#define PYLORE_SEMANTICS_TARGETS_H

#include "semantics/roles.h"

/* The value for the identifier or attribute `target`, NO_NODE where it is only a part of a pattern.
 * `chain_value` is what the chain of assignments `a = b = c` around it ends with. */
NodeId target_value(const Nodes *nodes, NodeId target, Role role, NodeId chain_value);

/* The last value of the chain of assignments that begins with `assignment`; NO_NODE for none. */
NodeId target_chain_value(const Nodes *nodes, NodeId assignment);

#endif
