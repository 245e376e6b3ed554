/* The parts of a topic's page that a card takes, as Markdown without links between pages. */
#ifndef PYLORE_CARDS_PAGE_TEXT_H
#define PYLORE_CARDS_PAGE_TEXT_H

#include "knowledge/knowledge.h"

/* Up to the first blank line; on one line. */
Slice page_first_paragraph(Slice text);

/* The beginning of a text, on one line: its first paragraph or heading where that has no more than
 * `words` words, else so many of them as do not cut code, emphasis or a link in two, and an
 * ellipsis. What cannot be shown on a line is said to be there. Empty for an empty text. */
Slice page_first_words(Slice text, uint32_t words, Arena *arena);

/* The first question of Interview questions and its answer, up to the next question. */
Slice page_first_question(Slice section, Slice *answer);

/* Links between pages as plain words. */
Slice page_without_links(const Knowledge *knowledge, Slice markdown, Arena *arena);

#endif
