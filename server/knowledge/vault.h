/* The user's own files among the topics: notes are added to the topics that they name, and links
 * between files become links between topics, or words. */
#ifndef PYLORE_KNOWLEDGE_VAULT_H
#define PYLORE_KNOWLEDGE_VAULT_H

#include "knowledge/page_set.h"

/* What of one topic is kept in all; more is a fault. */
enum { VAULT_NOTES_BYTES = 128 * 1024 };

/* Reads the other files of the set, and puts a topic with its notes in the place of each one in
 * `topics` that has some. Resolves the links of all pages of the set. */
void vault_join(PageSet *set, const Topic **topics, uint32_t count);

/* True for front matter that has an `id` and still is no page of ours: nothing in it is a key that
 * only we have, and there are keys of a vault (`tags`, `aliases`), or the id is a mere number. */
bool vault_owns(const FrontMatter *front);

#endif
