/* What fixes that begin a new line need to know of the lines around it. */
#ifndef PYLORE_RULES_PEP8_NEW_LINE_H
#define PYLORE_RULES_PEP8_NEW_LINE_H

#include "rules/context.h"

/* The line end of the line on which `at` stands, or where that has none, of the line before, or of
 * the file's first line: "\n", "\r\n" or "\r". */
Slice new_line_end(const RuleContext *context, uint32_t at);

/* Whether a part of the logical line that is looked at can go to a line of its own: blanks and tabs
 * stand before it, and no comment in it, which could be about either part. */
bool new_line_is_certain(const RuleContext *context);

/* A line end and the indentation of the logical line that is looked at, `steps` (0 or 1) deeper. */
Slice new_line_text(const RuleContext *context, uint32_t steps);

#endif
