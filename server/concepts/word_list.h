/* Lists of words as one literal: what a name may be, for predicates. */
#ifndef PYLORE_CONCEPTS_WORD_LIST_H
#define PYLORE_CONCEPTS_WORD_LIST_H

#include "base/slice.h"

/* Whether `word` is one of `words`, which are separated by single spaces. */
bool word_list_has(const char *words, Slice word);

/* Whether one of `words`, in small letters, stands in `text`, however that is written; with
 * `is_end`, at its end. */
bool word_list_has_part(const char *words, Slice text, bool is_end);

#endif
