/* What becomes of the exception that is being handled when another one is raised.
 *   source  Python language reference, "The raise statement". */
#ifndef PYLORE_CARDS_RAISES_H
#define PYLORE_CARDS_RAISES_H

#include "cards/fact.h"

/* About a raise_statement; empty where it stands in no `except`, or nothing certain can be said. */
Fact fact_of_raise(const FactPlace *place, NodeId statement);

#endif
