/* The `triggers` of a page, read into a topic. */
#ifndef PYLORE_KNOWLEDGE_TOPIC_TRIGGERS_H
#define PYLORE_KNOWLEDGE_TOPIC_TRIGGERS_H

#include "knowledge/page_checks.h"

/* Reads the page's triggers and puts them behind those that the topic has. Faults: what is no
 * selector, what is there twice, roles without a bullet in the topic's section Roles, and
 * predicates that do not exist; with `is_predicate` NULL, those are not looked at. */
void topic_triggers_read(const Page *page, PredicateCheck is_predicate, Topic *topic,
                         Faults *faults);

#endif
