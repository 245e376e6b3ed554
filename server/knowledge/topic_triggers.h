/* The `triggers` of a page, read into a topic. */
#ifndef PYLORE_KNOWLEDGE_TOPIC_TRIGGERS_H
#define PYLORE_KNOWLEDGE_TOPIC_TRIGGERS_H

#include "knowledge/page.h"

/* Reads the page's triggers and puts them behind those that the topic has. Faults: what is no
 * selector, what is there twice, and roles without a bullet in the topic's section Roles. */
void topic_triggers_read(const Page *page, Topic *topic, Faults *faults);

#endif
