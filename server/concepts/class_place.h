/* A class of the file: its header, its bases and what its body binds, wherever these stand. A class
 * at the module's level is cut into segments; one in a function or an `if` lies whole in one. */
#ifndef PYLORE_CONCEPTS_CLASS_PLACE_H
#define PYLORE_CONCEPTS_CLASS_PLACE_H

#include "semantics/view.h"

typedef struct ClassPlace {
  SegmentView view; /* of the segment with the header */
  NodeId node; /* the class_definition */
  const OuterClass *body; /* what the body binds, where it has segments of its own; else NULL */
} ClassPlace;

typedef struct ClassMember {
  BindingKind kind;
  uint32_t line; /* zero-based, of the file */
  uint32_t segment;
  uint32_t count; /* how many bindings the body has for the name */
} ClassMember;

/* The class in whose body `node` is evaluated: for a method its definition, not its parameters.
 * False in functions and at the module's level.
 *   owns    `place` borrows from `view` and `arena`. */
bool class_around(const SegmentView *view, NodeId node, ClassPlace *place, Arena *arena);

/* The class of the method in which `node` is evaluated, comprehensions left aside; `method` (may be
 * NULL) is its function_definition. */
bool class_of_method(const SegmentView *view, NodeId node, ClassPlace *place, NodeId *method,
                     Arena *arena);

/* The class whose definition this class_definition is. */
ClassPlace class_of_definition(const SegmentView *view, NodeId definition);

/* The only class that a plain name means; false for names of anything else and of other files. */
bool class_named(const SegmentView *view, NodeId identifier, ClassPlace *place, Arena *arena);

Slice class_name(const ClassPlace *place);
uint32_t class_line(const ClassPlace *place); /* zero-based, of its name */

/* The base after `base` in the header, keyword arguments left out; the first one for NO_NODE. */
NodeId class_next_base(const ClassPlace *place, NodeId base);
uint32_t class_base_count(const ClassPlace *place);

/* The value of `name=` in the header; NO_NODE for none. */
NodeId class_keyword(const ClassPlace *place, const char *name);

/* The class of the file that a base is, without type arguments. */
bool class_of_base(const ClassPlace *place, NodeId base, ClassPlace *found, Arena *arena);

/* The qualified name of a base, without type arguments; empty where that is not certain. */
Slice class_base_name(const ClassPlace *place, NodeId base, Arena *arena);

/* The expression of a decorator without its call; `call` is that call, or NO_NODE. The first one
 * with that qualified name; NO_NODE for none. */
NodeId class_decorator(const ClassPlace *place, const char *qualified, NodeId *call, Arena *arena);

/* What the body binds under that name; false for nothing. */
bool class_member(const ClassPlace *place, Slice name, ClassMember *member);

/* The nearest class of the file above `place` that binds the name, bases from left to right, each
 * before its own bases. Used where every path leads through one base, or order does not matter. */
bool class_inherited(const ClassPlace *place, Slice name, ClassPlace *owner, ClassMember *member,
                     Arena *arena);

/* Whether `place` or a class of the file above it has a base with that qualified name. */
bool class_has_ancestor(const ClassPlace *place, const char *const *names, uint32_t count,
                        Arena *arena);

#endif
