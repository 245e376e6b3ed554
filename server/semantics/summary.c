/* What a segment tells the others: the names that it binds, and where they lead. */
#include <stdlib.h>

#include "semantics/coroutines.h"
#include "semantics/names_data.h"
#include "semantics/qualified.h"
#include "semantics/receivers.h"
#include "text/lines.h"

/* Lines of offsets that never go back. */
typedef struct LineCounter {
  Slice text;
  uint32_t offset;
  uint32_t line;
} LineCounter;

static uint32_t line_at(LineCounter *self, uint32_t offset) {
  self->line += lines_count(slice_sub(self->text, self->offset, offset));
  self->offset = offset;
  return self->line;
}

static void set_target(ModuleBinding *summary, Value value, Arena *arena) {
  summary->target = value_to_target(value, arena);
  summary->is_open = value.kind == VALUE_OPEN;
}

/* The variables of `scope` that are bound, each at its first binding. */
static const ModuleBinding *bindings_of(const Names *names, ScopeId scope, uint32_t *count,
                                        Arena *arena) {
  *count = 0;
  for (VariableId id = 0; id < names->variable_count; id++)
    if (names->variables[id].scope == scope && names->variables[id].binding_count > 0) ++*count;
  ModuleBinding *summaries = ARENA_ARRAY(arena, ModuleBinding, *count);
  uint32_t added = 0;
  LineCounter lines = {.text = names->nodes->text};
  for (BindingId id = 0; id < names->binding_count && added < *count; id++) {
    const Variable *variable = &names->variables[names->links[id].variable];
    if (variable->scope != scope || variable->first_binding != id) continue;
    const Binding *binding = &names->bindings[id];
    ModuleBinding *summary = &summaries[added++];
    *summary = (ModuleBinding){
        .name = names->symbols[variable->symbol].name,
        .kind = binding->kind,
        .line = line_at(&lines, names->nodes->items[binding->node].start),
        .count = variable->binding_count,
        .is_coroutine_function = coroutine_binding(names, binding),
    };
    set_target(summary, qualified_binding_value(names, id, true, arena), arena);
  }
  qsort(summaries, *count, sizeof(ModuleBinding), slice_order);
  return summaries;
}

const ModuleBinding *names_root_bindings(const Names *names, uint32_t *count, Arena *arena) {
  return bindings_of(names, SCOPE_ROOT, count, arena);
}

const ModuleBinding *names_global_bindings(const Names *names, uint32_t *count, Arena *arena) {
  *count = 0;
  return names->module_scope == NO_SCOPE ? bindings_of(names, NO_SCOPE, count, arena) : NULL;
}

/* Sorted summaries of one name become one. */
static uint32_t merge_same(ModuleBinding *summaries, uint32_t count) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (kept == 0 || !slice_equal(summaries[kept - 1].name, summaries[i].name)) {
      summaries[kept++] = summaries[i];
      continue;
    }
    ModuleBinding *first = &summaries[kept - 1];
    if (summaries[i].line < first->line) first->line = summaries[i].line;
    first->count++;
    first->target = (Slice){0};
    first->is_open = false;
  }
  return kept;
}

const ModuleBinding *names_attribute_bindings(const Names *names, uint32_t *count, Arena *arena) {
  *count = 0;
  if (names->module_scope == SCOPE_ROOT) return NULL;
  ModuleBinding *summaries = ARENA_ARRAY(arena, ModuleBinding, names->attribute_count);
  LineCounter lines = {.text = names->nodes->text};
  for (uint32_t i = 0; i < names->attribute_count; i++) {
    const AttributeTarget *target = &names->attributes[i];
    if (receiver_of_target(names, target) != SCOPE_ROOT) continue;
    NodeId name = nodes_child_by_field(names->nodes, target->node, FIELD_ATTRIBUTE);
    ModuleBinding *summary = &summaries[(*count)++];
    *summary = (ModuleBinding){
        .name = nodes_text(names->nodes, name),
        .kind = BINDING_ASSIGNMENT,
        .line = line_at(&lines, names->nodes->items[target->node].start),
        .count = 1,
    };
    if (target->value != NO_NODE)
      set_target(summary, qualified_value(names, target->value, true, arena), arena);
  }
  qsort(summaries, *count, sizeof(ModuleBinding), slice_order);
  *count = merge_same(summaries, *count);
  return summaries;
}

OuterClass names_class_header(const Names *names, Arena *arena) {
  const Nodes *nodes = names->nodes;
  NodeId node = nodes_first_named_child(nodes, NODE_ROOT);
  if (nodes_is(nodes, node, NODE_DECORATED_DEFINITION))
    node = nodes_child_by_field(nodes, node, FIELD_DEFINITION);
  if (!nodes_is(nodes, node, NODE_CLASS_DEFINITION)) return (OuterClass){0};
  OuterClass header = {.name = nodes_text(nodes, nodes_child_by_field(nodes, node, FIELD_NAME))};
  Slice *parameters = ARENA_ARRAY(arena, Slice, names->variable_count);
  uint32_t count = 0;
  for (VariableId id = 0; id < names->variable_count; id++) {
    const Variable *variable = &names->variables[id];
    if (variable->scope == NO_SCOPE || variable->binding_count == 0) continue;
    const Scope *scope = &names->scopes[variable->scope];
    if (scope->kind == SCOPE_TYPE_PARAMETERS && scope->node == node)
      parameters[count++] = names->symbols[variable->symbol].name;
  }
  qsort(parameters, count, sizeof(Slice), slice_order);
  header.type_parameters = (SliceList){parameters, count};
  return header;
}
