/* What a name means: the answers that the variables give, and those from outside of the segment. */
#include <stdlib.h>

#include "base/word_list.h"
#include "semantics/names_data.h"

static const Resolution unbound = {.scope = NAME_UNBOUND, .binding = NO_BINDING};

static const ModuleBinding *find_binding(const ModuleBinding *sorted, uint32_t count, Slice name) {
  return count == 0 ? NULL : bsearch(&name, sorted, count, sizeof *sorted, slice_order);
}

const ModuleBinding *names_find_module_binding(const OuterNames *outer, Slice name) {
  return outer == NULL ? NULL : find_binding(outer->module, outer->module_count, name);
}

const ModuleBinding *names_find_attribute(const OuterNames *outer, Slice name) {
  if (outer == NULL || outer->class_count == 0) return NULL;
  return find_binding(outer->classes[0].attributes, outer->classes[0].attribute_count, name);
}

static Resolution module_resolution(const Names *names, Slice name, SymbolId symbol) {
  VariableId variable = symbol == NO_ITEM ? NO_VARIABLE : names->symbols[symbol].module;
  Resolution result = unbound;
  *names->asked_outside = true;
  if (variable != NO_VARIABLE) result.binding = names->variables[variable].first_binding;
  result.module = names_find_module_binding(names->outer, name);
  if (result.binding != NO_BINDING || result.module != NULL)
    result.scope = NAME_GLOBAL;
  else if (names_is_builtin(name))
    result.scope = NAME_BUILTIN;
  return result;
}

/* A name in `scope` that nothing in a class's segment binds: the classes around, then the module.
 */
static Resolution outside_resolution(const Names *names, ScopeId scope, Slice name,
                                     SymbolId symbol) {
  uint32_t count = names_outer_class_count(names);
  const OuterClass *classes = count == 0 ? NULL : names->outer->classes;
  bool sees_class = scope == SCOPE_ROOT || names->extras[scope].visible_class == SCOPE_ROOT;
  Resolution result = {.scope = NAME_ENCLOSING, .binding = NO_BINDING};
  *names->asked_outside = true;
  if (count > 0 && sees_class && slice_list_has(classes[0].bound, name)) {
    if (scope == SCOPE_ROOT) result.scope = NAME_LOCAL;
    return result;
  }
  if (slice_is(name, "__class__") && count > (scope == SCOPE_ROOT ? 1 : 0)) return result;
  for (uint32_t i = 0; i < count; i++)
    if (slice_list_has(classes[i].type_parameters, name)) return result;
  return module_resolution(names, name, symbol);
}

static Resolution variable_resolution(const Names *names, VariableId id) {
  const Variable *variable = &names->variables[id];
  const Symbol *symbol = &names->symbols[variable->symbol];
  Resolution result = {.scope = NAME_ENCLOSING, .binding = NO_BINDING};
  switch ((Meaning)variable->meaning) {
  case MEANS_ITSELF:
    if (variable->scope == names->module_scope)
      return module_resolution(names, symbol->name, variable->symbol);
    result.scope = NAME_LOCAL;
    result.binding = variable->first_binding;
    return result;
  case MEANS_ENCLOSING: result.binding = names->variables[variable->target].first_binding; break;
  case MEANS_CLASS_CELL: break;
  case MEANS_GLOBAL: return module_resolution(names, symbol->name, variable->symbol);
  case MEANS_OUTSIDE:
    return outside_resolution(names, variable->scope, symbol->name, variable->symbol);
  }
  return result;
}

Resolution names_resolve(const Names *names, NodeId id) {
  VariableId variable = names_variable_at(names, id);
  return variable == NO_VARIABLE ? unbound : variable_resolution(names, variable);
}

bool names_means_builtin(const Names *names, NodeId id, const char *words) {
  return nodes_is(names->nodes, id, NODE_IDENTIFIER) &&
         word_list_has(words, nodes_text(names->nodes, id)) &&
         names_resolve(names, id).scope == NAME_BUILTIN;
}

/* The variable that `scope` shows to the scopes inside it. */
static VariableId shown_variable(const Names *names, ScopeId scope, SymbolId symbol) {
  if (!names_is_seen_from_inside(names->scopes[scope].kind)) return NO_VARIABLE;
  VariableId id = names_find_variable(names, scope, symbol);
  if (id == NO_VARIABLE) return NO_VARIABLE;
  const Variable *variable = &names->variables[id];
  bool is_own = variable->meaning == MEANS_ITSELF || (variable->flags & VARIABLE_GLOBAL) != 0;
  return is_own ? id : NO_VARIABLE;
}

static Resolution enclosing_resolution(const Names *names, VariableId id) {
  Resolution result = variable_resolution(names, id);
  if (result.scope == NAME_LOCAL) result.scope = NAME_ENCLOSING;
  return result;
}

static Resolution lookup_symbol(const Names *names, ScopeId scope, Slice name, SymbolId symbol) {
  VariableId id = symbol == NO_ITEM ? NO_VARIABLE : names_find_variable(names, scope, symbol);
  if (id != NO_VARIABLE) return variable_resolution(names, id);
  ScopeId visible = names->extras[scope].visible_class;
  if (symbol != NO_ITEM && visible != NO_SCOPE) {
    id = names_find_variable(names, visible, symbol);
    if (id != NO_VARIABLE && (names->variables[id].flags & VARIABLE_BOUND) != 0)
      return enclosing_resolution(names, id);
  }
  bool is_class_cell = slice_is(name, "__class__");
  for (ScopeId at = names->scopes[scope].parent; at != NO_SCOPE; at = names->scopes[at].parent) {
    if (symbol == NO_ITEM && !is_class_cell) break;
    if (is_class_cell && names->scopes[at].kind == SCOPE_CLASS && at != SCOPE_ROOT)
      return (Resolution){.scope = NAME_ENCLOSING, .binding = NO_BINDING};
    id = symbol == NO_ITEM ? NO_VARIABLE : shown_variable(names, at, symbol);
    if (id != NO_VARIABLE) return enclosing_resolution(names, id);
  }
  return outside_resolution(names, scope, name, symbol);
}

Resolution names_lookup(const Names *names, ScopeId scope, Slice name) {
  Arena scratch;
  arena_init(&scratch);
  Slice real = names_real_name(names, scope, name, &scratch);
  Resolution result =
      lookup_symbol(names, scope, real, names_find_symbol(names, real, slice_hash(real)));
  arena_release(&scratch);
  return result;
}
