/* Topics and rules as JSON, every field of their pages. Markdown stays as it is on the page. */
#ifndef PYLORE_CLI_PAGE_JSON_H
#define PYLORE_CLI_PAGE_JSON_H

#include "base/buffer.h"
#include "knowledge/knowledge.h"

/* Each adds one object. */
void page_json_topic(const Topic *topic, Buffer *out);
void page_json_rule(const RulePage *rule, Buffer *out);

/* Only what a list shows: id, title, group, level; code, name, topic, severity, default, fix. */
void page_json_topic_head(const Topic *topic, Buffer *out);
void page_json_rule_head(const RulePage *rule, Buffer *out);

#endif
