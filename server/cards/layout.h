/* Lays out what a card has to say, within the bounds of its level. */
#ifndef PYLORE_CARDS_LAYOUT_H
#define PYLORE_CARDS_LAYOUT_H

#include "cards/fact.h"
#include "config/settings.h"

/* Bounds of a brief card. A line is a heading, a paragraph or a line of code; words are counted in
 * all of the Markdown but the fences. */
enum { BRIEF_LINES = 12, BRIEF_WORDS = 90 };

typedef struct CardContent {
  const Knowledge *knowledge;
  const Topic *topic;
  Slice role; /* of the topic, empty for none */
  Slice finding; /* a paragraph about a diagnostic; empty for none */
  Slice docs; /* the address of the last line; empty for none */
  Fact fact;
  const Topic *const *others; /* further topics that apply, the most specific first */
  uint32_t other_count;
  bool has_commands; /* topics are links to commands of the editor, and a line of them ends the card
                      */
} CardContent;

/* The commands that links on cards run, each with the id of a topic: shows its page, and marks or
 * forgets it as known. The last two are also the server's. */
#define COMMAND_OPEN "pylore.openTopic"
#define COMMAND_MARK "pylore.markKnown"
#define COMMAND_FORGET "pylore.forget"

/* The card in the form that the settings ask for; it lives in `arena`. */
Slice layout_card(const CardContent *content, const Settings *settings, Arena *arena);

Slice layout_brief(const CardContent *content, Arena *arena);
Slice layout_full(const CardContent *content, Arena *arena);

/* One line for a topic that the reader knows: its title, what is to be said about this very code if
 * that is short, and the documentation. A finding still comes first, in full. */
Slice layout_known(const CardContent *content, Arena *arena);

#endif
