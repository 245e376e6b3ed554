/* A page about a topic, read into a Topic. */
#ifndef PYLORE_KNOWLEDGE_TOPIC_PAGE_H
#define PYLORE_KNOWLEDGE_TOPIC_PAGE_H

#include "knowledge/page_checks.h"

/* Reads all of the page; what only other pages can tell (links, `requires`) is not looked at, and
 * predicates only where there is an `is_predicate`.
 *   errors  false with a fault for each thing that is wrong.
 *   owns    everything lives in the arena of `faults`. */
bool topic_page_read(const Page *page, PageOwner owner, PredicateCheck is_predicate, Topic *topic,
                     Faults *faults);

/* Reads a user's page without a title about a topic that is there: `noted` with the page's text as
 * the section Your notes, and with the triggers and addresses of both.
 *   errors  the same. */
bool topic_note_read(const Page *page, const Topic *noted, PredicateCheck is_predicate,
                     Topic *topic, Faults *faults);

#endif
