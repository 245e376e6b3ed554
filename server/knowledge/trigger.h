/* When a topic shows: one line of a page's `triggers`, compiled to numbers.
 *
 * Syntax triggers are selectors over the tree, at most two steps: `parent > target`.
 *   "with"                          the keyword token itself
 *   with_statement > "with"         the token as a direct child of that node
 *   function_definition.name        the child in that field
 *   function_definition.name:generator   and the named predicate holds for it (concepts/predicates.c)
 *   lambda                          any keyword or punctuation token directly below a lambda
 *   ... as ROLE                     which bullet of *Roles* the card takes
 * Name triggers are qualified names with `*` for the last part: functools.lru_cache, re.* */
#ifndef PYLORE_KNOWLEDGE_TRIGGER_H
#define PYLORE_KNOWLEDGE_TRIGGER_H

#include "base/slice.h"

typedef enum TriggerKind { TRIGGER_SYNTAX, TRIGGER_NAME, TRIGGER_FILE } TriggerKind;

typedef struct Trigger {
  TriggerKind kind;
  uint16_t symbol;    /* of the target; 0: any token directly below `parent` */
  uint16_t parent;    /* symbol of the parent; 0: any */
  uint8_t field;      /* in which the target stands in its parent; 0: any */
  Slice predicate;    /* name, empty for none */
  Slice role;         /* empty for none */
  Slice pattern;      /* the qualified name or file pattern */
} Trigger;

#endif
