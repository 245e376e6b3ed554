/* The built-in type of a value, as far as the file itself shows it, and on what that rests. */
#ifndef PYLORE_CONCEPTS_VALUE_TYPE_H
#define PYLORE_CONCEPTS_VALUE_TYPE_H

#include "semantics/view.h"

typedef enum BuiltinType {
  TYPE_UNKNOWN,
  TYPE_LIST,
  TYPE_DICT,
  TYPE_SET,
  TYPE_DEQUE,
  TYPE_BYTEARRAY,
  TYPE_TUPLE,
  TYPE_STR,
  TYPE_BYTES,
  TYPE_FROZENSET,
  TYPE_RANGE,
} BuiltinType;

typedef enum Premise {
  PREMISE_NONE, /* the expression's own text shows the type */
  PREMISE_LINE, /* a name: what one line binds it to */
  PREMISE_FILE, /* an attribute or an annotated name: what is said elsewhere in the file */
} Premise;

typedef struct ShownType {
  BuiltinType type;
  Premise premise;
  uint32_t line; /* zero-based, of the file; for PREMISE_LINE */
} ShownType;

/* Of displays, strings, calls of types, and names and attributes that the file binds to nothing but
 * such a value, `+=` left aside. */
ShownType value_type_shown(const SegmentView *view, NodeId expression);

/* The expression that makes the value of `expression`: itself, or what the only assignment of a
 * name in this segment gives it. NO_NODE where that is not seen, as for parameters. */
NodeId value_type_display(const SegmentView *view, NodeId expression);

/* True for an expression that makes a new object that can be changed in place. */
bool value_is_mutable(const SegmentView *view, NodeId expression);
bool value_type_is_mutable(BuiltinType type);

/* True for numbers, strings without replacement fields, True, False, None, `...` and tuples of
 * them: whenever such an expression is evaluated, the value is equal. */
bool value_is_constant(const Nodes *nodes, NodeId expression);

/* "list", "dict" ...; NULL for TYPE_UNKNOWN. */
const char *value_type_name(BuiltinType type);

#endif
