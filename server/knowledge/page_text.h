/* A topic or a rule as one whole Markdown text: for `pylore explain` and for editors that open a
 * topic as a document. */
#ifndef PYLORE_KNOWLEDGE_PAGE_TEXT_H
#define PYLORE_KNOWLEDGE_PAGE_TEXT_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

/* Adds the page to `out`. Names of other topics are links to `address`, in which `%` stands for the
 * id ("pylore:/topics/%.md"); with an empty address they are the topics' titles. */
void page_text_topic(const Knowledge *knowledge, const Topic *topic, Slice address, Buffer *out);
void page_text_rule(const Knowledge *knowledge, const RulePage *rule, Slice address, Buffer *out);

/* "warning", "safe": the words that pages use for them. */
Slice severity_name(Severity severity);
Slice fix_kind_name(FixKind fix);

#endif
