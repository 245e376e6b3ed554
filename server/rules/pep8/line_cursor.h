/* A place that moves forward through a text and knows its physical line. */
#ifndef PYLORE_RULES_PEP8_LINE_CURSOR_H
#define PYLORE_RULES_PEP8_LINE_CURSOR_H

#include "base/slice.h"

typedef struct LineCursor {
  Slice text;
  uint32_t row; /* from the row that it began in */
  uint32_t line_start; /* in bytes */
  uint32_t line_end;
  uint32_t at; /* where characters are counted up to */
  uint32_t column; /* of `at`, in characters */
} LineCursor;

LineCursor line_cursor_at(Slice text, uint32_t offset);

/* Goes on to `offset`, which is not before the last one; true when that is on another row. */
bool line_cursor_move(LineCursor *self, uint32_t offset);

/* The column of `offset` in characters; on the cursor's row, not before the last one asked for. */
uint32_t line_cursor_column(LineCursor *self, uint32_t offset);

#endif
