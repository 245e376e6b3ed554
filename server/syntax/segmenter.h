/* Cuts text into segments: each statement of the module, or of a class body, with the blank lines
 * and comments before it. A class is cut into its header and the statements of its body; runs of
 * small simple statements share a segment. Where a statement ends is seen from the next one, so the
 * segmenter is always one statement ahead. */
#ifndef PYLORE_SYNTAX_SEGMENTER_H
#define PYLORE_SYNTAX_SEGMENTER_H

#include "syntax/lexer.h"

/* Classes nested deeper than this are not cut. */
enum { LEVELS_AT_MOST = 16 };

/* The class bodies that are open at a place: the columns at which their statements stand. */
typedef struct Levels {
  uint32_t count;
  uint32_t indents[LEVELS_AT_MOST];
} Levels;

bool levels_equal(const Levels *a, const Levels *b);

typedef struct SegmentBounds {
  uint32_t start; /* bytes; segments follow each other without gaps */
  uint32_t end;
  Levels before; /* open where the segment's statement stands, its own body left out */
  bool is_class_header; /* decorators, if any, and the line that ends with the class's colon */
  uint32_t body_indent; /* of a class header: the column of its body; 0 where there is none */
  bool has_repairs; /* the parser is to read some of its bytes as others: lexer_repairs */
  uint32_t looked_ahead; /* the bounds follow from the text up to here and the next statement */
} SegmentBounds;

typedef struct Segmenter Segmenter;

/* Cuts `text`, which begins at the start of a segment where `levels` are open.
 *   owns    everything lives in `arena`; `text` is borrowed. */
Segmenter *segmenter_create(Slice text, Levels levels, Arena *arena);

/* False when the text is used up. */
bool segmenter_next(Segmenter *segmenter, SegmentBounds *bounds);

/* The levels open after the last segment. */
Levels segmenter_levels(const Segmenter *segmenter);

/* True when the last bounds were decided by the text having ended there. */
bool segmenter_met_end(const Segmenter *segmenter);

#endif
