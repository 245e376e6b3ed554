/* A page taken apart: front matter, what stands before the first heading of level 2, and the
 * sections below those headings. What they mean is for topic_page.h and rule_page.h. */
#ifndef PYLORE_KNOWLEDGE_PAGE_H
#define PYLORE_KNOWLEDGE_PAGE_H

#include "knowledge/front_matter.h"
#include "knowledge/markdown_tree.h"

enum { PAGE_SIZE_LIMIT = 64 * 1024, PAGE_SECTIONS = 12 };

typedef struct PageSection {
  Slice title; /* of the heading; empty for the opening */
  Slice markdown; /* below the heading, trimmed */
  uint32_t line; /* of the heading; for the opening the first line after the front matter */
  cmark_node *first; /* block of the section, NULL when it is empty */
  cmark_node *end; /* the first block after the section, NULL for the end of the page */
} PageSection;

typedef enum PageKind {
  PAGE_NONE, /* not ours: no front matter with `id` or `code` */
  PAGE_FAULTY, /* there is a fault */
  PAGE_TOPIC,
  PAGE_RULE,
} PageKind;

typedef struct Page {
  Slice path;
  FrontMatter front;
  Slice body; /* Markdown behind the front matter */
  uint32_t body_line; /* one-based, in the file */
  cmark_node *document;
  PageSection sections[PAGE_SECTIONS]; /* the first is the opening */
  uint32_t section_count;
} Page;

/* Takes `text` (any line ends, any bytes) apart.
 *   owns    copies in the arena of `faults`; `page` is to be released unless PAGE_NONE or
 *           PAGE_FAULTY came back. */
PageKind page_read(Slice path, Slice text, Page *page, Faults *faults);

/* A copy with nothing but \n as line end, and without a byte order mark. */
Slice page_normalize(Slice text, Arena *arena);

/* Lets go of the blocks; the rest of the page stays as long as the arena. */
void page_release(Page *page);

/* The line of the file on which a block begins. */
uint32_t page_block_line(const Page *page, cmark_node *block);

/* The section's next block after `block`, its first for NULL; NULL at the end. */
cmark_node *page_next_block(const PageSection *section, cmark_node *block);

#endif
