/* Scopes are visited from the outside in; each symbol remembers the variable that scopes inside the
 * current one would find, so that a lookup costs one step however deep the nesting is. */
#include "semantics/resolve.h"

/* What `innermost` holds where a class body is the nearest that provides `__class__`. */
enum { CLASS_CELL = INT32_MAX };

typedef struct Resolver {
  Names *names;
  SymbolId class_cell; /* the symbol `__class__`, NO_ITEM where nobody mentions it */
} Resolver;

static void mean(Variable *variable, Meaning meaning, VariableId target) {
  variable->meaning = (uint8_t)meaning;
  variable->target = target;
}

static bool is_bound_in(const Names *names, ScopeId scope, SymbolId symbol, VariableId *found) {
  if (scope == NO_SCOPE) return false;
  *found = names_find_variable(names, scope, symbol);
  return *found != NO_VARIABLE && (names->variables[*found].flags & VARIABLE_BOUND) != 0;
}

static void mean_global(const Names *names, Variable *variable, bool is_explicit) {
  bool is_class_segment = names->module_scope == NO_SCOPE;
  mean(variable, is_class_segment && !is_explicit ? MEANS_OUTSIDE : MEANS_GLOBAL,
       names->symbols[variable->symbol].module);
}

static void resolve_variable(const Names *names, VariableId id) {
  Variable *variable = &names->variables[id];
  VariableId around = names->symbols[variable->symbol].innermost;
  bool is_around = around != NO_VARIABLE && around != CLASS_CELL &&
                   (names->variables[around].flags & VARIABLE_GLOBAL) == 0;
  bool is_nonlocal =
      (variable->flags & VARIABLE_NONLOCAL) != 0 && (is_around || around == CLASS_CELL);
  VariableId in_class = NO_VARIABLE;
  if ((variable->flags & VARIABLE_GLOBAL) != 0 && variable->scope != names->module_scope)
    mean_global(names, variable, true);
  else if ((variable->flags & VARIABLE_BOUND) != 0 && !is_nonlocal)
    mean(variable, MEANS_ITSELF, id);
  else if (!is_nonlocal && is_bound_in(names, names->extras[variable->scope].visible_class,
                                       variable->symbol, &in_class))
    mean(variable, MEANS_ENCLOSING, in_class);
  else if (around == CLASS_CELL)
    mean(variable, MEANS_CLASS_CELL, NO_VARIABLE);
  else if (is_around)
    mean(variable, MEANS_ENCLOSING, around);
  else
    mean_global(names, variable, around != NO_VARIABLE);
}

static void enter_scope(const Resolver *self, ScopeId scope) {
  const Names *names = self->names;
  ScopeExtra *extra = &names->extras[scope];
  VariableId id = extra->first_variable;
  for (; id != NO_VARIABLE; id = names->variables[id].next_in_scope) resolve_variable(names, id);
  if (names->scopes[scope].kind == SCOPE_CLASS && self->class_cell != NO_ITEM) {
    extra->shadowed_cell = names->symbols[self->class_cell].innermost;
    names->symbols[self->class_cell].innermost = CLASS_CELL;
  }
  if (!names_is_seen_from_inside(names->scopes[scope].kind)) return;
  for (id = extra->first_variable; id != NO_VARIABLE; id = names->variables[id].next_in_scope) {
    Variable *variable = &names->variables[id];
    bool is_own = variable->meaning == MEANS_ITSELF || (variable->flags & VARIABLE_GLOBAL) != 0;
    variable->shadowed = names->symbols[variable->symbol].innermost;
    if (is_own) names->symbols[variable->symbol].innermost = id;
  }
}

static void leave_scope(const Resolver *self, ScopeId scope) {
  const Names *names = self->names;
  const ScopeExtra *extra = &names->extras[scope];
  if (names->scopes[scope].kind == SCOPE_CLASS && self->class_cell != NO_ITEM)
    names->symbols[self->class_cell].innermost = extra->shadowed_cell;
  if (!names_is_seen_from_inside(names->scopes[scope].kind)) return;
  for (VariableId id = extra->first_variable; id != NO_VARIABLE;
       id = names->variables[id].next_in_scope)
    names->symbols[names->variables[id].symbol].innermost = names->variables[id].shadowed;
}

static void resolve_scopes(const Resolver *self) {
  const Names *names = self->names;
  ScopeId scope = SCOPE_ROOT;
  enter_scope(self, scope);
  while (scope != NO_SCOPE) {
    ScopeId next = names->extras[scope].first_child;
    while (next == NO_SCOPE && scope != NO_SCOPE) {
      leave_scope(self, scope);
      next = names->extras[scope].next_sibling;
      scope = names->scopes[scope].parent;
    }
    if (next != NO_SCOPE) enter_scope(self, next);
    scope = next;
  }
}

/* Names that functions bind through `global` are the module's. */
static void bind_globals(Builder *builder) {
  Names *names = builder->names;
  for (BindingId id = 0; id < names->binding_count; id++) {
    Variable variable = names->variables[names->links[id].variable];
    if ((variable.flags & VARIABLE_GLOBAL) == 0 || variable.scope == names->module_scope) continue;
    VariableId module = builder_module_variable(builder, variable.symbol);
    names->variables[module].flags |= VARIABLE_BOUND;
  }
}

static void hand_out_bindings(const Names *names) {
  for (BindingId id = 0; id < names->binding_count; id++) {
    VariableId owner = names_target(names, names->links[id].variable);
    Variable *variable = &names->variables[owner];
    names->links[id].variable = owner;
    names->bindings[id].scope = variable->scope;
    if (variable->binding_count++ == 0)
      variable->first_binding = id;
    else
      names->links[variable->last_binding].next = id;
    variable->last_binding = id;
  }
  for (BindingId id = 0; id < names->binding_count; id++)
    names->bindings[id].is_only = names->variables[names->links[id].variable].binding_count == 1;
}

void resolve_variables(Builder *builder) {
  static const Slice class_cell = SLICE_INIT("__class__");
  Names *names = builder->names;
  bind_globals(builder);
  resolve_scopes(&(Resolver){
      .names = names,
      .class_cell = names_find_symbol(names, class_cell, slice_hash(class_cell)),
  });
  hand_out_bindings(names);
}
