#include "semantics/names.h"

#include <stdlib.h>

#include "semantics/resolve.h"
#include "semantics/walk.h"

static bool is_private(Slice name) {
  return slice_starts_with(name, SLICE("__")) && !slice_ends_with(name, SLICE("__"));
}

Slice names_real_name(const Names *names, ScopeId scope, Slice name, Arena *arena) {
  if (name.len < 3 || name.ptr[0] != '_' || !is_private(name)) return name;
  Slice class_name = names->extras[scope].private_name;
  if (class_name.len == 0) return name;
  return arena_format(arena, "_%.*s%.*s", (int)class_name.len, class_name.ptr, (int)name.len,
                      name.ptr);
}

uint64_t names_variable_hash(ScopeId scope, SymbolId symbol) {
  return (((uint64_t)scope << 32) | symbol) * 0x9e3779b97f4a7c15u;
}

SymbolId names_find_symbol(const Names *names, Slice real_name, uint64_t hash) {
  IndexSearch search = name_index_search(hash);
  SymbolId id = name_index_next(&names->symbol_index, &search);
  while (id != NO_ITEM && !slice_equal(names->symbols[id].name, real_name))
    id = name_index_next(&names->symbol_index, &search);
  return id;
}

VariableId names_find_variable(const Names *names, ScopeId scope, SymbolId symbol) {
  IndexSearch search = name_index_search(names_variable_hash(scope, symbol));
  for (;;) {
    uint32_t id = name_index_next(&names->variable_index, &search);
    if (id == NO_ITEM) return NO_VARIABLE;
    if (names->variables[id].scope == scope && names->variables[id].symbol == symbol) return id;
  }
}

VariableId names_target(const Names *names, VariableId id) {
  const Variable *variable = &names->variables[id];
  return variable->target == NO_VARIABLE ? id : variable->target;
}

bool names_is_seen_from_inside(ScopeKind kind) {
  return kind != SCOPE_MODULE && kind != SCOPE_CLASS;
}

uint32_t names_outer_class_count(const Names *names) {
  return names->outer == NULL ? 0 : names->outer->class_count;
}

static int compare_hashes(const void *a, const void *b) {
  uint64_t left = *(const uint64_t *)a;
  uint64_t right = *(const uint64_t *)b;
  return (left > right) - (left < right);
}

static bool depends_on_others(const Names *names, const Variable *variable) {
  if (variable->meaning == MEANS_GLOBAL || variable->meaning == MEANS_OUTSIDE) return true;
  return variable->meaning == MEANS_ITSELF &&
         (variable->scope == SCOPE_ROOT || variable->scope == names->module_scope);
}

static void collect_dependencies(Names *names, Arena *arena) {
  names->dependencies = ARENA_ARRAY(arena, uint64_t, names->symbol_count);
  bool *is_listed = ARENA_ARRAY(arena, bool, names->symbol_count);
  for (VariableId id = 0; id < names->variable_count; id++) {
    const Variable *variable = &names->variables[id];
    if (is_listed[variable->symbol] || !depends_on_others(names, variable)) continue;
    is_listed[variable->symbol] = true;
    names->dependencies[names->dependency_count++] = names->symbols[variable->symbol].hash;
  }
  qsort(names->dependencies, names->dependency_count, sizeof(uint64_t), compare_hashes);
}

Names *names_create(const Nodes *nodes, const OuterNames *outer, Arena *arena) {
  Names *names = ARENA_NEW(arena, Names);
  names->nodes = nodes;
  names->outer = outer;
  names->asked_outside = ARENA_NEW(arena, bool);
  names->asked_classes = ARENA_NEW(arena, bool);
  bool is_class = outer != NULL && outer->class_count > 0;
  names->module_scope = is_class ? NO_SCOPE : SCOPE_ROOT;
  Builder builder = {.names = names, .arena = arena};
  arena_init(&builder.scratch);
  Slice private_name = is_class ? builder_private_name(outer->classes[0].name) : (Slice){0};
  builder_add_scope(&builder, is_class ? SCOPE_CLASS : SCOPE_MODULE, NO_SCOPE, NODE_ROOT,
                    private_name);
  walk_nodes(&builder);
  resolve_variables(&builder);
  builder_finish(&builder);
  collect_dependencies(names, arena);
  return names;
}

bool names_asked_outside(const Names *names) {
  return *names->asked_outside;
}

void names_ask_outside(const Names *names) {
  *names->asked_outside = true;
}

bool names_asked_classes(const Names *names) {
  return *names->asked_classes;
}

void names_ask_classes(const Names *names) {
  *names->asked_classes = true;
}

const OuterNames *names_outer(const Names *names) {
  return names->outer;
}

const Scope *names_scopes(const Names *names, uint32_t *count) {
  *count = names->scope_count;
  return names->scopes;
}

const Scope *names_scope(const Names *names, ScopeId id) {
  return id < names->scope_count ? &names->scopes[id] : NULL;
}

const Binding *names_binding(const Names *names, BindingId id) {
  return id < names->binding_count ? &names->bindings[id] : NULL;
}

const Binding *names_bindings(const Names *names, uint32_t *count) {
  *count = names->binding_count;
  return names->bindings;
}

const Use *names_uses(const Names *names, uint32_t *count) {
  *count = names->use_count;
  return names->uses;
}

const uint64_t *names_dependencies(const Names *names, uint32_t *count) {
  *count = names->dependency_count;
  return names->dependencies;
}

ScopeId names_scope_at(const Names *names, NodeId id) {
  uint32_t low = 0;
  uint32_t high = names->run_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (names->runs[middle].from <= id)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? (ScopeId)SCOPE_ROOT : names->runs[low - 1].scope;
}

VariableId names_variable_at(const Names *names, NodeId id) {
  uint32_t low = 0;
  uint32_t high = names->mention_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (names->mentions[middle].node < id)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_found = low < names->mention_count && names->mentions[low].node == id;
  return is_found ? names->mentions[low].variable : NO_VARIABLE;
}

bool names_is_variable(const Names *names, NodeId id) {
  return names_variable_at(names, id) != NO_VARIABLE;
}
