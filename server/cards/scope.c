/* The scope of a name: which variable it is, what binds it, and what is not seen from there. */
#include "cards/fact.h"
#include "cards/words.h"
#include "concepts/function.h"
#include "concepts/scope_story.h"

/* "`make_adder`", "the lambda", "the class `Basket`" or "the module". */
static Slice owner_words(const FactPlace *place, ScopeId id) {
  const Nodes *nodes = place->view->nodes;
  const Scope *scope = names_scope(place->view->names, id);
  if (scope == NULL || scope->kind == SCOPE_MODULE) return SLICE("the module");
  if (scope->kind == SCOPE_LAMBDA) return SLICE("the lambda");
  if (scope->kind == SCOPE_COMPREHENSION) return SLICE("the comprehension");
  if (scope->kind == SCOPE_CLASS && id == SCOPE_ROOT) {
    const OuterNames *outer = names_outer(place->view->names);
    return outer == NULL ? SLICE("the class") : words_code(outer->classes[0].name, place->arena);
  }
  return words_node(nodes, nodes_child_by_field(nodes, scope->node, FIELD_NAME), place->arena);
}

static Slice binding_line(const FactPlace *place, const Binding *binding) {
  const Node *node = nodes_get(place->view->nodes, binding->node);
  return words_line(place->view, node->start, place->arena);
}

/* "line 4", where the module's variable is first bound; empty where that is not known. */
static Slice module_line(const FactPlace *place, const Resolution *meaning) {
  const ModuleBinding *module = meaning->module;
  uint32_t line;
  if (module == NULL || !view_binding_line(place->view, module, &line)) return (Slice){NULL, 0};
  return arena_format(place->arena, "line %u", line + 1);
}

static bool is_declaration(const FactPlace *place, uint16_t statement) {
  return nodes_is(place->view->nodes, nodes_parent(place->view->nodes, place->leaf), statement);
}

static Slice global_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Holes values = {{name, owner_words(place, story->scope), module_line(place, &story->meaning),
                   binding_line(place, story->binding)}};
  if (values.of[2].len == 0 || slice_equal(values.of[2], values.of[3])) {
    values.of[2] = values.of[3];
    const char *pattern =
        "{} in {} is the module's variable: what {} assigns to it, the whole module "
        "sees.";
    return words_fill(place->arena, pattern, values);
  }
  const char *pattern =
      is_declaration(place, NODE_GLOBAL_STATEMENT)
          ? "Through this line {} in {} is the module's variable from {}, not a new local one; {} "
            "rebinds it."
          : "{} in {} is the module's variable from {}, by `global`; {} rebinds it for the whole "
            "module.";
  return words_fill(place->arena, pattern, values);
}

static Slice nonlocal_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Holes values = {{name, owner_words(place, story->scope), owner_words(place, story->owner),
                   binding_line(place, story->binding), owner_words(place, story->scope)}};
  const char *pattern =
      is_declaration(place, NODE_NONLOCAL_STATEMENT)
          ? "Through this line {} in {} is the variable of {}, bound on {}, not a new local one."
          : "{} in {} is the variable of {}, bound on {}, by `nonlocal`: {} changes it for both.";
  return words_fill(place->arena, pattern, values);
}

static Slice enclosing_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Holes values = {{name, owner_words(place, story->owner), binding_line(place, story->binding),
                   owner_words(place, story->scope)}};
  const char *pattern =
      "{} is the variable of {}, bound on {}; {} sees its value at the time of the "
      "call.";
  switch (story->binding->kind) {
  case BINDING_PARAMETER:
    pattern = "{} is a parameter of {}, on {}; {} sees its value at the time of the call.";
    break;
  case BINDING_FUNCTION:
  case BINDING_CLASS:
    pattern = "{} is defined in {}, on {}; {} looks it up there at the time of the call.";
    break;
  case BINDING_FOR:
    pattern =
        "{} is the variable of {}, which the loop on {} binds; {} sees its value at the time of "
        "the call: after the loop, the last one.";
    break;
  default: break;
  }
  return words_fill(place->arena, pattern, values);
}

static Slice builtin_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Holes values = {{name, SLICE(""), owner_words(place, story->owner), name}};
  if (story->binding == NULL) {
    values.of[1] = module_line(place, &story->meaning);
    values.of[2] = SLICE("the whole module");
    if (values.of[1].len == 0) return (Slice){NULL, 0};
    return words_fill(place->arena, "{} is what {} binds; in {} it hides the builtin {}.", values);
  }
  values.of[1] = binding_line(place, story->binding);
  const char *pattern = story->binding->kind == BINDING_PARAMETER
                            ? "{} is the parameter on {}; in all of {} it hides the builtin {}."
                            : "{} is what {} binds; in all of {} it hides the builtin {}.";
  return words_fill(place->arena, pattern, values);
}

