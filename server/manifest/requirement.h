/* A dependency as it is written: "uvicorn[standard] >=0.30 ; python_version < '3.13'".
 *   source  PyPA specifications, "Dependency specifiers" (PEP 508). */
#ifndef PYLORE_MANIFEST_REQUIREMENT_H
#define PYLORE_MANIFEST_REQUIREMENT_H

#include "manifest/specifier.h"

typedef struct Requirement {
  Slice name;
  Slice extras; /* between the brackets; empty for none */
  Slice specifier; /* the clauses with their commas; empty for any version */
  Slice url; /* behind `@`; empty for none */
  Slice marker; /* behind `;`; empty for none */
} Requirement;

/* False for what is not a requirement by those rules: paths, bare addresses, broken clauses. What a
 * marker says is not checked beyond its quotes and parentheses. */
bool requirement_read(Slice text, Requirement *requirement);

#endif
