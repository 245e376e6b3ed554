/* What the pieces of a pattern mean, in words. */
#ifndef PYLORE_CARDS_REGEX_WORDS_H
#define PYLORE_CARDS_REGEX_WORDS_H

#include "cards/regex.h"

/* Of one piece, its quantifier included; `text` is the characters of a run of pieces that stand for
 * themselves, where it is one. */
Slice regex_piece_words(const Regex *regex, const RegexPiece *piece, Slice text, bool is_bytes,
                        Arena *arena);

#endif
