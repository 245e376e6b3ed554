/* Where a `# noqa` comment goes that silences a finding: after the line on which Python takes a
 * comment, which for a string of many lines is the one that closes it. */
#ifndef PYLORE_SESSION_IGNORE_H
#define PYLORE_SESSION_IGNORE_H

#include "base/arena.h"
#include "rules/finding.h"

/* For each finding, sorted by start, the insertion that silences it; `text` is empty in those for
 * which there is none. Codes that are already silenced there are kept.
 *   owns    the result has `count` items and lives in `arena`. */
const TextEdit *ignore_edits(Slice text, const Finding *findings, uint32_t count, Arena *arena);

#endif
