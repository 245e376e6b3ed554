/* What a method of a class is there for, where its shape is certain: one answer, the most telling.
 */
#ifndef PYLORE_CONCEPTS_METHOD_STORY_H
#define PYLORE_CONCEPTS_METHOD_STORY_H

#include "concepts/class_place.h"

typedef enum MethodStory {
  METHOD_NONE, /* no method, or a plain one */
  METHOD_DUNDER, /* a special name of the data model */
  METHOD_SINGLETON, /* a `__new__` that keeps its one object in the class */
  METHOD_ABSTRACT, /* marked so, or nothing but `raise NotImplementedError` */
  METHOD_FACTORY, /* a classmethod that returns `cls(...)` */
  METHOD_OBSERVER, /* calls everything in a list of the object's */
  METHOD_BUILDER, /* changes the object and returns it */
  METHOD_TEMPLATE, /* calls an abstract method of its own class */
  METHOD_PROPERTY,
  METHOD_ACCESSOR, /* the setter or deleter of a property */
  METHOD_CLASS,
  METHOD_STATIC,
  METHOD_IMPLEMENTATION, /* of an abstract method of a class of the file */
  METHOD_OVERRIDE, /* of another method of a class of the file */
} MethodStory;

/* `definition` is a function_definition. */
MethodStory method_story(const SegmentView *view, NodeId definition);

/* Whether a class of the file above the method's own has one of that name, dunders left out. */
bool method_overrides(const SegmentView *view, NodeId definition);

/* True for a function_definition directly in a class body. */
bool method_is_one(const SegmentView *view, NodeId definition);

/* The only statement of the body besides a docstring; NO_NODE when there are more. */
NodeId method_only_statement(const Nodes *nodes, NodeId definition);

/* Whether a decorator of the method leads to that qualified name. */
bool method_is_decorated(const SegmentView *view, NodeId definition, const char *qualified);

/* True for the names that Python itself looks up on classes. */
bool method_is_special_name(Slice name);

#endif
