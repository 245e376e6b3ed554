/* The page that somebody means by a word. */
#ifndef PYLORE_CLI_PAGE_FIND_H
#define PYLORE_CLI_PAGE_FIND_H

#include "cli/command.h"
#include "knowledge/knowledge.h"

enum { PAGES_MEANT = 8 };

typedef struct PageFound {
  const Topic *topic; /* at most one of them is there */
  const RulePage *rule;
  /* Otherwise what may have been meant, ids and codes; several topics that have the word, or names
   * that are spelled alike. */
  Slice meant[PAGES_MEANT];
  uint32_t meant_count;
  bool has_word; /* `meant` are topics that show on exactly this word */
} PageFound;

/* Looks for an id, a code, a name or a title, capital letters being no difference, and then for the
 * one topic that shows on the keyword, operator or name `word` ("yield", "lru_cache"). */
PageFound page_find(const Knowledge *knowledge, Slice word);

/* Says on stderr that there is no such page, and what may have been meant; returns EXIT_MISUSE. */
int page_find_fail(const Command *command, const char *word, const PageFound *found);

#endif
