/* `Names` while it is being made: the walk adds scopes and mentions, then everything is settled and
 * copied in its exact size. Lists grow in a scratch arena that is gone afterwards. */
#ifndef PYLORE_SEMANTICS_BUILDER_H
#define PYLORE_SEMANTICS_BUILDER_H

#include "semantics/names_data.h"
#include "semantics/roles.h"

typedef struct Builder {
  Names *names;
  Arena *arena; /* of the result */
  Arena scratch;
} Builder;

/* A scope inside `parent`. `private_name` is that of the class for class scopes and their type
 * parameters; empty: that of the scope around. */
ScopeId builder_add_scope(Builder *builder, ScopeKind kind, ScopeId parent, NodeId node,
                          Slice private_name);

/* The class name as names are mangled with it. */
Slice builder_private_name(Slice class_name);

/* From `node` on, nodes are evaluated in `scope`. */
void builder_add_run(Builder *builder, NodeId node, ScopeId scope);

/* The identifier `node` mentions a variable of `scope` in that role; `value` as in Binding. */
void builder_add_mention(Builder *builder, NodeId node, ScopeId scope, Role role, NodeId value);

void builder_add_attribute(Builder *builder, NodeId node, NodeId value);

/* The variable of the module's level, made where there is none. */
VariableId builder_module_variable(Builder *builder, SymbolId symbol);

/* Moves the lists out of the scratch arena, in their exact sizes. */
void builder_finish(Builder *builder);

#endif
