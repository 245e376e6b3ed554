/* Lines as LSP counts them: \n, \r\n and a lone \r each end one. A \r\n is never cut in two by the
 * callers: segments start at the starts of lines.
 *   source  LSP 3.17, "Text Documents" (EOL). */
#ifndef PYLORE_TEXT_LINES_H
#define PYLORE_TEXT_LINES_H

#include "base/slice.h"

/* How many line ends the text has. */
uint32_t lines_count(Slice text);

/* The offset just after the line end at or after `offset`; text.len when there is none. */
uint32_t lines_next(Slice text, uint32_t offset);

/* The start of the line on which `offset` stands. */
uint32_t lines_start(Slice text, uint32_t offset);

/* The end of the line on which `offset` stands, its line end left out. */
uint32_t lines_end(Slice text, uint32_t offset);

/* The start of line `line` (zero-based); text.len past the last line. */
uint32_t lines_offset(Slice text, uint32_t line);

#endif
