/* The Python of a notebook's cell. IPython takes more than Python does: lines for the shell
 * (`!ls`), magics (`%time f()`, `%%bash`), questions (`f?`). source  IPython, "Built-in magic
 * commands", "Input transformation". */
#ifndef PYLORE_SESSION_CELL_TEXT_H
#define PYLORE_SESSION_CELL_TEXT_H

#include "base/buffer.h"

/* Adds the text with Python in the place of all that: as many lines, and every line as it was but
 * those with something else on them, which mean as little as Python can. A cell in another
 * language has blank lines only. */
void cell_text_add(Slice text, Buffer *out);

#endif
