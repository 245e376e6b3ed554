/* What a rule found, and the edits that mend it. */
#ifndef PYLORE_RULES_FINDING_H
#define PYLORE_RULES_FINDING_H

#include "base/slice.h"

struct Rule;

/* Replaces the bytes [start, end) of the segment. */
typedef struct TextEdit {
  uint32_t start;
  uint32_t end;
  Slice text;
} TextEdit;

typedef struct Fix {
  Slice title; /* "Replace with `is None`" */
  const TextEdit *edits; /* sorted, none overlaps another */
  uint32_t edit_count;
  bool is_safe; /* never changes what the program does */
} Fix;

typedef struct Finding {
  const struct Rule *rule;
  uint32_t start; /* bytes from the start of the segment */
  uint32_t end;
  Slice message;
  Fix fix; /* only where fixes were asked for; edit_count 0: none */
} Finding;

#endif
