/* Functions and their definitions: around a place in the code, and what stands above them. */
#ifndef PYLORE_CONCEPTS_FUNCTION_H
#define PYLORE_CONCEPTS_FUNCTION_H

#include "semantics/view.h"

/* The function_definition in whose body (not its decorators, defaults or annotations) `node` is
 * evaluated; NO_NODE in a lambda, a class body or the module. */
NodeId function_around(const SegmentView *view, NodeId node);

/* The function_definition of which `node` is a token, its name included; NO_NODE for others. */
NodeId function_of_token(const Nodes *nodes, NodeId node);

Slice function_name(const Nodes *nodes, NodeId function);
bool function_is_async(const Nodes *nodes, NodeId function);

/* The scope of the function's body. */
ScopeId function_scope(const SegmentView *view, NodeId function);

/* The decorator of the definition after `decorator`, from the top; the first one for NO_NODE. */
NodeId definition_next_decorator(const Nodes *nodes, NodeId definition, NodeId decorator);

/* True when the definition stands directly in a class body. */
bool definition_is_method(const SegmentView *view, NodeId definition);

/* The qualified name of the definition's only decorator, called or not; empty when it has several,
 * or none, or it leads nowhere certain. */
Slice definition_only_decorator(const SegmentView *view, NodeId definition, Arena *arena);

#endif
