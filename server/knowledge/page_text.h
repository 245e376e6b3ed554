/* A topic or a rule as one whole Markdown text: for `pylore explain` and for editors that open a
 * topic as a document. */
#ifndef PYLORE_KNOWLEDGE_PAGE_TEXT_H
#define PYLORE_KNOWLEDGE_PAGE_TEXT_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

/* Where pages are: in each address `%` stands for the id or the code ("pylore:/topics/%.md"). With
 * empty ones pages are named and no links. */
typedef struct PageAddresses {
  Slice topics;
  Slice rules;
} PageAddresses;

/* Adds the page to `out`, with the names of other pages as links. */
void page_text_topic(const Knowledge *knowledge, const Topic *topic, PageAddresses addresses,
                     Buffer *out);
void page_text_rule(const Knowledge *knowledge, const RulePage *rule, PageAddresses addresses,
                    Buffer *out);

/* "warning", "safe": the words that pages use for them. */
Slice severity_name(Severity severity);
Slice fix_kind_name(FixKind fix);

#endif
