#include "concepts/scope_story.h"

static bool scope_is(const SegmentView *view, ScopeId id, ScopeKind kind) {
  const Scope *scope = names_scope(view->names, id);
  return scope != NULL && scope->kind == kind;
}

static ScopeId scope_parent(const SegmentView *view, ScopeId id) {
  const Scope *scope = names_scope(view->names, id);
  return scope == NULL ? (ScopeId)NO_SCOPE : scope->parent;
}

static bool is_function(const SegmentView *view, ScopeId id) {
  return scope_is(view, id, SCOPE_FUNCTION) || scope_is(view, id, SCOPE_LAMBDA);
}

ScopeId scope_running(const SegmentView *view, ScopeId scope) {
  ScopeId at = scope;
  while (scope_is(view, at, SCOPE_COMPREHENSION)) at = scope_parent(view, at);
  return is_function(view, at) ? at : scope;
}

static bool is_dunder(Slice name) {
  return slice_starts_with(name, SLICE("__")) && slice_ends_with(name, SLICE("__"));
}

/* The first binding of the variable `name` of scope `owner` that stands in `writer`, or in any
 * function of the segment for NO_SCOPE; NULL for none. */
static const Binding *find_binding(const SegmentView *view, Slice name, ScopeId owner,
                                   ScopeId writer) {
  uint32_t count = 0;
  const Binding *bindings = names_bindings(view->names, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (bindings[i].scope != owner || !slice_equal(bindings[i].name, name)) continue;
    ScopeId written = scope_running(view, names_scope_at(view->names, bindings[i].node));
    if (writer == NO_SCOPE ? is_function(view, written) : written == writer) return &bindings[i];
  }
  return NULL;
}

/* The binding by which a function of this segment rebinds the module's variable; NULL for none. */
static const Binding *find_global_binding(const SegmentView *view, Slice name) {
  bool is_class = scope_is(view, SCOPE_ROOT, SCOPE_CLASS);
  return find_binding(view, name, is_class ? (ScopeId)NO_SCOPE : (ScopeId)SCOPE_ROOT, NO_SCOPE);
}

/* The nearest class body around `scope` that binds the name, without being seen from there. */
static ScopeId find_hidden_class(const SegmentView *view, ScopeId scope, Slice name) {
  bool is_inside = scope_is(view, scope, SCOPE_FUNCTION) || scope_is(view, scope, SCOPE_LAMBDA) ||
                   scope_is(view, scope, SCOPE_COMPREHENSION);
  if (!is_inside) return NO_SCOPE;
  for (ScopeId at = scope_parent(view, scope); at != NO_SCOPE; at = scope_parent(view, at))
    if (scope_is(view, at, SCOPE_CLASS) && names_lookup(view->names, at, name).scope == NAME_LOCAL)
      return at;
  return NO_SCOPE;
}

static ScopeStory story_of_enclosing(const SegmentView *view, ScopeStory story, NodeId id) {
  const Binding *binding = names_binding(view->names, story.meaning.binding);
  if (binding == NULL || binding->kind == BINDING_TYPE_PARAMETER) return (ScopeStory){0};
  if (scope_running(view, binding->scope) == story.scope || !is_function(view, story.scope))
    return (ScopeStory){0};
  story.binding = binding;
  story.owner = binding->scope;
  bool is_declared =
      nodes_is(view->nodes, nodes_parent(view->nodes, id), NODE_NONLOCAL_STATEMENT) ||
      find_binding(view, binding->name, binding->scope, story.scope) != NULL;
  story.kind = is_declared ? STORY_NONLOCAL : STORY_ENCLOSING;
  return story;
}

/* What the name would mean in `function` if that did not bind it. */
static Resolution meaning_around(const SegmentView *view, ScopeId function, Slice name) {
  ScopeId around = scope_parent(view, function);
  while (scope_is(view, around, SCOPE_CLASS) && around != SCOPE_ROOT)
    around = scope_parent(view, around);
  Resolution meaning = names_lookup(view->names, around, name);
  if (meaning.scope != NAME_LOCAL) return meaning;
  if (is_function(view, around)) {
    meaning.scope = NAME_ENCLOSING;
    return meaning;
  }
  /* What the class body binds is not seen from inside; the segment does not reach further out. */
  const ModuleBinding *module = names_find_module_binding(names_outer(view->names), name);
  return module == NULL
             ? (Resolution){.scope = NAME_UNBOUND, .binding = NO_BINDING}
             : (Resolution){.scope = NAME_GLOBAL, .binding = NO_BINDING, .module = module};
}

static ScopeStory story_of_local(const SegmentView *view, ScopeStory story, Slice name) {
  const Binding *binding = names_binding(view->names, story.meaning.binding);
  if (binding == NULL || !is_function(view, binding->scope)) return (ScopeStory){0};
  story.binding = binding;
  story.owner = binding->scope;
  if (names_is_builtin(name) && !is_dunder(name)) {
    story.kind = STORY_HIDES_BUILTIN;
    return story;
  }
  if (binding->kind == BINDING_PARAMETER) return (ScopeStory){0};
  story.outer = meaning_around(view, binding->scope, name);
  bool is_variable = story.outer.scope == NAME_GLOBAL ||
                     (story.outer.scope == NAME_ENCLOSING && story.outer.binding != NO_BINDING);
  if (is_variable) story.kind = STORY_HIDES_OUTER;
  return story;
}

static ScopeStory story_of_global(const SegmentView *view, ScopeStory story, Slice name) {
  story.binding = find_global_binding(view, name);
  if (story.binding != NULL && is_function(view, story.scope)) {
    story.kind = STORY_GLOBAL;
    return story;
  }
  bool is_same = story.meaning.module != NULL &&
                 slice_starts_with(story.meaning.module->target, SLICE("builtins."));
  if (names_is_builtin(name) && !is_dunder(name) && !is_same) story.kind = STORY_HIDES_BUILTIN;
  return story;
}

static bool is_walrus_target(const Nodes *nodes, NodeId id) {
  return nodes_is(nodes, nodes_parent(nodes, id), NODE_NAMED_EXPRESSION) &&
         nodes_get(nodes, id)->field == FIELD_NAME;
}

ScopeStory scope_story(const SegmentView *view, NodeId identifier) {
  if (!nodes_is(view->nodes, identifier, NODE_IDENTIFIER)) return (ScopeStory){0};
  if (!names_is_variable(view->names, identifier)) return (ScopeStory){0};
  Slice name = nodes_text(view->nodes, identifier);
  ScopeId scope = names_scope_at(view->names, identifier);
  ScopeStory story = {.meaning = names_resolve(view->names, identifier),
                      .scope = scope_running(view, scope)};
  if (is_walrus_target(view->nodes, identifier) && scope_is(view, scope, SCOPE_COMPREHENSION)) {
    story.kind = STORY_LEAVES;
    return story;
  }
  if (story.meaning.scope == NAME_LOCAL) return story_of_local(view, story, name);
  if (story.meaning.scope == NAME_ENCLOSING) return story_of_enclosing(view, story, identifier);
  story.owner = find_hidden_class(view, scope, name);
  if (story.owner != NO_SCOPE) {
    story.kind = STORY_HIDDEN_IN_CLASS;
    return story;
  }
  return story.meaning.scope == NAME_GLOBAL ? story_of_global(view, story, name) : (ScopeStory){0};
}
