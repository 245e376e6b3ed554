/* The places of a `%` format, one after the other.
 *   source  Python library reference, "printf-style String Formatting". */
#ifndef PYLORE_CARDS_PERCENT_H
#define PYLORE_CARDS_PERCENT_H

#include "base/slice.h"

/* The next place from `*at` on, "%-5.2f", `%%` left out. False at the end; `*is_plain` becomes
 * false for what takes its values in another way: a name, or a star. */
bool percent_next(Slice text, size_t *at, Slice *place, bool *is_plain);

#endif
