/* What fixes make of a file, as a unified diff for `patch -p0` and `git apply -p0`. */
#ifndef PYLORE_CLI_CHECK_DIFF_H
#define PYLORE_CLI_CHECK_DIFF_H

#include "base/buffer.h"
#include "cli/line_origins.h"

/* Adds the difference between the file as it was and as it is now, whose lines are from where
 * `origins` says; nothing where there is none. */
void check_diff_write(const LineOrigins *origins, const char *name, Slice was, Slice now,
                      bool has_colour, Buffer *out);

#endif