static bool is_augmented(const Nodes *nodes, const Binding *binding) {
  return nodes_is(nodes, nodes_parent(nodes, binding->node), NODE_AUGMENTED_ASSIGNMENT);
}

/* "the module's `x` from line 1", "`outer`'s `x`". */
static Slice hidden_words(const FactPlace *place, const Resolution *outer, Slice name) {
  if (outer->scope == NAME_GLOBAL) {
    Holes values = {{name, module_line(place, outer)}};
    return words_fill(place->arena,
                      values.of[1].len > 0 ? "the module's {} from {}" : "the module's {}", values);
  }
  const Binding *binding = names_binding(place->view->names, outer->binding);
  Holes values = {{name, owner_words(place, binding->scope)}};
  return words_fill(place->arena, "the {} of {}", values);
}

static Slice local_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Holes values = {{name, binding_line(place, story->binding), owner_words(place, story->owner),
                   hidden_words(place, &story->outer, name)}};
  bool fails = story->binding->is_only && is_augmented(place->view->nodes, story->binding);
  const char *pattern =
      fails ? "{} is assigned on {}, so it is local in all of {}, and not {}: it has no value yet "
              "there, which raises `UnboundLocalError`."
            : "{} is bound on {}, so it is local in all of {}; {} stays as it is.";
  return words_fill(place->arena, pattern, values);
}

/* "write `self.limit`", where the name stands in a method that has a `self`. */
static Slice remedy_words(const FactPlace *place, const ScopeStory *story) {
  const Nodes *nodes = place->view->nodes;
  const Scope *scope = names_scope(place->view->names, story->scope);
  Slice general = SLICE("it is an attribute of the class and its objects");
  if (scope->kind != SCOPE_FUNCTION || !definition_is_method(place->view, scope->node) ||
      definition_next_decorator(nodes, scope->node, NO_NODE) != NO_NODE)
    return general;
  NodeId parameters = nodes_child_by_field(nodes, scope->node, FIELD_PARAMETERS);
  NodeId self = nodes_first_named_child(nodes, parameters);
  if (!nodes_is(nodes, self, NODE_IDENTIFIER)) return general;
  Holes parts = {{nodes_text(nodes, self), nodes_text(nodes, place->leaf)}};
  Slice attribute = words_code(words_fill(place->arena, "{}.{}", parts), place->arena);
  return words_fill(place->arena, "write {} for it", (Holes){{attribute}});
}

static Slice hidden_in_class_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  Slice line = module_line(place, &story->meaning);
  Slice here = SLICE("Here nothing binds it");
  if (story->meaning.scope == NAME_BUILTIN) here = SLICE("Here it means the builtin");
  if (story->meaning.scope == NAME_GLOBAL)
    here = line.len == 0
               ? SLICE("Here it means the module's")
               : words_fill(place->arena, "Here it means the module's, from {}", (Holes){{line}});
  Holes values = {{name, owner_words(place, story->owner), owner_words(place, story->scope),
                   remedy_words(place, story), here}};
  return words_fill(place->arena, "The {} in the body of {} is not seen from inside {}: {}. {}.",
                    values);
}

static Slice leaving_words(const FactPlace *place, const ScopeStory *story, Slice name) {
  const Scope *scope = names_scope(place->view->names, story->scope);
  bool is_function = scope->kind == SCOPE_FUNCTION || scope->kind == SCOPE_LAMBDA;
  Holes values = {{name, is_function ? owner_words(place, story->scope) : SLICE("the module")}};
  return words_fill(place->arena,
                    "`:=` binds {} in {}, not in the comprehension: the last value is there "
                    "afterwards.",
                    values);
}

static Slice (*const writers[])(const FactPlace *, const ScopeStory *, Slice) = {
    [STORY_GLOBAL] = global_words,       [STORY_NONLOCAL] = nonlocal_words,
    [STORY_ENCLOSING] = enclosing_words, [STORY_HIDES_BUILTIN] = builtin_words,
    [STORY_HIDES_OUTER] = local_words,   [STORY_HIDDEN_IN_CLASS] = hidden_in_class_words,
    [STORY_LEAVES] = leaving_words,
};

/* `global` and `nonlocal` themselves tell the story of the name behind them, when it is one. */
static NodeId name_of(const Nodes *nodes, NodeId leaf) {
  if (nodes_is(nodes, leaf, NODE_IDENTIFIER)) return leaf;
  NodeId name = nodes_next_named_sibling(nodes, leaf);
  return nodes_next_named_sibling(nodes, name) == NO_NODE ? name : NO_NODE;
}

Fact fact_of_scope(const FactPlace *place) {
  NodeId name = name_of(place->view->nodes, place->leaf);
  ScopeStory story = scope_story(place->view, name);
  if (story.kind == STORY_NONE) return (Fact){0};
  return (Fact){.words = writers[story.kind](place, &story,
                                             words_node(place->view->nodes, name, place->arena))};
}
