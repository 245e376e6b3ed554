/* What a text that stands in the code means to the call that it is handed to: the mode of a file, a
 * pattern, a format. One table for the triggers and for the cards that take such texts apart. */
#ifndef PYLORE_CONCEPTS_TEXT_MEANING_H
#define PYLORE_CONCEPTS_TEXT_MEANING_H

#include "semantics/view.h"

typedef enum TextMeaning {
  TEXT_PLAIN,
  TEXT_FILE_MODE, /* of `open` */
  TEXT_TIME_WRITTEN, /* strftime */
  TEXT_TIME_READ, /* strptime */
  TEXT_STRUCT, /* the formats of `struct` */
  TEXT_REGEX, /* the patterns of `re` */
  TEXT_GLOB,
} TextMeaning;

/* Of a string or of strings that stand side by side; TEXT_PLAIN where it is not certain. */
TextMeaning text_meaning(const SegmentView *view, NodeId text);

/* The text with a meaning among the arguments of `call`; NO_NODE where there is none, or where it
 * does not stand there. */
NodeId text_argument(const SegmentView *view, NodeId call);

/* The strings that stand side by side around `string`, or itself. */
NodeId text_whole(const Nodes *nodes, NodeId string);

#endif
