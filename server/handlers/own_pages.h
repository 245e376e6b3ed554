/* The user's own pages and notes while the server runs: read in the background, read again when
 * they change, and each fault told once. */
#ifndef PYLORE_HANDLERS_OWN_PAGES_H
#define PYLORE_HANDLERS_OWN_PAGES_H

#include "handlers/state.h"

/* Reads the pages in the folders of the settings; until that is done, those before them stay. */
void own_pages_read(Server *server);

/* Asks a client that can do it to tell of changes in the folders of the settings. */
void own_pages_watch(Server *server);

/* To be called when somebody looks at the pages: looks in the background, every now and then,
 * whether they have changed. So files count that no client tells of. */
void own_pages_look(Server *server);

/* What runs is to end as soon as it can. */
void own_pages_stop(Server *server);

#endif
