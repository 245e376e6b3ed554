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
  uint8_t previous; /* LineStart of the last logical line */
  uint8_t previous_unindented; /* LineStart of the last logical line at column 0 */
  uint16_t previous_indent; /* columns, of the last logical line */
  uint16_t blank_lines; /* directly before, up to 65535 */
  uint16_t blank_before; /* at most in a row, before the comments that stand directly before */
  uint16_t last_line_indent; /* columns, of the last physical line that is not blank */
} LineHistory;

/* The history after `line`, which is `text`'s. */
LineHistory line_history_after(LineHistory before, const LogicalLine *line, Slice text);

bool line_history_equal(LineHistory a, LineHistory b);

/* What kind of line begins with these tokens. */
LineStart line_start_of(const LogicalLine *line, Slice text);

/* The columns of the blanks at the front of a physical line that begins at `start`; a tab goes to
 * the next multiple of 8. At most 65535. */
uint16_t line_indent_at(Slice text, uint32_t start);

#endif
