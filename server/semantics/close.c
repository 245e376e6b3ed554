/* Looks up the first names of open targets, once all segments' summaries are joined. */
#include "semantics/names_data.h"
#include "semantics/value.h"

/* Chains of aliases longer than that stay unknown. */
enum { CHAIN_AT_MOST = 16 };

static void set_closed(ModuleBinding *binding, Value value, Arena *arena) {
  binding->target = value_to_target(value, arena);
  binding->is_open = false;
}

/* Functions and classes are known by name where the module is. */
static void name_definition(ModuleBinding *binding, const OuterNames *module, Arena *arena) {
  bool is_definition = binding->kind == BINDING_FUNCTION || binding->kind == BINDING_CLASS;
  if (!is_definition || binding->count != 1 || module->module_name.len == 0) return;
  if (binding->target.len > 0) return;
  Value value = {VALUE_ENTITY, module->module_name};
  set_closed(binding, value_attribute(value, binding->name, arena), arena);
}

static Value base_value(const ModuleBinding *base, Slice name, Arena *arena) {
  if (base != NULL) return base->is_open ? (Value){0} : value_from_target(base->target);
  if (!names_is_builtin(name)) return (Value){0};
  return value_attribute((Value){VALUE_ENTITY, SLICE("builtins")}, name, arena);
}

/* Closes `binding`, and before it those that its target leads through. */
static void close_chain(ModuleBinding *bindings, ModuleBinding *binding, const OuterNames *module,
                        Arena *arena) {
  ModuleBinding *chain[CHAIN_AT_MOST];
  uint32_t length = 0;
  bool is_module = bindings == module->module;
  const ModuleBinding *base = NULL;
  while (binding != NULL && binding->is_open && length < CHAIN_AT_MOST) {
    chain[length++] = binding;
    base = names_find_module_binding(module, value_open_name(binding->target));
    binding = base != NULL && is_module ? &bindings[base - module->module] : NULL;
  }
  while (length > 0) {
    ModuleBinding *last = chain[--length];
    Slice path = last->target;
    Slice name = value_open_name(path);
    base = names_find_module_binding(module, name);
    Value value = base_value(base, name, arena);
    set_closed(last, value_follow(value, path, arena), arena);
  }
}

void names_close(ModuleBinding *bindings, uint32_t count, const OuterNames *module, Arena *arena) {
  for (uint32_t i = 0; i < count; i++) {
    bool is_sure =
        bindings[i].count == 1 || (bindings[i].kind == BINDING_IMPORT && !bindings[i].is_open);
    if (!is_sure) set_closed(&bindings[i], (Value){0}, arena);
    name_definition(&bindings[i], module, arena);
  }
  for (uint32_t i = 0; i < count; i++)
    if (bindings[i].is_open) close_chain(bindings, &bindings[i], module, arena);
}
