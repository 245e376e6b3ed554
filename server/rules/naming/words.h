/* Upper and lower case of names as Python's texts know them, and which names are left alone. */
#ifndef PYLORE_RULES_NAMING_WORDS_H
#define PYLORE_RULES_NAMING_WORDS_H

#include "rules/context.h"

/* `name.lower() == name`, `name.islower()`, `name.isupper()`, `name[:1].isupper()`: the last three
 * ask for at least one letter that has case.
 *   source  Python's library, "Text Sequence Type". Letters outside of the Latin, Greek, Cyrillic
 * and Armenian scripts count as having no case. */
bool word_is_lowered(Slice name);
bool word_is_lower(Slice name);
bool word_is_upper(Slice name);
bool word_begins_upper(Slice name);
bool word_begins_lower(Slice name);

/* The upper case letters of the name, in `arena`. */
Slice word_capitals(Slice name, Arena *arena);

/* The name without the underscores at its front, or at both ends. */
Slice word_lstrip(Slice name);
Slice word_strip(Slice name);

/* mixedCase: not all in lower case, and it begins with a lower case letter. */
bool word_is_mixed(Slice name);

/* Whether the text has a letter that is not in lower case: without one there is nothing to find. */
bool naming_may_occur(Slice text);

/* Whether the settings say that the name is fine. */
bool naming_is_ignored(const RuleContext *context, Slice name);

/* Reports with the names between backticks. */
void naming_report(RuleContext *context, const Rule *rule, uint32_t start, uint32_t end,
                   Slice name);

#endif
