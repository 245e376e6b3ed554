/* Many fixes done at once. */
#ifndef PYLORE_SESSION_FIX_ALL_H
#define PYLORE_SESSION_FIX_ALL_H

#include "base/arena.h"
#include "rules/finding.h"

/* The edits of all safe fixes of `findings`, in the order of the text, none overlapping another: a
 * fix that is in the way of one before it is left out whole, and can be done in a second round.
 *   owns    the edits live in `arena`; their texts are borrowed from the findings. */
const TextEdit *fix_all_safe(const Finding *findings, uint32_t count, uint32_t *edit_count,
                             Arena *arena);

#endif
