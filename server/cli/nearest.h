/* What somebody may have meant who wrote something else. */
#ifndef PYLORE_CLI_NEAREST_H
#define PYLORE_CLI_NEAREST_H

#include "base/slice.h"

/* How many characters (bytes) must be added, left out, changed or swapped with their neighbour to
 * make one of the other, capital letters being no difference; UINT32_MAX for texts over 64 bytes.
 */
uint32_t nearest_distance(Slice a, Slice b);

/* Equal but for capital letters. */
bool nearest_is_same(Slice a, Slice b);

/* The best few of many, given one by one. */
enum { NEAREST_KEPT = 3 };
typedef struct Nearest {
  Slice wanted;
  Slice items[NEAREST_KEPT]; /* the closest first */
  uint32_t distances[NEAREST_KEPT];
  uint32_t count;
} Nearest;

/* Looks at `text`, and keeps `item` (what to suggest for it) if it is close enough to be meant. */
void nearest_offer(Nearest *nearest, Slice text, Slice item);

#endif
