/* The method resolution order of a class of the file, computed as `type.mro` does.
 *   source  Python language reference, "The Python 2.3 method resolution order" (C3). */
#ifndef PYLORE_CARDS_CLASS_ORDER_H
#define PYLORE_CARDS_CLASS_ORDER_H

#include "concepts/class_place.h"

enum { ORDER_AT_MOST = 20 };

typedef struct OrderedClass {
  Slice name; /* as the reader wrote it in the class statement; of other files the last part */
  bool is_in_file;
  ClassPlace place; /* where it is in the file */
} OrderedClass;

typedef enum ClassOrderKind {
  ORDER_UNKNOWN, /* a base is not known well enough */
  ORDER_FOUND,
  ORDER_CONFLICT, /* Python raises TypeError when the class is defined */
} ClassOrderKind;

typedef struct ClassOrder {
  ClassOrderKind kind;
  OrderedClass items[ORDER_AT_MOST]; /* the class first, `object` last */
  uint32_t count;
  /* of a conflict between two bases of the class: `items[0]` is listed before its own subclass
   * `items[1]`; count 0 where the reason is another one */
} ClassOrder;

ClassOrder class_order(const ClassPlace *place, Arena *arena);

/* What `super()` in a method of the class reaches under that name, for objects of that very class:
 * false where that is not certain, or no class of the file. */
bool class_order_next(const ClassPlace *place, Slice name, ClassPlace *owner, ClassMember *member,
                      Arena *arena);

#endif
