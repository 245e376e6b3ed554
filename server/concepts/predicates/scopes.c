/* Names whose scope is worth a word. */
#include "concepts/predicates/predicate.h"

#include "concepts/scope_story.h"

static bool is_global_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_GLOBAL;
}

static bool is_nonlocal_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_NONLOCAL;
}

static bool is_enclosing_variable(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_ENCLOSING;
}

static bool hides_builtin(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_HIDES_BUILTIN;
}

static bool hides_outer(const SegmentView *view, NodeId node) {
  return scope_story(view, node).kind == STORY_HIDES_OUTER;
}

/* A name whose scope surprises in another way. */
static bool is_elsewhere(const SegmentView *view, NodeId node) {
  ScopeStoryKind kind = scope_story(view, node).kind;
  return kind == STORY_HIDDEN_IN_CLASS || kind == STORY_LEAVES;
}

const Predicate predicates_scopes[] = {
    {"elsewhere", is_elsewhere},
    {"enclosing_variable", is_enclosing_variable},
    {"global_variable", is_global_variable},
    {"hides_builtin", hides_builtin},
    {"hides_outer", hides_outer},
    {"nonlocal_variable", is_nonlocal_variable},
    {NULL, NULL},
};
