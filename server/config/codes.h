/* Lists of codes as settings have them: each entry is a code or the beginning of some, and `ALL`
 * begins every one. */
#ifndef PYLORE_CONFIG_CODES_H
#define PYLORE_CONFIG_CODES_H

#include "base/slice.h"

/* One more than the length of the longest entry that begins `code`, 1 for `ALL`; 0 for none. */
size_t codes_longest(SliceList codes, Slice code);

#endif
