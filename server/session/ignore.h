/* Where a `# noqa` comment goes that silences a finding: after the line on which Python takes a
 * comment, which for a string of many lines is the one that closes it. */
#ifndef PYLORE_SESSION_IGNORE_H
#define PYLORE_SESSION_IGNORE_H

#include "analysis/document.h"

/* For each finding, sorted by start, the insertion that silences it; the `text` of an edit is empty
 * where there is none. Codes that are already silenced there are kept.
 *   units   offsets are bytes of the whole document, as they are in `findings`.
 *   owns    the result has `count` items and lives in `arena`. */
const TextEdit *ignore_edits(const Document *document, const Finding *findings, uint32_t count,
                             Arena *arena);

#endif
