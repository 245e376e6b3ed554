/* The parts of a version number.
 *   source  PyPA specifications, "Version specifiers" (PEP 440). */
#ifndef PYLORE_MANIFEST_VERSION_H
#define PYLORE_MANIFEST_VERSION_H

#include "base/slice.h"

enum { RELEASE_PARTS = 8 };

typedef struct Version {
  Slice epoch; /* with its `!`; empty for none */
  Slice parts[RELEASE_PARTS]; /* of the release: "1", "4", "2" */
  uint32_t part_count;
  bool has_suffix; /* a1, rc2, .post1, .dev3 */
  bool has_local; /* +ubuntu.1 */
} Version;

/* Splits a version off the front of `rest`; false, with nothing changed, where none stands. */
bool version_take(Slice *rest, Version *version);

#endif
