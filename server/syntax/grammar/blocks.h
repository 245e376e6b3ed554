/* What the lines of a segment are to each other: which clause may follow which, what a column
 * means, where a `try` is left alone. Told the lines one after the other; whatever stands behind a
 * line that could not be read is taken to be right. */
#ifndef PYLORE_SYNTAX_GRAMMAR_BLOCKS_H
#define PYLORE_SYNTAX_GRAMMAR_BLOCKS_H

#include "syntax/grammar/grammar.h"

enum { BLOCKS_AT_MOST = 100 };

typedef struct Block {
  uint32_t indent; /* columns, a tab going to the next multiple of 8 */
  uint32_t characters; /* of its first line's front, a tab being one */
  uint8_t may_follow; /* the clauses that the block's last statement may still have */
  bool is_decorated; /* a decorator waits for its function */
  Fault pending; /* what is wrong unless a clause, or a function, comes */
} Block;

typedef struct Blocks {
  Block items[BLOCKS_AT_MOST];
  uint32_t count;
  Fault missing; /* the block that the line before calls for, if it is the last one */
  bool is_uncertain; /* a line could not be read; its block's columns say nothing */
  bool gave_up;
} Blocks;

/* Goes on with a logical line that is not blank; `is_sound` when it has been read without a fault.
 * Returns what is wrong with it, or with a statement that it ends. */
Fault blocks_add(Blocks *blocks, const LogicalLine *line, Slice text, bool is_sound);

/* The line that was added last may belong elsewhere: nothing that is open is held against what
 * follows. */
void blocks_doubt(Blocks *blocks);

/* At the end of the segment. */
Fault blocks_end(Blocks *blocks);

#endif
