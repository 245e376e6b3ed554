/* The bullets of a topic's section Roles: "- `role`: words". */
#ifndef PYLORE_KNOWLEDGE_TOPIC_ROLES_H
#define PYLORE_KNOWLEDGE_TOPIC_ROLES_H

#include "knowledge/knowledge.h"

typedef struct TopicRole {
  Slice bullet; /* all of it, as it stands in the section */
  Slice name; /* empty where it is not written as a role */
  Slice words; /* Markdown */
} TopicRole;

/* Splits the first bullet off the section's Markdown; false, with nothing changed, at its end. */
bool topic_role_next(Slice *section, TopicRole *role);

/* The words for the role; empty where the topic has none of that name. */
Slice topic_role_words(const Topic *topic, Slice name);

/* The pitfall for a place in this role (empty for none): the first bullet of Watch out that is
 * labelled with the role, "- `role`, `other role`: words", else the first without a label. */
Slice topic_pitfall(const Topic *topic, Slice role);

#endif
