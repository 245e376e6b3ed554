/* The value of a text that stands in the code, escapes resolved: what a format or a pattern is read
 * from. Also how such a text is found for a card, and how its pieces are laid out as code. */
#ifndef PYLORE_CARDS_TEXT_VALUE_H
#define PYLORE_CARDS_TEXT_VALUE_H

#include "base/buffer.h"
#include "cards/fact.h"
#include "concepts/text_meaning.h"

typedef struct TextValue {
  NodeId node; /* the string, or strings side by side; NO_NODE: there is none */
  TextMeaning meaning;
  bool is_bytes;
  Slice value; /* UTF-8, or the bytes themselves */
} TextValue;

/* The text with a meaning that the card is about: the one under the cursor, or the argument of the
 * call whose function is. `node` is NO_NODE where there is none, where it has replacement fields,
 * or where its value is not certain. */
TextValue text_value_at(const FactPlace *place);

/* The call whose function the card is about; NO_NODE for other places. */
NodeId text_call_at(const FactPlace *place);

/* Lines "piece  # words" within a bound of lines and words; what goes beyond is counted. */
typedef struct PieceList {
  Buffer out;
  uint32_t lines;
  uint32_t words;
  uint32_t left_out;
} PieceList;

void piece_list_init(PieceList *list);
void piece_list_add(PieceList *list, uint32_t depth, Slice piece, Slice words);
Slice piece_list_take(PieceList *list, Arena *arena);

#endif
