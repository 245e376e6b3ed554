/* Version specifiers: what each clause of `>=2.1,!=2.4.*,~=2.2` lets in, and what it stands for in
 * plainer ones.
 *   source  PyPA specifications, "Version specifiers" (PEP 440); Poetry's documentation,
 *           "Dependency specification". */
#ifndef PYLORE_MANIFEST_SPECIFIER_H
#define PYLORE_MANIFEST_SPECIFIER_H

#include "base/arena.h"

typedef enum SpecifierStyle {
  STYLE_STANDARD, /* PEP 440 */
  STYLE_POETRY, /* also `^1.2`, `~1.2`, `1.2` and `*` */
} SpecifierStyle;

typedef struct Clause {
  Slice operator; /* empty for a bare version of Poetry's */
  Slice version; /* without the `.*` */
  bool is_prefix; /* `.*` stands behind the version */
} Clause;

/* Splits the next clause off `rest`, which has commas between them. False at the end, and where
 * what stands there is no clause; then `rest` is not empty. */
bool specifier_next(Slice *rest, SpecifierStyle style, Clause *clause);

/* What the clause lets in, in plain words: "at least 2.1". */
Slice clause_words(const Clause *clause, Arena *arena);

/* The clause by `>=`, `<` and `==` alone (">=1.4.2, ==1.4.*"), where that says more than the clause
 * itself; empty elsewhere. */
Slice clause_expansion(const Clause *clause, Arena *arena);

/* True for what is a version and nothing else. */
bool version_is_valid(Slice text);

#endif
