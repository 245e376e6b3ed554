/* What the rules about lines remember from the lines before a segment: a plain value, so that a
 * segment is looked at again exactly when it changes. */
#ifndef PYLORE_RULES_LINE_HISTORY_H
#define PYLORE_RULES_LINE_HISTORY_H

#include "syntax/lexer.h"

typedef enum LineStart {
  LINE_NOTHING, /* the file begins here */
  LINE_OTHER,
  LINE_DECORATOR,
  LINE_DEFINITION, /* def, async def or class */
} LineStart;

typedef struct LineHistory {
  uint8_t previous;            /* LineStart of the last logical line */
  uint8_t previous_unindented; /* LineStart of the last logical line at column 0 */
  uint16_t previous_indent;    /* columns, of the last logical line */
  uint16_t blank_lines;        /* directly before, up to 65535 */
  uint16_t blank_before;       /* before the comments that stand directly before */
} LineHistory;

/* The history after `line`, which is `text`'s. */
LineHistory line_history_after(LineHistory before, const LogicalLine *line, Slice text);

bool line_history_equal(LineHistory a, LineHistory b);

#endif
