/* Pages as documents of an editor: `pylore:/topics/generators.md` and `pylore:/rules/E711.md`. */
#ifndef PYLORE_HANDLERS_TOPIC_H
#define PYLORE_HANDLERS_TOPIC_H

#include "handlers/state.h"

/* Adds the member "uri" of a topic's or a rule's page. */
void topic_add_uri(Buffer *out, Slice id);
void topic_add_rule_uri(Buffer *out, Slice code);

/* The pages may have changed: asks the client to get those anew that it shows. */
void topic_refresh(Server *server);

void topic_release(Server *server);

#endif
