/* The files of the user's projects that say something about settings: when they are read again, and
 * what the user is told about them. */
#ifndef PYLORE_HANDLERS_PROJECT_FILES_H
#define PYLORE_HANDLERS_PROJECT_FILES_H

#include "handlers/state.h"

/* Reads them again if one has changed: for clients that do not tell of changes, it is asked
 * whenever a document is opened or saved. */
void project_files_look(Server *server);

/* Tells what is wrong in them, each thing once. */
void project_files_tell(Server *server);

/* Asks the client to tell of changes, where it can. */
void project_files_watch(Server *server);

#endif
