/* What `pylore concepts` says about all files together. */
#ifndef PYLORE_CLI_CONCEPTS_TEXT_H
#define PYLORE_CLI_CONCEPTS_TEXT_H

#include "concepts/tally.h"

/* Adds the whole report, once all is counted: as JSON in one object, or as Markdown with a table
 * for each group, what is needed first and not met yet, and a summary. */
void concepts_text_write_json(ConceptsTally *tally, Buffer *out);
void concepts_text_write_markdown(ConceptsTally *tally, Buffer *out);

#endif
