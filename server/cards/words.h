/* Sentences about the reader's code: the reader's names as inline code, lines as numbers.
 * What comes from the file is never Markdown here, whatever characters it has. */
#ifndef PYLORE_CARDS_WORDS_H
#define PYLORE_CARDS_WORDS_H

#include "base/buffer.h"
#include "semantics/view.h"

/* `text` as inline code: one line of valid UTF-8, at most 44 characters (cut with an ellipsis),
 * between more backticks than stand in it. */
Slice words_code(Slice text, Arena *arena);

/* The source of a node as inline code. What is too long is cut where a reader would: the arguments
 * of a call, the items of a display. Empty for NO_NODE. */
Slice words_node(const Nodes *nodes, NodeId node, Arena *arena);

/* "line 4", where byte `offset` of the segment stands; one-based, as editors count. */
Slice words_line(const SegmentView *view, uint32_t offset, Arena *arena);

/* "If `items` is still the list from line 3", or "On `[1, 2]`, a list": the type that the file
 * shows for an expression, and on what that rests. Empty for a type that it does not show. */
Slice words_premise(const SegmentView *view, NodeId expression, Arena *arena);

/* "line 4", "line 4 or 7", "line 4, 7 or 9"; from five on "one of lines 4 to 31". The lines are
 * zero-based and ascending; doubles are said once. */
Slice words_any_line(const uint32_t *lines, uint32_t count, Arena *arena);

/* The length of the longest run of backticks: a fence has to be longer. */
size_t words_longest_backticks(Slice text);

/* What goes into the holes of a pattern, in order; those that are not given are empty. */
enum { HOLES_AT_MOST = 6 };
typedef struct Holes {
  Slice of[HOLES_AT_MOST];
} Holes;

/* `pattern` with each `{}` replaced by the next of `values`. */
Slice words_fill(Arena *arena, const char *pattern, Holes values);

#endif
