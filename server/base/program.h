/* Where programs are. Nothing is run. */
#ifndef PYLORE_BASE_PROGRAM_H
#define PYLORE_BASE_PROGRAM_H

#include "base/buffer.h"

/* Adds the path of the first program of that name in the folders of PATH, links followed.
 *   errors  false with nothing added: there is none. */
bool program_find(const char *name, Buffer *path);

/* Adds the path of the program that is running. The same errors, where the system does not tell. */
bool program_self(Buffer *path);

#endif
