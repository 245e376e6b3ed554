/* The format specification mini-language, read piece by piece and said in words.
 *   source  Python library reference, "Format Specification Mini-Language". */
#ifndef PYLORE_CARDS_FORMAT_SPEC_H
#define PYLORE_CARDS_FORMAT_SPEC_H

#include "base/arena.h"

/* "right-aligned in at least 10 columns, 2 digits after the point" for ">10.2f", without its colon.
 * Replacement fields stand for numbers: "{width}". Empty for a text that the mini-language cannot
 * read (a date's pattern, say), or that asks for nothing. */
Slice format_spec_words(Slice spec, Arena *arena);

#endif
