/* What `Names` is made of; for the files of this folder only.
 *
 * A *symbol* is an interned name, a *variable* one name in one scope, bound there or only
 * mentioned. The walk (walk.c) enters every mention as a variable; resolve.c then decides, once for
 * each variable and not for each mention, what it means. */
#ifndef PYLORE_SEMANTICS_NAMES_DATA_H
#define PYLORE_SEMANTICS_NAMES_DATA_H

#include "semantics/name_index.h"
#include "semantics/names.h"

typedef uint32_t SymbolId;
typedef uint32_t VariableId;
#define NO_VARIABLE UINT32_MAX

typedef enum Meaning {
  MEANS_ITSELF, /* bound in its scope */
  MEANS_ENCLOSING, /* bound in a scope around; `target` is that variable */
  MEANS_CLASS_CELL, /* `__class__` in a class's methods */
  MEANS_GLOBAL, /* the module's, by `global` or because nothing in between binds it */
  MEANS_OUTSIDE, /* nothing in a segment of a class body binds it: the classes around, or global */
} Meaning;

enum { VARIABLE_BOUND = 1, VARIABLE_GLOBAL = 2, VARIABLE_NONLOCAL = 4 };

typedef struct Symbol {
  Slice name; /* after mangling */
  uint64_t hash;
  VariableId module; /* the variable of the module's level, or NO_VARIABLE */
  VariableId latest; /* while walking: the last one that was mentioned */
  VariableId innermost; /* while resolving: what scopes inside the current one see */
} Symbol;

typedef struct Variable {
  SymbolId symbol;
  ScopeId scope; /* NO_SCOPE: the module's level, in a segment whose root is a class body */
  VariableId target;
  BindingId first_binding;
  BindingId last_binding;
  uint32_t binding_count;
  VariableId next_in_scope;
  VariableId shadowed; /* while resolving: what `innermost` was before */
  uint8_t meaning;
  uint8_t flags;
} Variable;

/* What scopes need beside what everybody sees of them. */
typedef struct ScopeExtra {
  Slice private_name; /* of the class whose `__x` are mangled here, without leading underscores */
  ScopeId visible_class; /* whose names an annotation scope sees besides; NO_SCOPE for none */
  ScopeId host; /* where a walrus binds: itself, or around comprehensions */
  ScopeId first_child;
  ScopeId next_sibling;
  VariableId first_variable;
  VariableId shadowed_cell; /* while resolving: what `__class__` was before */
} ScopeExtra;

/* An identifier that is a variable; walks meet them in the order of node ids. */
typedef struct Mention {
  NodeId node;
  VariableId variable;
} Mention;

typedef struct BindingLink {
  VariableId variable; /* in whose scope it was written; after resolve.c: whose binding it is */
  BindingId next; /* of the same variable */
} BindingLink;

/* From node `from` on, nodes are evaluated in `scope`. */
typedef struct ScopeRun {
  NodeId from;
  ScopeId scope;
} ScopeRun;

/* `self.lock = value`: an attribute as a target. */
typedef struct AttributeTarget {
  NodeId node;
  NodeId value; /* what is assigned; NO_NODE for other ways to bind */
} AttributeTarget;

struct Names {
  const Nodes *nodes;
  const OuterNames *outer;
  bool *asked_outside; /* an answer went by what `outer` says, or by its saying nothing */
  bool *asked_classes;
  ScopeId module_scope; /* SCOPE_ROOT, or NO_SCOPE when the root is a class body */
  Scope *scopes;
  ScopeExtra *extras;
  Binding *bindings;
  BindingLink *links;
  Use *uses;
  Mention *mentions;
  Symbol *symbols;
  Variable *variables;
  ScopeRun *runs;
  AttributeTarget *attributes;
  uint64_t *dependencies;
  uint32_t scope_count;
  uint32_t binding_count;
  uint32_t use_count;
  uint32_t mention_count;
  uint32_t symbol_count;
  uint32_t variable_count;
  uint32_t run_count;
  uint32_t attribute_count;
  uint32_t dependency_count;
  NameIndex symbol_index;
  NameIndex variable_index;
};

/* How many class bodies are around the segment. */
uint32_t names_outer_class_count(const Names *names);

/* The name after mangling, as written in `scope`; made in `arena` where it differs. */
Slice names_real_name(const Names *names, ScopeId scope, Slice name, Arena *arena);

uint64_t names_variable_hash(ScopeId scope, SymbolId symbol);

/* The symbol and the variable where there is one, else NO_ITEM and NO_VARIABLE. */
SymbolId names_find_symbol(const Names *names, Slice real_name, uint64_t hash);
VariableId names_find_variable(const Names *names, ScopeId scope, SymbolId symbol);

/* The variable that `id` mentions, NO_VARIABLE for none. */
VariableId names_variable_at(const Names *names, NodeId id);

/* The variable that a mention stands for in the end: where it is bound in this segment. */
VariableId names_target(const Names *names, VariableId variable);

/* The joined attribute of the innermost class around, or NULL. */
const ModuleBinding *names_find_attribute(const OuterNames *outer, Slice name);

/* A scope's own names reach the scopes inside it: all but a class's and the module's do. */
bool names_is_seen_from_inside(ScopeKind kind);

#endif
