/* For each line of a text that is edited, the line that it was at first: what a difference can be
 * written from. Lines end with \n alone, as for `patch` and `git`. */
#ifndef PYLORE_CLI_LINE_ORIGINS_H
#define PYLORE_CLI_LINE_ORIGINS_H

#include "rules/finding.h"

typedef struct LineOrigins {
  uint32_t *lines; /* rising; LINE_IS_NEW for a line that is not as it was */
  uint32_t count;
} LineOrigins;
#define LINE_IS_NEW UINT32_MAX

/* All lines of `text` are as they were. */
void line_origins_init(LineOrigins *origins, Slice text);
void line_origins_release(LineOrigins *origins);

/* The text `before` has become `after` by `edits`, which are sorted and do not overlap. Takes time
 * and memory in proportion to both and to the edits. */
void line_origins_follow(LineOrigins *origins, Slice before, Slice after, const TextEdit *edits,
                         uint32_t edit_count);

/* How many such lines a text has, and where the one behind that which begins at `start` begins. */
uint32_t line_origins_count(Slice text);
uint32_t line_origins_next(Slice text, uint32_t start);

#endif
