/* What holds for the Markdown of every page, whatever it is about. */
#ifndef PYLORE_KNOWLEDGE_PAGE_CHECKS_H
#define PYLORE_KNOWLEDGE_PAGE_CHECKS_H

#include "knowledge/page.h"

/* Whether triggers may name that predicate (concepts/predicates.h, which lies above this layer). */
typedef bool (*PredicateCheck)(Slice name);

/* Whose page it is: ours is held to the whole of knowledge/README.md, the user's own only to what
 * the program needs to show it. */
typedef enum PageOwner { OWNER_OURS, OWNER_USER } PageOwner;

/* Faults: HTML, headings of level 1, and options of Python blocks that nobody knows. */
void page_check_markdown(const Page *page, Faults *faults);

/* Faults: a heading below level 2 in the section. */
void page_check_no_headings(const Page *page, const PageSection *section, Faults *faults);

/* Faults: more words or sentences than that in the section's text outside of code blocks; 0: any
 * number. `what` names it in messages. */
void page_check_length(const Page *page, const PageSection *section, const char *what,
                       uint32_t words, uint32_t sentences, Faults *faults);

/* Faults, where `is_right` is false: `key` is "x", which is not `what`. An empty value is none. */
void page_check_text(const Page *page, const char *key, bool (*is_right)(Slice text),
                     const char *what, Faults *faults);

/* The same for each of the key's values. */
void page_check_list(const Page *page, const char *key, bool (*is_right)(Slice text),
                     const char *what, Faults *faults);

bool page_is_id(Slice text); /* small letters, digits and hyphens */
bool page_is_version(Slice text); /* 3.12 */
bool page_is_address(Slice text); /* https:// */

/* The name of the page's file without folders and `.md`, and the name of the folder it is in. */
Slice page_file_stem(const Page *page);
Slice page_folder_name(const Page *page);

#endif
