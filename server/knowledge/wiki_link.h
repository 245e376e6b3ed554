/* Links as people write them in notes: `[[Context managers]]`, `[[notes/Generators.md#Send|send]]`,
 * `![[picture.png]]`. */
#ifndef PYLORE_KNOWLEDGE_WIKI_LINK_H
#define PYLORE_KNOWLEDGE_WIKI_LINK_H

#include "knowledge/topic_names.h"

/* The Markdown with every such link outside of code made one of ours (page_link.h) where it names
 * one of `topics`, of which `names` are the names, and plain words elsewhere.
 *   owns    the result lives in `arena`, or is `markdown` where there is no link. */
Slice wiki_links_resolve(const TopicNames *names, const Topic *const *topics, Slice markdown,
                         Arena *arena);

#endif
