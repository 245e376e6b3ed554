/* What an identifier does where it stands, and how the grammar's nodes decide that: which child of
 * which node is evaluated in which scope, as what. Tables only. */
#ifndef PYLORE_SEMANTICS_ROLES_H
#define PYLORE_SEMANTICS_ROLES_H

#include "semantics/names.h"

typedef enum Role {
  ROLE_LOAD,
  ROLE_NOTHING, /* no variable: attributes, keywords of calls, modules */
  ROLE_FORMAT, /* no variable either, but `{x}` inside holds expressions again */
  ROLE_ASSIGNED,
  ROLE_ANNOTATED, /* without a value */
  ROLE_AUGMENTED,
  ROLE_DELETED,
  ROLE_FOR,
  ROLE_WITH,
  ROLE_EXCEPT,
  ROLE_WALRUS,
  ROLE_PARAMETER,
  ROLE_IMPORTED,
  ROLE_CAPTURED,
  ROLE_FUNCTION,
  ROLE_CLASS,
  ROLE_TYPE_PARAMETER,
  ROLE_TYPE_ALIAS,
  ROLE_GLOBAL,
  ROLE_NONLOCAL,
  ROLE_COUNT,
} Role;

typedef struct RoleInfo {
  bool is_use; /* an ast.Name */
  NameContext context; /* of the use */
  bool is_binding;
  BindingKind kind; /* of the binding */
} RoleInfo;
extern const RoleInfo role_info[ROLE_COUNT];

/* Scopes as seen from a definition, lambda or comprehension. */
typedef enum Place {
  PLACE_HERE, /* where its parent is */
  PLACE_INNER, /* the scope that it makes */
  PLACE_TYPES, /* around that: its type parameters, where it has some */
  PLACE_DEFAULT, /* around both, for the defaults of its parameters */
  PLACE_ITERABLE, /* around both for the first `for` of a comprehension, else here */
} Place;

/* A child in field `field`. */
typedef struct Part {
  uint8_t field; /* 0 ends a list */
  Place place;
  Role role;
} Part;

/* The part of a node of kind `parent` that stands in `field`, NULL where it is nothing special. */
const Part *roles_find_part(uint16_t parent, uint8_t field);

/* True for nodes that only group what is in them: targets in a tuple are targets. */
bool roles_is_group(uint16_t symbol);

/* What an identifier is that the parser could not place, from the token before it. */
Role roles_after_token(uint16_t token);

#endif
