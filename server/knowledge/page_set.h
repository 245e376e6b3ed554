/* Many pages: read from folders one after the other, then looked at together. */
#ifndef PYLORE_KNOWLEDGE_PAGE_SET_H
#define PYLORE_KNOWLEDGE_PAGE_SET_H

#include <stdatomic.h>

#include "knowledge/page_checks.h"

/* One page that is right in itself: either of `topic` and `rule` is NULL. */
typedef struct PageEntry {
  Slice key; /* id or code */
  Topic *topic;
  RulePage *rule;
  Slice path;
  FrontMatter front;
  Slice body;
  uint32_t body_line;
} PageEntry;

typedef struct PageSet {
  PageOwner owner;
  const Knowledge *base; /* under the pages: what they may replace or add to; NULL for none */
  PredicateCheck is_predicate; /* NULL: predicates are not looked at */
  Faults *faults; /* its arena owns all that the set has */
  PageEntry *entries;
  uint32_t count;
  uint32_t capacity;
  Slice *others; /* files of the user's that are no pages of ours: notes, perhaps */
  uint32_t other_count;
  uint32_t other_capacity;
  uint32_t note_count; /* of them that became notes, once joined */
  const atomic_bool *is_stopped; /* once true, no more is read; NULL: never */
} PageSet;

/* Reads all pages below `folder`; faulty ones are left out, each with its faults.
 * A user's page that has the id of a topic of the base and no title is a note: its text becomes the
 * topic's section Your notes, its triggers and addresses are added. Any other page replaces the one
 * of the base with the same id or code. */
void page_set_add_folder(PageSet *set, Slice folder);

/* The base with the pages of the set laid over it, and with the notes among the other files added
 * to their topics (vault_note.h).
 *   owns    everything lives in the arena of the faults. */
Knowledge *page_set_join(PageSet *set);

/* Adds a fault for every link, `requires`, `related` and `topic` that leads nowhere in `knowledge`,
 * and for topics that require themselves over others. Such entries are taken out of the topics.
 * Among our own pages, two topics that would both lead at one trigger are a fault too. */
void page_set_check_references(PageSet *set, const Knowledge *knowledge);

#endif
