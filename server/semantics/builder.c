#include "semantics/builder.h"

#include <string.h>

enum { LIST_START = 64 };

/* Room for one more item behind `count`: lists double whenever their count is a power of two, so
 * that none has to remember its capacity. */
static void *with_room(Builder *self, void *items, uint32_t count, size_t size) {
  bool is_full = count == 0 || (count >= LIST_START && (count & (count - 1)) == 0);
  if (!is_full) return items;
  uint32_t capacity = count == 0 ? LIST_START : count * 2;
  return arena_grow(&self->scratch, items, count, capacity, size);
}

Slice builder_private_name(Slice class_name) {
  while (class_name.len > 0 && class_name.ptr[0] == '_')
    class_name = slice_sub(class_name, 1, class_name.len);
  return class_name;
}

/* Type parameters and what is evaluated late see the class body directly around them. */
static ScopeId visible_class(const Names *names, ScopeKind kind, ScopeId parent) {
  bool is_annotation = kind == SCOPE_TYPE_PARAMETERS || kind == SCOPE_TYPE_VALUE;
  if (parent == NO_SCOPE) return NO_SCOPE;
  if (is_annotation && names->scopes[parent].kind == SCOPE_CLASS) return parent;
  return is_annotation || kind == SCOPE_COMPREHENSION ? names->extras[parent].visible_class
                                                      : NO_SCOPE;
}

ScopeId builder_add_scope(Builder *self, ScopeKind kind, ScopeId parent, NodeId node,
                          Slice private_name) {
  Names *names = self->names;
  ScopeId id = names->scope_count++;
  names->scopes = with_room(self, names->scopes, id, sizeof(Scope));
  names->extras = with_room(self, names->extras, id, sizeof(ScopeExtra));
  if (private_name.len == 0 && parent != NO_SCOPE)
    private_name = names->extras[parent].private_name;
  names->scopes[id] = (Scope){.kind = kind, .parent = parent, .node = node};
  names->extras[id] = (ScopeExtra){
      .private_name = private_name,
      .visible_class = visible_class(names, kind, parent),
      .host = kind == SCOPE_COMPREHENSION ? names->extras[parent].host : id,
      .first_child = NO_SCOPE,
      .next_sibling = parent == NO_SCOPE ? NO_SCOPE : names->extras[parent].first_child,
      .first_variable = NO_VARIABLE,
      .shadowed_cell = NO_VARIABLE,
  };
  if (parent != NO_SCOPE) names->extras[parent].first_child = id;
  return id;
}

void builder_add_run(Builder *self, NodeId node, ScopeId scope) {
  Names *names = self->names;
  names->runs = with_room(self, names->runs, names->run_count, sizeof(ScopeRun));
  names->runs[names->run_count++] = (ScopeRun){.from = node, .scope = scope};
}

static SymbolId add_symbol(Builder *self, Slice name) {
  Names *names = self->names;
  uint64_t hash = slice_hash(name);
  SymbolId found = names_find_symbol(names, name, hash);
  if (found != NO_ITEM) return found;
  SymbolId id = names->symbol_count++;
  names->symbols = with_room(self, names->symbols, id, sizeof(Symbol));
  names->symbols[id] = (Symbol){
      .name = name,
      .hash = hash,
      .module = NO_VARIABLE,
      .latest = NO_VARIABLE,
      .innermost = NO_VARIABLE,
  };
  name_index_add(&names->symbol_index, hash, id, &self->scratch);
  return id;
}

static VariableId create_variable(Builder *self, ScopeId scope, SymbolId symbol) {
  Names *names = self->names;
  VariableId id = names->variable_count++;
  names->variables = with_room(self, names->variables, id, sizeof(Variable));
  Variable *variable = &names->variables[id];
  *variable = (Variable){
      .symbol = symbol,
      .scope = scope,
      .target = id,
      .first_binding = NO_BINDING,
      .last_binding = NO_BINDING,
      .next_in_scope = NO_VARIABLE,
      .shadowed = NO_VARIABLE,
      .meaning = MEANS_ITSELF,
  };
  if (scope != NO_SCOPE) {
    variable->next_in_scope = names->extras[scope].first_variable;
    names->extras[scope].first_variable = id;
  }
  if (scope == names->module_scope) names->symbols[symbol].module = id;
  name_index_add(&names->variable_index, names_variable_hash(scope, symbol), id, &self->scratch);
  return id;
}

