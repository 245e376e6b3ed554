/* What is known of the value of an expression, and what attributes and calls make of it. Knows
 * nothing of trees: values are made by qualified.c from code and by summary.c from summaries. */
#ifndef PYLORE_SEMANTICS_VALUE_H
#define PYLORE_SEMANTICS_VALUE_H

#include "base/arena.h"

typedef enum ValueKind {
  VALUE_UNKNOWN,
  VALUE_ENTITY, /* a module, class, function or constant: `path` is its qualified name */
  VALUE_OBJECT, /* an object of the class `path` */
  VALUE_MEMBER, /* an attribute of an object: "logging.Logger.info" */
  VALUE_OPEN, /* `path` begins with a name that is still to be looked up */
} ValueKind;

typedef struct Value {
  ValueKind kind;
  Slice path;
} Value;

/* The attribute itself; and what it holds, where that is known. */
Value value_member(Value value, Slice name, Arena *arena);
Value value_attribute(Value value, Slice name, Arena *arena);

Value value_call(Value value, Arena *arena);

/* A call that opens a file of `class_name` if its callee turns out to be `open`; of an unclear
 * class if it turns out to be any `open` that makes files. */
#define VALUE_OPENED_UNCLEAR "?"
Value value_open_call(Value value, Slice class_name, Arena *arena);

/* An object of the class that `value` is, as annotations and `except` name it. Abstract types of
 * `typing` and `collections.abc` say nothing certain. */
Value value_instance(Value value, Arena *arena);

/* As text for summaries, "pkg.C()" for an object; empty for unknown values. And back, for values
 * that are not open. */
Slice value_to_target(Value value, Arena *arena);
Value value_from_target(Slice target);

/* What becomes of `base` with the steps of an open path behind its first name; and that name. */
Slice value_open_name(Slice path);
Value value_follow(Value base, Slice path, Arena *arena);

#endif
