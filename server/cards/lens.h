/* The line over a definition: what is most worth knowing about it, in the words of its card. */
#ifndef PYLORE_CARDS_LENS_H
#define PYLORE_CARDS_LENS_H

#include "cards/card.h"

typedef struct Lens {
  const Topic *topic;
  Slice text; /* one plain line */
  uint32_t start; /* the name of the definition: bytes from the start of the segment */
  uint32_t end;
} Lens;

/* What lenses are made of; borrowed. */
typedef struct LensRequest {
  const SegmentView *view;
  const Knowledge *knowledge;
  const Settings *settings; /* topics that are muted or known stay away */
} LensRequest;

/* Calls `visit` for each function and class of the segment about which one of the cards in its head
 * has a fact that tells what it is or does. Most have none. */
typedef void (*LensVisitor)(void *context, const Lens *lens);
void lens_visit(const LensRequest *request, LensVisitor visit, void *context);

#endif
