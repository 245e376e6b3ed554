/* What is worth knowing about the scope of a name, where something is: names of plain locals,
 * imports, functions, classes, constants and builtins have no story.
 *   source  Python language reference, "Naming and binding". */
#ifndef PYLORE_CONCEPTS_SCOPE_STORY_H
#define PYLORE_CONCEPTS_SCOPE_STORY_H

#include "semantics/view.h"

typedef enum ScopeStoryKind {
  STORY_NONE,
  STORY_GLOBAL, /* the module's variable, which this function rebinds through `global` */
  STORY_NONLOCAL, /* an enclosing function's variable, rebound through `nonlocal` */
  STORY_ENCLOSING, /* an enclosing function's variable, read */
  STORY_HIDES_BUILTIN, /* a variable that has the name of a builtin */
  STORY_HIDES_OUTER, /* local, for it is bound here, although a variable around has that name */
  STORY_HIDDEN_IN_CLASS, /* the class body binds this name, which is not seen from here */
  STORY_LEAVES, /* bound by `:=` in a comprehension, for the function around it */
} ScopeStoryKind;

typedef struct ScopeStory {
  ScopeStoryKind kind;
  Resolution meaning; /* of the name where it stands */
  const Binding *binding; /* within the segment, on which the story rests; NULL for none */
  ScopeId scope; /* the function or lambda in which the name stands; SCOPE_ROOT, a class or
                    a comprehension in one, where it stands in none */
  ScopeId owner; /* the class of STORY_HIDDEN_IN_CLASS, else where `binding` lives */
  Resolution outer; /* of STORY_HIDES_OUTER: what is hidden */
} ScopeStory;

/* The story of an identifier; STORY_NONE for anything else. */
ScopeStory scope_story(const SegmentView *view, NodeId identifier);

/* The function or lambda in which code of `scope` runs: itself, or around its comprehensions;
 * `scope` when there is none. */
ScopeId scope_running(const SegmentView *view, ScopeId scope);

#endif
