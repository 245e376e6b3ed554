/* The hover card: topic, plus facts about the code that is there, as Markdown that every editor
 * renders alike. */
#ifndef PYLORE_CARDS_CARD_H
#define PYLORE_CARDS_CARD_H

#include "concepts/concepts.h"
#include "config/settings.h"
#include "rules/finding.h"

typedef struct CardRequest {
  const SegmentView *view;
  const Knowledge *knowledge;
  const Settings *settings;
  const Finding *findings; /* of the segment; those under the cursor lead */
  uint32_t finding_count;
  uint32_t offset; /* bytes from the start of the segment */
} CardRequest;

typedef struct Card {
  bool is_there; /* false: nothing to say */
  uint32_t start; /* what the card is about: bytes from the start of the segment */
  uint32_t end;
  const Topic *topic; /* that leads */
  Slice markdown;
} Card;

/* All that the place is about, the most specific first, muted or not; what cards are made of. */
uint32_t card_concepts(const SegmentView *view, const Knowledge *knowledge, uint32_t offset,
                       Concept found[CONCEPTS_AT_MOST], Arena *arena);

/* Everything lives in `arena`. */
Card card_create(const CardRequest *request, Arena *arena);

/* The same words without Markdown's marks, for clients that show plain text. */
Slice card_plain_text(Slice markdown, Arena *arena);

#endif
