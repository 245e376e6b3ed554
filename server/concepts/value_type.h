/* What kind of object an expression makes, as far as its own text shows: a display, a call of a
 * type, or a name that the file binds once to such a thing. */
#ifndef PYLORE_CONCEPTS_VALUE_TYPE_H
#define PYLORE_CONCEPTS_VALUE_TYPE_H

#include "semantics/view.h"

typedef enum ValueType {
  VALUE_UNKNOWN,
  VALUE_LIST,
  VALUE_DICT,
  VALUE_SET,
  VALUE_DEQUE,
  VALUE_MUTABLE, /* some other object that can be changed in place */
  VALUE_TUPLE,
  VALUE_STR,
  VALUE_BYTES,
  VALUE_FROZENSET,
  VALUE_RANGE,
} ValueType;

/* Of a display, comprehension, string or call, by itself. */
ValueType value_type_of(const SegmentView *view, NodeId expression);

/* The same, for names too. `premise` (may be NULL) is then the identifier whose only binding in the
 * segment the answer rests on; NO_NODE where it rests on nothing. */
ValueType value_type_shown(const SegmentView *view, NodeId expression, NodeId *premise);

/* True for an expression that makes an object that can be changed in place. */
bool value_is_mutable(const SegmentView *view, NodeId expression);

/* True for numbers, strings without replacement fields, True, False, None, `...` and tuples of
 * them: whenever such an expression is evaluated, the value is equal. */
bool value_is_constant(const Nodes *nodes, NodeId expression);

/* "list", "dict" ...; NULL for VALUE_UNKNOWN and VALUE_MUTABLE. */
const char *value_type_name(ValueType type);

#endif
