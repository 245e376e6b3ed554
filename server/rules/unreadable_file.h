/* E902, which no look at a text can find: that there is none. */
#ifndef PYLORE_RULES_UNREADABLE_FILE_H
#define PYLORE_RULES_UNREADABLE_FILE_H

#include "rules/run.h"

/* The finding for a file that could not be read, for a reason in a few words.
 *   errors  false where E902 is not selected.
 *   owns    its message lives in `arena`. */
bool unreadable_file_finding(const RuleSelection *selection, Slice reason, Arena *arena,
                             Finding *finding);

#endif
