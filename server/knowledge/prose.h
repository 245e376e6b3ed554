/* Prose measured as a reader would: how many words and sentences, and whether it ends. */
#ifndef PYLORE_KNOWLEDGE_PROSE_H
#define PYLORE_KNOWLEDGE_PROSE_H

#include "knowledge/styled_text.h"

typedef struct Prose {
  uint32_t words;
  uint32_t sentences;
  bool is_ended; /* by a full stop, question mark or exclamation mark */
} Prose;

/* Dots in inline code end nothing, and neither does one before a small letter ("e.g. this"). */
Prose prose_measure(const StyledText *text);

#endif
