/* The programs of other linters: where they are, and which version. Nothing is run. */
#ifndef PYLORE_CONFIG_LINTER_PROGRAM_H
#define PYLORE_CONFIG_LINTER_PROGRAM_H

#include "base/buffer.h"

/* Adds the path of the program in the active environment, in .venv or venv of the folder, or on
 * PATH.
 *   errors  false with nothing added: there is none. */
bool linter_program_find(Slice folder, const char *name, Buffer *path);

typedef struct LinterVersion {
  uint32_t major;
  uint32_t minor;
} LinterVersion;

/* What the environment that the program lies in says of the package of that name
 * (lib/python3.N/site-packages/NAME-VERSION.dist-info).
 *   errors  false: it lies in none. */
bool linter_program_version(Slice program, const char *name, LinterVersion *version);

#endif
