/* Links from page to page: `[[id]]` and `[[id|words]]`, anywhere but in code. */
#ifndef PYLORE_KNOWLEDGE_PAGE_LINK_H
#define PYLORE_KNOWLEDGE_PAGE_LINK_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

typedef struct PageLink {
  size_t start; /* of the first bracket, in bytes */
  size_t end; /* after the last one */
  Slice id;
  Slice words; /* empty for the topic's title */
} PageLink;

/* Finds the next link at or after `*at` and moves `*at` behind it; false when there is none. */
bool page_link_next(Slice markdown, size_t *at, PageLink *link);

/* Writes what stands in the place of `link`, whose text is still to be had. */
typedef void (*PageLinkWriter)(void *context, const PageLink *link, Buffer *out);

/* The Markdown with every link replaced. */
Slice page_links_replace(Slice markdown, PageLinkWriter write, void *context, Arena *arena);

/* The Markdown with every link as ordinary words: those of the link, or the topic's title. With an
 * `address` ("pylore:/topics/%.md") they are a Markdown link to it, `%` being the id; an empty one
 * leaves the words alone. */
Slice page_link_expand(const Knowledge *knowledge, Slice markdown, Slice address, Arena *arena);

#endif
