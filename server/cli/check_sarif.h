/* Findings as SARIF, which code hosts and other viewers of findings read: one log for all files.
 *   source  OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". */
#ifndef PYLORE_CLI_CHECK_SARIF_H
#define PYLORE_CLI_CHECK_SARIF_H

#include "analysis/document.h"
#include "base/buffer.h"

/* What stands before the results, with the rules that they may name, and what stands after. */
void check_sarif_begin(const Knowledge *knowledge, Buffer *out);
void check_sarif_end(Buffer *out);

/* One result; those of a file, and of several, are separated by commas. */
void check_sarif_add(const char *file, const RulePage *page, const PlacedFinding *found,
                     Buffer *out);

#endif
