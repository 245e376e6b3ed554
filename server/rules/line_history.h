/* What the rules about lines remember from the lines before a segment: a plain value, so that a
 * segment is looked at again exactly when it changes. */
#ifndef PYLORE_RULES_LINE_HISTORY_H
#define PYLORE_RULES_LINE_HISTORY_H

#include "syntax/lexer.h"

typedef enum LineStart {
  LINE_NOTHING, /* the file begins here */
  LINE_OTHER,
  LINE_TEXT, /* a string, as a docstring begins */
  LINE_DECORATOR,
  LINE_CLASS,
  LINE_DEF,
  LINE_ASYNC_DEF,
} LineStart;

typedef struct LineHistory {
  uint8_t previous; /* LineStart of the last logical line */
  uint8_t previous_unindented; /* LineStart of the last logical line at column 0 */
  uint16_t previous_indent; /* columns, of the last logical line */
  uint16_t blank_lines; /* directly before, up to 65535 */
  uint16_t blank_before; /* at most in a row, before the comments that stand directly before */
  uint16_t last_line_indent; /* columns, of the last physical line that is not blank */
  bool opens_block; /* the last logical line ends with a colon */
  bool is_unread_header; /* it should begin a block, and could not be read */
  bool has_docstring; /* a string has stood at the file's top */
  bool has_code; /* something has stood there below which imports are late */
  char indent_char; /* of the first indented line, NUL before it */
  uint64_t def_columns; /* bit c: a function that starts in column c (63: or more) is open */
} LineHistory;

/* The history after `line`, which is `text`'s. */
LineHistory line_history_after(LineHistory before, const LogicalLine *line, Slice text);

bool line_history_equal(LineHistory a, LineHistory b);

/* What kind of line begins with these tokens. */
LineStart line_start_of(const LogicalLine *line, Slice text);

/* A blank or tab that the first indented line of the text begins with; NUL where none is. */
char line_indent_char(Slice text);

/* Which of the two counts behind the lines from `start` to `end` where `before` did before them:
 * after a line that does not agree with it, that line's own.
 *   source  pycodestyle, which tells only the change (E101). */
char line_indent_char_after(Slice text, uint32_t start, uint32_t end, char before);

/* Whether a line in that column stands inside a function. */
bool line_history_is_in_def(const LineHistory *history, uint32_t indent);

/* The columns of the blanks at the front of a physical line that begins at `start`; a tab goes to
 * the next multiple of 8. At most 65535. */
uint16_t line_indent_at(Slice text, uint32_t start);

#endif
