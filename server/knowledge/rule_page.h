/* A page about a rule, read into a RulePage. */
#ifndef PYLORE_KNOWLEDGE_RULE_PAGE_H
#define PYLORE_KNOWLEDGE_RULE_PAGE_H

#include "knowledge/page_checks.h"

/* Reads all of the page; whether its topic exists is not looked at.
 *   errors  false with a fault for each thing that is wrong.
 *   owns    everything lives in the arena of `faults`. */
bool rule_page_read(const Page *page, PageOwner owner, RulePage *rule, Faults *faults);

#endif
