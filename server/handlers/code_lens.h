/* Lenses, as far as others have to do with them. */
#ifndef PYLORE_HANDLERS_CODE_LENS_H
#define PYLORE_HANDLERS_CODE_LENS_H

#include "handlers/state.h"

/* All lenses may have changed: asks a client that can do it to get them anew. */
void code_lens_refresh(Server *server);

#endif
