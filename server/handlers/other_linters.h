/* What other linters of the workspace report already, so that pylore need not: told by the files of
 * the first open folder, read in the background, and by the sections that the editor has for them.
 */
#ifndef PYLORE_HANDLERS_OTHER_LINTERS_H
#define PYLORE_HANDLERS_OTHER_LINTERS_H

#include <jansson.h>

#include "handlers/state.h"

/* Reads the files again; what follows from them is taken over once they are read. */
void other_linters_look(Server *server);

/* Adds the sections of the editor's configuration that are asked for, each after a comma. */
void other_linters_add_items(Buffer *out);

/* Takes the answers to these, which begin at `first` of the list. */
void other_linters_take(Server *server, const json_t *answers, size_t first);

/* The same for settings that were sent without being asked for: a section that is not there says
 * nothing. */
void other_linters_take_sent(Server *server, const json_t *settings);

/* Tells the user, once for each linter, what is left to it; for whenever settings have changed. */
void other_linters_tell(Server *server);

#endif
