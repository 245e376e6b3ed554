/* Lists of words as one literal, separated by single spaces: "len max min". */
#ifndef PYLORE_BASE_WORD_LIST_H
#define PYLORE_BASE_WORD_LIST_H

#include "base/slice.h"

/* Whether `word` is one of `words`. */
bool word_list_has(const char *words, Slice word);

/* Whether one of `words`, in small letters, stands in `text`, however that is written; with
 * `is_end`, at its end. */
bool word_list_has_part(const char *words, Slice text, bool is_end);

#endif
