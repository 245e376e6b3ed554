/* What a function is in its class, by the words of its decorators and of the class alone. */
#ifndef PYLORE_RULES_NAMING_METHOD_KIND_H
#define PYLORE_RULES_NAMING_METHOD_KIND_H

#include "rules/context.h"

typedef enum MethodKind {
  KIND_FUNCTION, /* in no class, or deeper in one than its branches and loops */
  KIND_METHOD,
  KIND_CLASS_METHOD,
  KIND_STATIC_METHOD,
} MethodKind;

/* Of a function_definition. */
MethodKind method_kind(RuleContext *context, NodeId function);

/* The statement with its decorators, or the definition itself where it has none. */
NodeId decorated_statement(const Nodes *nodes, NodeId definition);

#endif
