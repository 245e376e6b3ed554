/* The card of a place in a file that is not Python (manifest/). Its topics are those whose file
 * triggers name the place. */
#ifndef PYLORE_CARDS_MANIFEST_CARD_H
#define PYLORE_CARDS_MANIFEST_CARD_H

#include "cards/card.h"
#include "manifest/manifest.h"

typedef struct ManifestRequest {
  ManifestKind kind;
  Slice name; /* of the file, as pages know it: manifest_name */
  Slice text; /* the whole file */
  uint32_t offset;
  const Knowledge *knowledge;
  const Settings *settings;
} ManifestRequest;

/* Everything lives in `arena`; the range is of the whole text. */
Card manifest_card_create(const ManifestRequest *request, Arena *arena);

#endif