static VariableId add_variable(Builder *self, ScopeId scope, SymbolId symbol) {
  Names *names = self->names;
  VariableId latest = names->symbols[symbol].latest;
  if (latest != NO_VARIABLE && names->variables[latest].scope == scope) return latest;
  VariableId id = names_find_variable(names, scope, symbol);
  if (id == NO_VARIABLE) id = create_variable(self, scope, symbol);
  names->symbols[symbol].latest = id;
  return id;
}

VariableId builder_module_variable(Builder *self, SymbolId symbol) {
  VariableId id = self->names->symbols[symbol].module;
  return id != NO_VARIABLE ? id : create_variable(self, self->names->module_scope, symbol);
}

static void add_binding(Builder *self, NodeId node, VariableId variable, BindingKind kind,
                        NodeId value) {
  Names *names = self->names;
  BindingId id = names->binding_count++;
  names->bindings = with_room(self, names->bindings, id, sizeof(Binding));
  names->links = with_room(self, names->links, id, sizeof(BindingLink));
  names->variables[variable].flags |= VARIABLE_BOUND;
  names->bindings[id] = (Binding){
      .name = nodes_text(names->nodes, node),
      .node = node,
      .scope = names->variables[variable].scope,
      .kind = kind,
      .value = value,
  };
  names->links[id] = (BindingLink){.variable = variable, .next = NO_BINDING};
}

void builder_add_mention(Builder *self, NodeId node, ScopeId scope, Role role, NodeId value) {
  Names *names = self->names;
  Slice written = nodes_text(names->nodes, node);
  if (written.len == 0) return;
  SymbolId symbol = add_symbol(self, names_real_name(names, scope, written, self->arena));
  VariableId variable = add_variable(self, scope, symbol);
  names->mentions = with_room(self, names->mentions, names->mention_count, sizeof(Mention));
  names->mentions[names->mention_count++] = (Mention){.node = node, .variable = variable};
  const RoleInfo *info = &role_info[role];
  if (info->is_use) {
    names->uses = with_room(self, names->uses, names->use_count, sizeof(Use));
    names->uses[names->use_count++] = (Use){.node = node, .scope = scope, .context = info->context};
  }
  if (role == ROLE_GLOBAL) names->variables[variable].flags |= VARIABLE_GLOBAL;
  if (role == ROLE_NONLOCAL) names->variables[variable].flags |= VARIABLE_NONLOCAL;
  if (!info->is_binding) return;
  if (role == ROLE_WALRUS) variable = add_variable(self, names->extras[scope].host, symbol);
  add_binding(self, node, variable, info->kind, value);
}

void builder_add_attribute(Builder *self, NodeId node, NodeId value) {
  Names *names = self->names;
  names->attributes =
      with_room(self, names->attributes, names->attribute_count, sizeof(AttributeTarget));
  names->attributes[names->attribute_count++] = (AttributeTarget){.node = node, .value = value};
}

static void *settled(Builder *self, const void *items, uint32_t count, size_t size) {
  return arena_grow(self->arena, items, count, count, size);
}

void builder_finish(Builder *self) {
  Names *names = self->names;
  names->scopes = settled(self, names->scopes, names->scope_count, sizeof(Scope));
  names->extras = settled(self, names->extras, names->scope_count, sizeof(ScopeExtra));
  names->bindings = settled(self, names->bindings, names->binding_count, sizeof(Binding));
  names->links = settled(self, names->links, names->binding_count, sizeof(BindingLink));
  names->uses = settled(self, names->uses, names->use_count, sizeof(Use));
  names->mentions = settled(self, names->mentions, names->mention_count, sizeof(Mention));
  names->symbols = settled(self, names->symbols, names->symbol_count, sizeof(Symbol));
  names->variables = settled(self, names->variables, names->variable_count, sizeof(Variable));
  names->runs = settled(self, names->runs, names->run_count, sizeof(ScopeRun));
  names->attributes =
      settled(self, names->attributes, names->attribute_count, sizeof(AttributeTarget));
  names->symbol_index.slots =
      settled(self, names->symbol_index.slots, names->symbol_index.capacity, sizeof(IndexSlot));
  names->variable_index.slots =
      settled(self, names->variable_index.slots, names->variable_index.capacity, sizeof(IndexSlot));
  arena_release(&self->scratch);
}
